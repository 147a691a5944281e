package dev.edict.gateway.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;

/** Copies between a client and a host in both directions until both are silent or one breaks. */
final class Relay {
  private static final int BUFFER = 1 << 16;

  private final Socket client;
  private final Socket host;
  private final IdleWatch watch;

  Relay(Socket client, Socket host, IdleWatch watch) {
    this.client = client;
    this.host = host;
    this.watch = watch;
  }

  /** Copies in both directions; returns when both have ended. */
  void both(InputStream fromClient, Executor threads) {
    CountDownLatch answered = new CountDownLatch(1);
    threads.execute(
        () -> {
          try {
            answers();
          } finally {
            answered.countDown();
          }
        });
    copy(fromClient, host);
    await(answered);
  }

  /** Copies what the host says to the client, until it ends. */
  void answers() {
    try {
      copy(host.getInputStream(), client);
    } catch (IOException gone) {
      watch.closeBoth();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void copy(InputStream from, Socket to) {
    byte[] buffer = new byte[BUFFER];
    try {
      OutputStream out = to.getOutputStream();
      for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
        watch.mark();
        out.write(buffer, 0, read);
        watch.mark();
      }
      to.shutdownOutput();
    } catch (IOException broken) {
      watch.closeBoth();
    }
  }
}
