package dev.edict.audit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EventRingTest {
  private final EventRing.Slot slot = new EventRing.Slot();

  @Test
  void refusesWhenFullAndWhenClosed() {
    EventRing ring = new EventRing(2);
    assertThat(ring.offer(1, "a", null, null, null, null)).isEqualTo(1);
    assertThat(ring.offer(2, "b", null, null, null, null)).isEqualTo(2);
    assertThat(ring.offer(3, "c", null, null, null, null)).isEqualTo(EventRing.FULL);
    assertThat(ring.poll(slot)).isTrue();
    assertThat(slot.first).isEqualTo("a");
    assertThat(slot.micros).isEqualTo(1);
    assertThat(ring.offer(4, "d", "e", "f", "g", "h")).isEqualTo(3);
    ring.close();
    assertThat(ring.isClosed()).isTrue();
    assertThat(ring.offer(5, "i", null, null, null, null)).isEqualTo(EventRing.CLOSED);
    assertThat(ring.size()).isEqualTo(2);
    assertThat(ring.poll(slot)).isTrue();
    assertThat(ring.poll(slot)).isTrue();
    assertThat(slot.fifth).isEqualTo("h");
    assertThat(ring.poll(slot)).isFalse();
  }

  @Test
  void losesAndRepeatsNothing() throws InterruptedException {
    EventRing ring = new EventRing(16);
    AtomicLong taken = new AtomicLong();
    ExecutorService threads = Executors.newFixedThreadPool(3);
    for (int t = 0; t < 3; t++) {
      threads.execute(
          () -> {
            for (long i = taken.getAndIncrement(); i < 20_000; i = taken.getAndIncrement()) {
              while (ring.offer(i, i, null, null, null, null) == EventRing.FULL) {
                Thread.onSpinWait();
              }
            }
          });
    }
    Set<Object> seen = new HashSet<>();
    while (seen.size() < 20_000) {
      if (ring.poll(slot)) {
        assertThat(seen.add(slot.micros)).isTrue();
        assertThat(slot.first).isEqualTo(slot.micros);
      }
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    assertThat(ring.poll(slot)).isFalse();
    assertThat(ring.offered()).isEqualTo(20_000);
  }
}
