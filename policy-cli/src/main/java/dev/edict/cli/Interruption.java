package dev.edict.cli;

import java.util.concurrent.CountDownLatch;

/** Lets a command run until the process is told to end. */
final class Interruption {
  private Interruption() {}

  /** Waits until the process is told to end, or the thread is interrupted. */
  static void await() {
    CountDownLatch never = new CountDownLatch(1);
    try {
      never.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
