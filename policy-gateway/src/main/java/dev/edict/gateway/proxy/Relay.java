package dev.edict.gateway.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;

/** Copies between a client and a host in both directions until both are silent or one breaks. */
final class Relay {
  private static final int BUFFER = 1 << 16;
  private static final int MOST_LOOKS = 4;

  private final Socket client;
  private final Socket host;
  private final Duration idlePatience;
  private volatile long active = System.nanoTime();

  Relay(Socket client, Socket host, Duration idlePatience) throws SocketException {
    this.client = client;
    this.host = host;
    this.idlePatience = idlePatience;
    int look = (int) Math.max(1, idlePatience.toMillis() / MOST_LOOKS);
    client.setSoTimeout(look);
    host.setSoTimeout(look);
  }

  /** Copies in both directions; returns when both have ended. */
  void both(InputStream fromClient, Executor threads) throws IOException {
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
      closeBoth();
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
      for (int read = read(from, buffer); read >= 0; read = read(from, buffer)) {
        out.write(buffer, 0, read);
        active = System.nanoTime();
      }
      to.shutdownOutput();
    } catch (IOException broken) {
      closeBoth();
    }
  }

  private int read(InputStream from, byte[] buffer) throws IOException {
    while (true) {
      try {
        int read = from.read(buffer);
        active = System.nanoTime();
        return read;
      } catch (SocketTimeoutException silent) {
        if (System.nanoTime() - active > idlePatience.toNanos()) {
          throw silent;
        }
      }
    }
  }

  private void closeBoth() {
    Upstream.close(client);
    Upstream.close(host);
  }
}
