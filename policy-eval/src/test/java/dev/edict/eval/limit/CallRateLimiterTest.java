package dev.edict.eval.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.edict.eval.limit.CallRateLimiter.Caller;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CallRateLimiterTest {
  private static final Caller ALICE = new Caller("alice", "sb-1");
  private static final long START = Long.MAX_VALUE - 5;

  private final AtomicLong nanos = new AtomicLong(START);
  private final CallRateLimiter limiter = new CallRateLimiter(nanos::get, 2);

  private void advance(long seconds) {
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
  }

  @Test
  void letsAsManyThroughAsTheLimitSays() {
    assertThat(limiter.tryAcquire(ALICE, 2)).isTrue();
    assertThat(limiter.tryAcquire(ALICE, 2)).isTrue();
    assertThat(limiter.tryAcquire(ALICE, 2)).isFalse();
  }

  @Test
  void aCallCountsForAMinute() {
    assertThat(limiter.tryAcquire(ALICE, 1)).isTrue();
    advance(60);
    assertThat(limiter.tryAcquire(ALICE, 1)).isFalse();
    advance(1);
    assertThat(limiter.tryAcquire(ALICE, 1)).isTrue();
  }

  @Test
  void refusedCallsDoNotCount() {
    assertThat(limiter.tryAcquire(ALICE, 1)).isTrue();
    for (int i = 0; i < 60; i++) {
      advance(1);
      assertThat(limiter.tryAcquire(ALICE, 1)).isFalse();
    }
    advance(1);
    assertThat(limiter.tryAcquire(ALICE, 1)).isTrue();
  }

  @Test
  void aLongPauseForgetsEverything() {
    assertThat(limiter.tryAcquire(ALICE, 1)).isTrue();
    advance(1_000_000);
    assertThat(limiter.tryAcquire(ALICE, 1)).isTrue();
    assertThat(limiter.tryAcquire(ALICE, 1)).isFalse();
  }

  @Test
  void callersDoNotDisturbEachOther() {
    assertThat(limiter.tryAcquire(ALICE, 1)).isTrue();
    assertThat(limiter.tryAcquire(new Caller("alice", "sb-2"), 1)).isTrue();
    assertThat(limiter.tryAcquire(ALICE, 1)).isFalse();
  }

  @Test
  void tooManyCallersAreRefusedUntilOneIsIdle() {
    assertThat(limiter.tryAcquire(new Caller("a", null), 9)).isTrue();
    advance(30);
    assertThat(limiter.tryAcquire(new Caller("b", null), 9)).isTrue();
    assertThat(limiter.tryAcquire(new Caller("c", null), 9)).isFalse();
    assertThat(limiter.tryAcquire(new Caller("a", null), 9)).isTrue();
    advance(61);
    assertThat(limiter.tryAcquire(new Caller("c", null), 9)).isTrue();
    assertThat(limiter.tryAcquire(new Caller("d", null), 9)).isTrue();
    assertThat(limiter.tryAcquire(new Caller("e", null), 9)).isFalse();
  }

  @Test
  void refusesToServeNobody() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CallRateLimiter(nanos::get, 0))
        .withMessage("mostCallers is 0");
  }

  @Test
  void runsByTheSystemsClock() {
    CallRateLimiter plain = new CallRateLimiter();
    assertThat(plain.tryAcquire(ALICE, 1)).isTrue();
    assertThat(plain.tryAcquire(ALICE, 0)).isFalse();
  }

  @Property
  void noMinuteSeesMoreCallsThanTheLimit(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int limit) {
    Random random = new Random(seed);
    AtomicLong clock = new AtomicLong();
    CallRateLimiter any = new CallRateLimiter(clock::get, 1);
    Deque<Long> lastMinute = new ArrayDeque<>();
    for (int i = 0; i < 300; i++) {
      clock.addAndGet(random.nextLong(TimeUnit.SECONDS.toNanos(20)));
      long minuteAgo = clock.get() - TimeUnit.MINUTES.toNanos(1);
      while (!lastMinute.isEmpty() && lastMinute.peek() <= minuteAgo) {
        lastMinute.remove();
      }
      if (any.tryAcquire(ALICE, limit)) {
        lastMinute.add(clock.get());
      }
      assertThat(lastMinute).hasSizeLessThanOrEqualTo(limit);
    }
  }
}
