package dev.edict.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BundleScheduleTest {
  private static final BundleSchedule SCHEDULE = BundleSchedule.DEFAULTS;
  private final RandomGenerator random = new SplittableRandom(1);

  private void assertWaits(int failures, Duration average) {
    for (int i = 0; i < 1000; i++) {
      assertThat(SCHEDULE.next(failures, random))
          .isBetween(average.dividedBy(2), average.multipliedBy(3).dividedBy(2));
    }
  }

  @Test
  void waitsAreSpreadAndGrowToABound() {
    assertWaits(0, SCHEDULE.interval());
    assertWaits(1, Duration.ofSeconds(2));
    assertWaits(2, Duration.ofSeconds(4));
    assertWaits(5, Duration.ofSeconds(32));
    assertWaits(9, SCHEDULE.longestRetry());
    assertWaits(Integer.MAX_VALUE, SCHEDULE.longestRetry());
  }

  @Test
  void machinesThatStartTogetherDoNotAskTogether() {
    int[] perSecond = new int[90];
    for (int machine = 0; machine < 60_000; machine++) {
      perSecond[(int) SCHEDULE.next(0, random).toSeconds()]++;
    }
    for (int second = 30; second < 90; second++) {
      assertThat(perSecond[second]).isBetween(800, 1200);
    }
  }

  @Test
  void timesArePositive() {
    assertThatIllegalArgumentException().isThrownBy(() -> SCHEDULE.every(Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SCHEDULE.withMaxAge(Duration.ofSeconds(-1)));
  }
}
