package dev.edict.audit.journal;

import dev.edict.eval.audit.AuditEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;

/**
 * The one thread that writes: takes what waits, encodes it, appends it in one piece, forces that to
 * the disk, and tells those who wait. While it forces one batch the next gathers.
 *
 * <p>After the first failure nothing more is written. A failed force is never repeated: the system
 * may have forgotten what was not written, and would then report success.
 */
final class JournalWriter implements Runnable {
  private static final long SHORTEST_SLEEP = TimeUnit.MICROSECONDS.toNanos(500);
  private static final long LONGEST_SLEEP = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long CLOCK_INTERVAL = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long FORCE_INTERVAL = TimeUnit.SECONDS.toNanos(1);
  private static final long RETENTION_INTERVAL = TimeUnit.MINUTES.toNanos(10);

  private final JournalOptions options;
  private final EventRing ring;
  private final HandOver events;
  private final EventClock clock;
  private final LongFunction<UUID> ids;
  private final Progress progress;
  private final RecordEncoder encoder;
  private final SegmentStore store;
  private final CheckpointLog checkpoints;
  private final Retention retention;
  private final SegmentCompressor compressor;
  private final LongAdder dropped;

  private volatile boolean sleeping;
  private long droppedRecorded;
  private long taken;
  private long written;
  private long sleep = SHORTEST_SLEEP;
  private ChainEnd stored;
  private ChainEnd forced = ChainEnd.NONE;
  private long lastForce = System.nanoTime();
  private long lastClock = System.nanoTime();
  private long lastCheckpoint = System.nanoTime();
  private long lastRetention = System.nanoTime();

  JournalWriter(Path directory, JournalOptions options, Parts parts) throws IOException {
    this.options = options;
    this.ring = parts.ring;
    this.events = parts.events;
    this.clock = parts.clock;
    this.ids = parts.ids;
    this.progress = parts.progress;
    this.dropped = parts.dropped;
    this.checkpoints = CheckpointLog.open(parts.disk, directory, options.checkpointKey);
    try {
      Recovery.Found found = Recovery.run(directory, checkpoints.last());
      this.stored = found.end();
      this.encoder = new RecordEncoder(found.end());
      this.store = new SegmentStore(parts.disk, directory, options, found);
      this.retention = new Retention(directory, options);
      this.compressor = new SegmentCompressor(directory, options);
      if (found.torn() > 0) {
        record(Notice.tailCut(found.torn(), found.end().sequence(), found.end().hash()));
      }
    } catch (IOException | RuntimeException notOpened) {
      checkpoints.close();
      throw notOpened;
    }
  }

  /** What a writer shares with the threads that hand over. */
  record Parts(
      Disk disk,
      EventRing ring,
      HandOver events,
      EventClock clock,
      LongFunction<UUID> ids,
      Progress progress,
      LongAdder dropped) {}

  /** Returns whether the writer has nothing to do and must be woken. */
  boolean isSleeping() {
    return sleeping;
  }

  @Override
  public void run() {
    try {
      compressor.compressThrough(store.first() == 0 ? stored.sequence() : store.first() - 1);
      while (step()) {
        // All is done in the step.
      }
      checkpoint();
    } catch (IOException | RuntimeException | Error broken) {
      fail(broken);
    } finally {
      close();
    }
  }

  private void fail(Throwable broken) {
    ring.close();
    IOException cause =
        broken instanceof IOException io ? io : new IOException("the writer broke", broken);
    // First the report: who waits may end the program.
    options.problems.accept(cause);
    progress.fail(cause);
    if (broken instanceof VirtualMachineError fatal) {
      throw fatal;
    }
  }

  private void close() {
    try {
      compressor.close();
      store.close();
      checkpoints.close();
    } catch (IOException notClosed) {
      options.problems.accept(notClosed);
    }
  }

  /** Does what there is to do, or sleeps; returns false when the journal is closed and all done. */
  private boolean step() throws IOException {
    adjustClock();
    boolean closing = ring.isClosed();
    gather();
    if (encoder.records() > 0) {
      write();
      sleep = SHORTEST_SLEEP;
    } else if (closing && ring.size() == 0) {
      return false;
    } else {
      rest();
    }
    if (mustForce()) {
      force();
    }
    keepHouse();
    return true;
  }

  private void gather() {
    long drops = dropped.sum();
    if (drops > droppedRecorded) {
      record(Notice.dropped(drops - droppedRecorded));
      droppedRecorded = drops;
    }
    while (encoder.hasRoom()) {
      AuditEvent event = events.poll();
      if (event == null) {
        return;
      }
      encoder.encode(event);
      taken++;
    }
  }

  private void record(Notice notice) {
    long now = clock.micros();
    encoder.encode(new Notice.Stamped(notice, now, ids.apply(now), options.host));
  }

  private void write() throws IOException {
    if (store.isFull(encoder.length())) {
      finishSegment();
    }
    append();
  }

  private void append() throws IOException {
    if (encoder.records() > 0) {
      store.append(encoder.bytes(), encoder.length(), stored.sequence() + 1);
      stored = encoder.end();
      written = taken;
      encoder.clear();
      progress.write(written);
    }
  }

  private boolean mustForce() {
    if (stored.equals(forced)) {
      return false;
    }
    return options.durability == Durability.DURABLE
        || progress.isWanted()
        || System.nanoTime() - lastForce > FORCE_INTERVAL;
  }

  private void force() throws IOException {
    store.force();
    forced = stored;
    lastForce = System.nanoTime();
    progress.advance(written);
  }

  private void keepHouse() throws IOException {
    long now = System.nanoTime();
    if (store.isOld()) {
      finishSegment();
    }
    if (now - lastCheckpoint > options.checkpointEvery.toNanos()) {
      lastCheckpoint = now;
      checkpoint();
    }
    if (now - lastRetention > RETENTION_INTERVAL) {
      removeOld();
    }
  }

  private void checkpoint() throws IOException {
    if (stored.sequence() > checkpoints.last().sequence()) {
      force();
      checkpoints.add(stored, clock.micros());
    }
  }

  private void finishSegment() throws IOException {
    checkpoint();
    store.finishSegment();
    compressor.compressThrough(stored.sequence());
    removeOld();
  }

  private void removeOld() throws IOException {
    lastRetention = System.nanoTime();
    Retention.Removal removal = retention.due(store.first(), stored);
    if (removal == null) {
      return;
    }
    record(
        Notice.removed(removal.records(), removal.through().sequence(), removal.through().hash()));
    append();
    force();
    compressor.run(removal::delete);
  }

  private void adjustClock() {
    long now = System.nanoTime();
    if (now - lastClock < CLOCK_INTERVAL) {
      return;
    }
    lastClock = now;
    long back = clock.adjust();
    if (back > EventClock.TOLERANCE) {
      record(Notice.clockSteppedBack(back));
    }
  }

  private void rest() {
    sleeping = true;
    if (ring.size() == 0 && !ring.isClosed() && !progress.isWanted()) {
      LockSupport.parkNanos(this, sleep);
    }
    sleeping = false;
    sleep = Math.min(2 * sleep, LONGEST_SLEEP);
  }
}
