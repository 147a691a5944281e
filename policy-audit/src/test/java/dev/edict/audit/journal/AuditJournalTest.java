package dev.edict.audit.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edict.eval.audit.AuditChain;
import dev.edict.eval.audit.AuditedDecisionPoint;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Decision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AuditJournalTest {
  @TempDir private Path directory;
  private final FaultyDisk disk = new FaultyDisk();
  private final SettableClock clock = new SettableClock(Samples.NOW);

  private AuditJournal open(JournalOptions.Builder options) throws IOException {
    return AuditJournal.open(directory, options.build(), disk, clock);
  }

  @ParameterizedTest
  @EnumSource(Durability.class)
  void keepsEveryEventInOrder(Durability durability) throws IOException {
    Samples.fill(directory, Samples.quiet().durability(durability).build(), 1, 300);
    Samples.fill(directory, Samples.quiet().durability(durability).build(), 301, 303);
    List<JournalRecord> records = Samples.records(directory);
    assertThat(records).extracting(r -> r.text("resource")).hasSize(303).contains("e1", "e303");
    assertThat(records).extracting(r -> r.position().sequence()).isSorted().endsWith(303L);
    assertThat(AuditChain.firstBroken(records.stream().map(JournalRecord::line).toList()))
        .isEmpty();
    assertThat(Samples.verify(directory).isIntact()).isTrue();
  }

  @Test
  void numbersEventsOfManyThreadsWithoutGap() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (AuditJournal journal = open(Samples.quiet().queueCapacity(64))) {
      List<Future<?>> writers = new ArrayList<>();
      for (int t = 0; t < 8; t++) {
        int thread = t;
        writers.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < 500; i++) {
                    journal.write(
                        Samples.request("h"), Samples.denial(Basis.IMPLICIT, thread + "/" + i));
                  }
                  return null;
                }));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    } finally {
      threads.shutdown();
    }
    assertThat(Samples.contents(directory)).doesNotHaveDuplicates().hasSize(4000);
    assertThat(Samples.verify(directory).isIntact()).isTrue();
    assertThat(disk.forces.get()).isLessThan(4000);
  }

  @Test
  void returnsOnlyWhenTheEventIsOnTheDisk() throws Exception {
    disk.gate = new CountDownLatch(1);
    try (AuditJournal journal = open(Samples.quiet())) {
      long number = journal.append(Samples.event("a"));
      CompletableFuture<Void> durable = journal.whenDurable(number);
      disk.firstForce.await();
      assertThat(durable).isNotDone();
      disk.gate.countDown();
      journal.awaitDurable(number);
      durable.get();
      assertThat(journal.whenDurable(number)).isCompleted();
    }
  }

  @Test
  void bufferedJournalForcesForThoseWhoAsk() throws IOException {
    try (AuditJournal journal = open(Samples.quiet().durability(Durability.BUFFERED))) {
      journal.awaitDurable(journal.append(Samples.event("a")));
      assertThat(disk.forces.get()).isPositive();
      assertThat(Samples.contents(directory)).containsExactly("a");
    }
  }

  @Test
  void bufferedJournalTellsWhatIsWrittenWithoutTheDisk() throws IOException {
    AuditJournal journal = open(Samples.quiet().durability(Durability.BUFFERED));
    disk.failsToForce = true;
    long number = journal.append(Samples.event("a"));
    journal.awaitWritten(number);
    assertThat(Samples.contents(directory)).containsExactly("a");
    assertThatThrownBy(() -> journal.awaitDurable(number)).isInstanceOf(JournalException.class);
    assertThatThrownBy(() -> journal.awaitWritten(number + 1)).isInstanceOf(JournalException.class);
    assertThatThrownBy(journal::close).isInstanceOf(JournalException.class);
  }

  @Test
  void handsOverDecisionsOrDenies() throws IOException {
    Decision denial = Samples.denial(Basis.EXPLICIT, "paste.ee:443");
    AuditJournal journal = open(Samples.quiet());
    JournaledDecisionPoint decisions = JournaledDecisionPoint.of(request -> denial, journal);
    assertThat(decisions.decide(Samples.request("paste.ee"))).isSameAs(denial);
    journal.close();
    assertThat(decisions.decide(Samples.request("paste.ee")).code())
        .isEqualTo(AuditedDecisionPoint.AUDIT_FAILED);
    assertThat(Samples.contents(directory)).containsExactly("paste.ee:443");
  }

  @Test
  void refusesWhatDoesNotFitWhenToldToDeny() throws Exception {
    disk.gate = new CountDownLatch(1);
    AuditJournal journal = open(Samples.quiet().queueCapacity(64).fullQueue(FullQueue.DENY));
    journal.append(Samples.event("first"));
    disk.firstForce.await();
    for (int i = 0; i < 64; i++) {
      journal.append(Samples.event("e" + i));
    }
    assertThatThrownBy(() -> journal.append(Samples.event("too much")))
        .isInstanceOfSatisfying(
            JournalException.class,
            e -> assertThat(e.reason()).isEqualTo(JournalException.Reason.FULL));
    disk.gate.countDown();
    journal.close();
    assertThat(Samples.contents(directory)).hasSize(65);
  }

  @Test
  void countsWhatItDropsWhenToldTo() throws Exception {
    disk.gate = new CountDownLatch(1);
    try (AuditJournal journal =
        open(Samples.quiet().queueCapacity(64).fullQueue(FullQueue.COUNT))) {
      journal.append(Samples.event("first"));
      disk.firstForce.await();
      for (int i = 0; i < 64; i++) {
        journal.append(Samples.event("e" + i));
      }
      for (int i = 0; i < 5; i++) {
        assertThat(journal.append(Samples.event("lost"))).isEqualTo(AuditJournal.DROPPED);
      }
      assertThat(journal.dropped()).isEqualTo(5);
      disk.gate.countDown();
    }
    List<JournalRecord> records = Samples.records(directory);
    assertThat(records)
        .hasSize(66)
        .filteredOn(JournalRecord::isNotice)
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice.text("notice")).isEqualTo("events-dropped");
              assertThat(notice.number("count")).isEqualTo(5);
            });
  }

  @Test
  void waitsForRoomWhenToldToBlock() throws Exception {
    disk.gate = new CountDownLatch(1);
    AuditJournal journal = open(Samples.quiet().queueCapacity(64));
    journal.append(Samples.event("first"));
    disk.firstForce.await();
    for (int i = 0; i < 64; i++) {
      journal.append(Samples.event("e" + i));
    }
    CompletableFuture<Long> blocked =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return journal.append(Samples.event("last"));
              } catch (IOException refused) {
                throw new IllegalStateException(refused);
              }
            });
    disk.gate.countDown();
    assertThat(blocked.get()).isEqualTo(66);
    journal.close();
    assertThat(Samples.contents(directory)).hasSize(66).endsWith("last");
  }

  @Test
  void interruptedWaiterIsRefused() throws Exception {
    disk.gate = new CountDownLatch(1);
    AuditJournal journal = open(Samples.quiet());
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> journal.write(Samples.event("a")))
        .isInstanceOfSatisfying(
            JournalException.class,
            e -> assertThat(e.reason()).isEqualTo(JournalException.Reason.INTERRUPTED));
    assertThat(Thread.interrupted()).isTrue();
    disk.gate.countDown();
    journal.close();
  }

  @Test
  void fullDiskDeniesAndIsReported() throws IOException {
    AtomicReference<IOException> reported = new AtomicReference<>();
    disk.room.set(2000);
    AuditJournal journal = open(Samples.quiet().problems(reported::set));
    JournaledDecisionPoint decisions =
        JournaledDecisionPoint.of(r -> Samples.denial(Basis.IMPLICIT, "x"), journal);
    int recorded = 0;
    while (!decisions
        .decide(Samples.request("x"))
        .code()
        .equals(AuditedDecisionPoint.AUDIT_FAILED)) {
      recorded++;
    }
    assertThat(recorded).isEqualTo(3);
    assertThatThrownBy(() -> journal.write(Samples.event("b")))
        .isInstanceOf(JournalException.class)
        .hasRootCauseMessage(FaultyDisk.FULL);
    assertThat(journal.failure()).hasMessage(FaultyDisk.FULL).isSameAs(reported.get());
    assertThatThrownBy(journal::close).isInstanceOf(JournalException.class);

    Samples.fill(directory, Samples.quiet().build(), 1, 1);
    assertThat(Samples.contents(directory)).containsExactly("x", "x", "x", "tail-cut", "e1");
    assertThat(Samples.verify(directory).isIntact()).isTrue();
  }

  @Test
  void failedForceIsNotTriedAgain() throws IOException {
    disk.failsToForce = true;
    AuditJournal journal = open(Samples.quiet().problems(problem -> {}));
    assertThatThrownBy(() -> journal.write(Samples.event("a"))).isInstanceOf(IOException.class);
    disk.failsToForce = false;
    assertThatThrownBy(() -> journal.write(Samples.event("b")))
        .isInstanceOfSatisfying(
            JournalException.class,
            e -> assertThat(e.reason()).isEqualTo(JournalException.Reason.FAILED));
    assertThat(journal.whenDurable(1)).isCompletedExceptionally();
    assertThat(disk.forces.get()).isEqualTo(1);
    assertThatThrownBy(journal::close).isInstanceOf(IOException.class);
  }

  @Test
  void readOnlyDirectoryDenies() throws IOException {
    disk.failsToCreate = true;
    AtomicReference<IOException> reported = new AtomicReference<>();
    assertThatThrownBy(() -> open(Samples.quiet().problems(reported::set)))
        .isInstanceOf(IOException.class);
    disk.failsToCreate = false;
    AuditJournal journal = open(Samples.quiet().problems(reported::set));
    disk.failsToCreate = true;
    assertThatThrownBy(() -> journal.write(Samples.event("a"))).isInstanceOf(IOException.class);
    assertThat(reported.get()).hasMessage("Read-only file system");
    assertThatThrownBy(journal::close).isInstanceOf(IOException.class);
  }

  @Test
  void directoryHasOneJournal() throws IOException {
    try (AuditJournal journal = open(Samples.quiet())) {
      assertThatThrownBy(() -> open(Samples.quiet()))
          .isInstanceOfSatisfying(
              JournalException.class,
              e -> assertThat(e.reason()).isEqualTo(JournalException.Reason.LOCKED));
      journal.write(Samples.event("a"));
    }
    open(Samples.quiet()).close();
    assertThat(Samples.contents(directory)).containsExactly("a");
  }

  @Test
  void clockThatStepsBackIsRecordedAndChangesNoOrder() throws IOException {
    try (AuditJournal journal = open(Samples.quiet())) {
      journal.write(Samples.request("a"), Samples.denial(Basis.IMPLICIT, "a"));
      clock.set(Samples.NOW.minusSeconds(3600));
      while (!Samples.contents(directory).contains("clock-stepped-back")) {
        journal.write(Samples.request("b"), Samples.denial(Basis.IMPLICIT, "b"));
      }
      journal.write(Samples.request("c"), Samples.denial(Basis.IMPLICIT, "c"));
    }
    List<JournalRecord> records = Samples.records(directory);
    assertThat(records.get(records.size() - 1).time()).isEqualTo(Samples.NOW.minusSeconds(3600));
    assertThat(records)
        .filteredOn(JournalRecord::isNotice)
        .singleElement()
        .satisfies(notice -> assertThat(notice.number("count")).isEqualTo(3_600_000_000L));
    assertThat(Samples.verify(directory).isIntact()).isTrue();
  }

  @Test
  void systemClockCountsMicrosecondsOn() {
    AnchoredClock system = new AnchoredClock(InstantSource.system());
    long before = EventClock.microsOf(InstantSource.system().instant());
    assertThat(system.micros()).isBetween(before - 100_000, before + 60_000_000);
    assertThat(EventClock.instantOf(EventClock.microsOf(Samples.NOW))).isEqualTo(Samples.NOW);
  }

  @Test
  void beginsNewSegmentsBySizeAndCompressesOldOnes() throws IOException {
    Samples.fill(directory, JournalOptions.builder().segmentBytes(1500).build(), 1, 20);
    List<Segment> segments = Segment.list(directory);
    assertThat(segments).hasSize(10);
    assertThat(segments).filteredOn(Segment::isCompressed).hasSize(9);
    assertThat(segments.get(0).digestFile()).exists();
    assertThat(Samples.contents(directory)).hasSize(20);
    Samples.fill(directory, JournalOptions.builder().segmentBytes(1500).build(), 21, 22);
    assertThat(Samples.contents(directory)).hasSize(22).endsWith("e22");
    assertThat(Samples.verify(directory).findings()).isEmpty();
  }

  @Test
  void beginsNewSegmentsByAge() throws IOException {
    JournalOptions options = Samples.quiet().segmentAge(Duration.ofNanos(1)).build();
    Samples.fill(directory, options, 1, 5);
    assertThat(Segment.list(directory)).hasSizeGreaterThan(1);
    assertThat(Samples.verify(directory).findings()).isEmpty();
  }

  @Test
  void removesTheOldestSegmentsAndSaysSo() throws IOException {
    JournalOptions options = Samples.quiet().segmentBytes(1500).keepBytes(4000).build();
    Samples.fill(directory, options, 1, 20);
    List<JournalRecord> records = Samples.records(directory);
    assertThat(records.get(0).position().sequence()).isGreaterThan(10);
    assertThat(records).filteredOn(JournalRecord::isNotice).isNotEmpty();
    assertThat(Samples.verify(directory).findings()).isEmpty();
    Files.delete(Segment.list(directory).get(0).file());
    assertThat(Samples.verify(directory).findings())
        .extracting(Finding::kind)
        .containsExactly(Finding.Kind.MISSING_START);
  }

  @Test
  void removesNothingThatADeliveryHasNotRead() throws IOException {
    JournalOptions options = Samples.quiet().segmentBytes(1500).keepBytes(0).build();
    Samples.fill(directory, Samples.quiet().segmentBytes(1500).build(), 1, 10);
    JournalPosition read = Samples.records(directory).get(4).position();
    PositionFile.of(directory, "splunk").save(read);
    Samples.fill(directory, options, 11, 20);
    assertThat(Samples.contents(directory)).contains("e6", "e7", "e20").doesNotContain("e4");
    assertThat(Samples.verify(directory).findings()).isEmpty();
    assertThat(PositionFile.of(directory, "splunk").load()).isEqualTo(read);
    assertThatThrownBy(() -> PositionFile.of(directory, "../x"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
