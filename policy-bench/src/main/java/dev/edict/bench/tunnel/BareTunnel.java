package dev.edict.bench.tunnel;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * The least that answers {@code CONNECT}: connects to one host whatever is asked, and copies, with
 * two threads for each connection. It reads no policy, no handshake and no clock.
 */
final class BareTunnel extends Listener {
  private static final int END_OF_HEAD = 0x0d0a0d0a;
  private static final int BUFFER = 1 << 16;
  private static final byte[] ESTABLISHED =
      "HTTP/1.1 200 Connection Established\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final InetSocketAddress host;

  BareTunnel(InetSocketAddress host) throws IOException {
    this.host = host;
  }

  @Override
  void serve(Socket client) throws IOException {
    readHead(client.getInputStream());
    try (Socket toHost = new Socket(host.getAddress(), host.getPort())) {
      toHost.setTcpNoDelay(true);
      client.getOutputStream().write(ESTABLISHED);
      threads().execute(() -> copyQuietly(client, toHost));
      copy(toHost, client);
    }
  }

  private static void readHead(InputStream in) throws IOException {
    byte[] head = new byte[BUFFER];
    int length = 0;
    int last = 0;
    while (last != END_OF_HEAD) {
      int read = in.read(head, length, head.length - length);
      if (read < 0) {
        throw new IOException("the head is not whole");
      }
      for (int end = length + read; length < end; length++) {
        last = last << 8 | head[length];
      }
    }
  }

  private static void copyQuietly(Socket from, Socket to) {
    try {
      copy(from, to);
    } catch (IOException gone) {
      // The other direction ends the connection.
      return;
    }
  }

  private static void copy(Socket from, Socket to) throws IOException {
    byte[] buffer = new byte[BUFFER];
    InputStream in = from.getInputStream();
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      to.getOutputStream().write(buffer, 0, read);
    }
    to.shutdownOutput();
  }
}
