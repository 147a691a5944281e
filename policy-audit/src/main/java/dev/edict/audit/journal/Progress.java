package dev.edict.audit.journal;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Tells threads how far the journal is written, and how far it is on the disk. */
final class Progress {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<Waiter> waiters = new ArrayDeque<>();
  private volatile long durable;
  private volatile long written;
  private final AtomicInteger writtenWaiters = new AtomicInteger();
  private volatile long wanted;
  private volatile @Nullable IOException failure;

  private record Waiter(long number, CompletableFuture<Void> future) {}

  /** Returns the number of the last event that is on the disk. */
  long durable() {
    return durable;
  }

  /** Returns whether somebody waits for an event that is not on the disk. */
  boolean isWanted() {
    return wanted > durable;
  }

  @Nullable IOException failure() {
    return failure;
  }

  /** Says that somebody waits for an event; the writer must then be woken. */
  void want(long number) {
    lock.lock();
    try {
      wanted = Math.max(wanted, number);
    } finally {
      lock.unlock();
    }
  }

  /** Returns when the event is on the disk. */
  void await(long number) throws IOException {
    if (durable >= number) {
      return;
    }
    lock.lock();
    try {
      while (durable < number) {
        throwFailure();
        changed.await();
      }
    } catch (InterruptedException stopped) {
      throw interrupted("on the disk");
    } finally {
      lock.unlock();
    }
  }

  /** Returns when the event is written, though perhaps not on the disk. */
  void awaitWritten(long number) throws IOException {
    if (written >= number) {
      return;
    }
    lock.lock();
    try {
      writtenWaiters.incrementAndGet();
      while (written < number) {
        throwFailure();
        changed.await();
      }
    } catch (InterruptedException stopped) {
      throw interrupted("written");
    } finally {
      writtenWaiters.decrementAndGet();
      lock.unlock();
    }
  }

  /** Returns what completes when the event is on the disk, on the thread of the writer. */
  CompletableFuture<Void> when(long number) {
    CompletableFuture<Void> future = new CompletableFuture<>();
    lock.lock();
    try {
      IOException failed = failure;
      if (durable >= number) {
        future.complete(null);
      } else if (failed != null) {
        future.completeExceptionally(failed);
      } else {
        waiters.add(new Waiter(number, future));
      }
    } finally {
      lock.unlock();
    }
    return future;
  }

  private static JournalException interrupted(String state) {
    Thread.currentThread().interrupt();
    return new JournalException(
        JournalException.Reason.INTERRUPTED, "interrupted before the event was " + state);
  }

  /** Says that every event up to a number is written. */
  void write(long number) {
    written = number;
    if (writtenWaiters.get() > 0) {
      lock.lock();
      try {
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  /** Says that every event up to a number is on the disk. */
  void advance(long number) {
    settle(number, null);
  }

  /** Says that nothing more will be. */
  void fail(IOException cause) {
    settle(durable, cause);
  }

  private void settle(long number, @Nullable IOException cause) {
    Queue<Waiter> settled = new ArrayDeque<>();
    lock.lock();
    try {
      durable = number;
      failure = cause == null ? failure : cause;
      for (int i = waiters.size(); i > 0; i--) {
        Waiter waiter = waiters.remove();
        (cause != null || waiter.number <= number ? settled : waiters).add(waiter);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    for (Waiter waiter : settled) {
      if (cause != null) {
        waiter.future.completeExceptionally(cause);
      } else {
        waiter.future.complete(null);
      }
    }
  }

  void throwFailure() throws IOException {
    IOException failed = failure;
    if (failed != null) {
      throw new JournalException(
          JournalException.Reason.FAILED, "the journal cannot be written", failed);
    }
  }
}
