package dev.edict.bench.tunnel;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;

/** A host that sends as many bytes as it is asked for, after a hello of known length. */
final class ByteSource extends Listener {
  private static final int PIECE = 1 << 16;

  private final int helloLength;

  ByteSource(int helloLength) throws IOException {
    this.helloLength = helloLength;
  }

  @Override
  void serve(Socket connection) throws IOException {
    DataInputStream in = new DataInputStream(connection.getInputStream());
    in.skipNBytes(helloLength);
    byte[] piece = new byte[PIECE];
    OutputStream out = connection.getOutputStream();
    for (long left = in.readLong(); left > 0; left -= PIECE) {
      out.write(piece, 0, (int) Math.min(PIECE, left));
    }
  }
}
