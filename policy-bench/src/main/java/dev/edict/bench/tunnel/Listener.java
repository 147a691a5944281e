package dev.edict.bench.tunnel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves each connection on a thread of its own, on a free port of this machine. */
abstract class Listener implements AutoCloseable {
  private static final int BACKLOG = 256;

  private final ServerSocket socket;
  private final ExecutorService threads;

  /** Binds; {@link #start} begins to serve. */
  Listener() throws IOException {
    socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, getClass().getSimpleName());
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Serves one connection; it is closed afterwards. */
  abstract void serve(Socket connection) throws IOException;

  final void start() {
    threads.execute(this::accept);
  }

  final InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  final ExecutorService threads() {
    return threads;
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        threads.execute(() -> serveAndClose(connection));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serveAndClose(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      serve(connection);
    } catch (IOException gone) {
      // The other side has what it came for.
      return;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    threads.shutdownNow();
  }
}
