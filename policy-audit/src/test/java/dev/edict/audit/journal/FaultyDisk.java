package dev.edict.audit.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A disk whose segments can be made to fail, to write in part or to take their time. */
final class FaultyDisk implements Disk {
  static final String FULL = "No space left on device";

  volatile boolean failsToForce;
  volatile boolean failsToCreate;

  /** How many bytes there is room for; the append that goes beyond writes in part and fails. */
  final AtomicLong room = new AtomicLong(Long.MAX_VALUE);

  /** Every force waits for this. */
  volatile CountDownLatch gate = new CountDownLatch(0);

  final AtomicInteger forces = new AtomicInteger();

  /** How many forces have begun, counted before the gate. */
  final CountDownLatch firstForce = new CountDownLatch(1);

  /** Is open when a force was found to fail. */
  final CountDownLatch failedForce = new CountDownLatch(1);

  @Override
  public SegmentFile create(Path file) throws IOException {
    if (failsToCreate) {
      throw new IOException("Read-only file system");
    }
    return of(Disk.REAL.create(file), file);
  }

  @Override
  public SegmentFile append(Path file, long size) throws IOException {
    return of(Disk.REAL.append(file, size), file);
  }

  private SegmentFile of(SegmentFile real, Path file) {
    return String.valueOf(file.getFileName()).startsWith(Segment.PREFIX)
        ? new FaultyFile(real)
        : real;
  }

  private final class FaultyFile implements SegmentFile {
    private final SegmentFile real;

    private FaultyFile(SegmentFile real) {
      this.real = real;
    }

    @Override
    public void append(byte[] bytes, int length) throws IOException {
      int fits = (int) Math.min(length, room.get());
      real.append(bytes, fits);
      room.addAndGet(-fits);
      if (fits < length) {
        throw new IOException(FULL);
      }
    }

    @Override
    public void force() throws IOException {
      forces.incrementAndGet();
      firstForce.countDown();
      try {
        gate.await();
      } catch (InterruptedException stopped) {
        throw new IOException(stopped);
      }
      if (failsToForce) {
        failedForce.countDown();
        throw new IOException("Input/output error");
      }
      real.force();
    }

    @Override
    public long size() {
      return real.size();
    }

    @Override
    public void close() throws IOException {
      real.close();
    }
  }
}
