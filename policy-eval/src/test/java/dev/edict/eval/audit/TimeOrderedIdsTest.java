package dev.edict.eval.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {

  @Test
  void makesDistinctIdentifiersOfVersion7() {
    TimeOrderedIds ids = new TimeOrderedIds(InstantSource.fixed(AuditEvents.NOW), new Random(7));
    Set<UUID> made = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      UUID id = ids.get();
      assertThat(id.version()).isEqualTo(7);
      assertThat(id.variant()).isEqualTo(2);
      assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(AuditEvents.NOW.toEpochMilli());
      made.add(id);
    }
    assertThat(made).hasSize(1000);
  }

  @Test
  void textsSortByTime() {
    Instant later = AuditEvents.NOW.plusMillis(1);
    String early = new TimeOrderedIds(InstantSource.fixed(AuditEvents.NOW)).get().toString();
    assertThat(new TimeOrderedIds(InstantSource.fixed(later)).get().toString())
        .isGreaterThan(early);
  }
}
