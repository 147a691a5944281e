package dev.edict.audit.journal;

import dev.edict.audit.claim.FileClaim;
import dev.edict.eval.audit.AuditEvent;
import dev.edict.eval.audit.AuditSink;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.request.AccessRequest;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A directory of segments that events are appended to. Safe for use by many threads; the thread
 * that decides only puts the facts into a queue, one other thread encodes, seals and writes them.
 *
 * <pre>{@code
 * try (AuditJournal journal = AuditJournal.open(directory, JournalOptions.defaults())) {
 *   JournaledDecisionPoint decisions = JournaledDecisionPoint.of(pdp::decide, journal);
 *   Decision decision = decisions.decide(request);
 * }
 * }</pre>
 *
 * <p>When writing fails, because the disk is full or read-only, the journal takes nothing more: a
 * decision that cannot be recorded is a denial. Open it again when the cause is gone.
 */
public final class AuditJournal implements AuditSink, Closeable {

  /** The number of an event that was dropped and counted. */
  public static final long DROPPED = 0;

  /** The file in the directory that says, while it is locked, that a journal has it. */
  static final String LOCK = "journal.lock";

  private static final long PAUSE = TimeUnit.MICROSECONDS.toNanos(50);

  private final FileClaim lock;
  private final Durability durability;
  private final FullQueue fullQueue;
  private final EventRing ring;
  private final HandOver events;
  private final Progress progress = new Progress();
  private final LongAdder dropped = new LongAdder();
  private final JournalWriter writer;
  private final Thread thread;
  private final Thread atExit;
  private final long wakeAt;

  private AuditJournal(
      Path directory, JournalOptions options, Disk disk, EventClock clock, FileClaim lock)
      throws IOException {
    LongFunction<UUID> ids = new TimeOrderedIds()::at;
    this.lock = lock;
    this.durability = options.durability;
    this.fullQueue = options.fullQueue;
    this.ring = new EventRing(options.queueCapacity);
    this.events = new HandOver(ring, clock, ids, options.host);
    this.wakeAt = options.queueCapacity / 2;
    this.writer =
        new JournalWriter(
            directory,
            options,
            new JournalWriter.Parts(disk, ring, events, clock, ids, progress, dropped));
    this.thread = new Thread(writer, "edict-audit-writer");
    this.thread.setDaemon(true);
    this.atExit = new Thread(this::finish, "edict-audit-exit");
  }

  /**
   * Opens the journal in a directory, which is made if it does not exist, and goes on with what is
   * there. What a crash tore is set aside and recorded.
   *
   * @throws JournalException if another journal has the directory, or records were changed or cut
   * @throws IOException if the directory cannot be used
   */
  public static AuditJournal open(Path directory, JournalOptions options) throws IOException {
    return open(directory, options, Disk.REAL, new AnchoredClock(InstantSource.system()));
  }

  static AuditJournal open(Path directory, JournalOptions options, Disk disk, EventClock clock)
      throws IOException {
    Files.createDirectories(directory);
    FileClaim lock =
        FileClaim.take(directory.resolve(LOCK))
            .orElseThrow(
                () ->
                    new JournalException(
                        JournalException.Reason.LOCKED,
                        "another journal has the directory " + directory));
    try {
      AuditJournal journal = new AuditJournal(directory, options, disk, clock, lock);
      journal.thread.start();
      Runtime.getRuntime().addShutdownHook(journal.atExit);
      return journal;
    } catch (IOException | RuntimeException notOpened) {
      lock.close();
      throw notOpened;
    }
  }

  /** Returns what it means that this journal has taken an event. */
  public Durability durability() {
    return durability;
  }

  /**
   * Hands a decision over.
   *
   * @return the number of the event, for {@link #awaitDurable}; {@link #DROPPED} when the queue is
   *     full and drops are counted
   * @throws JournalException if the journal does not take it
   */
  public long append(AccessRequest request, Decision decision) throws IOException {
    long number = events.offer(request, decision);
    while (number <= 0) {
      if (!waits(number)) {
        return DROPPED;
      }
      number = events.offer(request, decision);
    }
    wake();
    return number;
  }

  /**
   * Hands an event over.
   *
   * @return as {@link #append(AccessRequest, Decision)} does
   * @throws JournalException if the journal does not take it
   */
  public long append(AuditEvent event) throws IOException {
    long number = events.offer(event);
    while (number <= 0) {
      if (!waits(number)) {
        return DROPPED;
      }
      number = events.offer(event);
    }
    wake();
    return number;
  }

  /** Keeps an event, and returns when it is kept as the journal's durability says. */
  @Override
  public void write(AuditEvent event) throws IOException {
    settle(append(event));
  }

  /** Keeps a decision, and returns when it is kept as the journal's durability says. */
  public void write(AccessRequest request, Decision decision) throws IOException {
    settle(append(request, decision));
  }

  private void settle(long number) throws IOException {
    if (durability == Durability.DURABLE) {
      awaitDurable(number);
    }
  }

  /**
   * Returns when the event with this number, and every one before, is on the disk.
   *
   * @throws JournalException if it will never be known to be
   */
  public void awaitDurable(long number) throws IOException {
    demand(number);
    progress.await(number);
  }

  /**
   * Returns when the event with this number, and every one before, is with the operating system: a
   * killed program does not lose it any more, a power failure may.
   *
   * @throws JournalException if it will never be known to be
   */
  public void awaitWritten(long number) throws IOException {
    if (writer.isSleeping()) {
      LockSupport.unpark(thread);
    }
    progress.awaitWritten(number);
  }

  /** Returns what completes when the event with this number, and every one before, is durable. */
  public CompletableFuture<Void> whenDurable(long number) {
    demand(number);
    return progress.when(number);
  }

  /**
   * Returns when everything that was taken is on the disk.
   *
   * @throws JournalException if it will never be known to be
   */
  public void flush() throws IOException {
    awaitDurable(ring.offered());
  }

  private void demand(long number) {
    if (durability == Durability.BUFFERED && progress.durable() < number) {
      progress.want(number);
      LockSupport.unpark(thread);
    }
  }

  /** Returns how many events were dropped since the journal was opened. */
  public long dropped() {
    return dropped.sum();
  }

  /** Returns why the journal takes nothing more; null while it does. */
  public @Nullable IOException failure() {
    return progress.failure();
  }

  /** Returns whether to try again after a pause; false, when the event is to be dropped. */
  private boolean waits(long answer) throws IOException {
    if (answer == EventRing.CLOSED) {
      progress.throwFailure();
      throw new JournalException(JournalException.Reason.CLOSED, "the journal is closed");
    }
    switch (fullQueue) {
      case DENY -> throw new JournalException(JournalException.Reason.FULL, "the queue is full");
      case COUNT -> {
        dropped.increment();
        return false;
      }
      case BLOCK -> pause();
    }
    return true;
  }

  private void pause() throws IOException {
    LockSupport.unpark(thread);
    LockSupport.parkNanos(this, PAUSE);
    if (Thread.currentThread().isInterrupted()) {
      throw new JournalException(
          JournalException.Reason.INTERRUPTED, "interrupted while the queue was full");
    }
  }

  // Waking a thread costs more than all the rest; who need not wait leaves it to wake by itself.
  private void wake() {
    if (writer.isSleeping() && (durability == Durability.DURABLE || ring.size() > wakeAt)) {
      LockSupport.unpark(thread);
    }
  }

  /**
   * Writes what was taken, and lets go of the directory.
   *
   * @throws JournalException if not all that was taken could be written
   */
  @Override
  public void close() throws IOException {
    finish();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException exiting) {
      // The program ends; there is no hook to remove any more.
    }
    progress.throwFailure();
  }

  private void finish() {
    ring.close();
    LockSupport.unpark(thread);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException later) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    try {
      lock.close();
    } catch (IOException gone) {
      // Nothing is kept that could be lost; the system lets go when the program ends.
    }
  }
}
