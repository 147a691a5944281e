package dev.edict.bench.tunnel;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What a client does: connect, ask for bytes, and read them all.
 *
 * @param address what is connected to: the host, or a proxy
 * @param connect what is said to a proxy first; empty for the host itself
 * @param server the name in the hello that the host is told first
 */
record Download(InetSocketAddress address, String connect, String server) {
  private static final int BUFFER = 1 << 16;

  /** Fetches so many bytes over a connection of its own. */
  void fetch(long bytes) throws IOException {
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      socket.setTcpNoDelay(true);
      InputStream in = socket.getInputStream();
      if (!connect.isEmpty()) {
        socket.getOutputStream().write(connect.getBytes(StandardCharsets.US_ASCII));
        readAnswer(in);
      }
      byte[] hello = SampleHello.naming(server);
      ByteBuffer request = ByteBuffer.allocate(hello.length + Long.BYTES).put(hello).putLong(bytes);
      socket.getOutputStream().write(request.array());
      readAll(in, bytes);
    }
  }

  private static void readAnswer(InputStream in) throws IOException {
    byte[] answer = in.readNBytes("HTTP/1.1 200 Connection Established\r\n\r\n".length());
    if (!new String(answer, StandardCharsets.US_ASCII).startsWith("HTTP/1.1 200")) {
      throw new IOException("no tunnel");
    }
  }

  private static void readAll(InputStream in, long bytes) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long left = bytes;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      left -= read;
    }
    if (left != 0) {
      throw new IOException(left + " bytes are missing");
    }
  }
}
