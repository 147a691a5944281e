package dev.edict.bench.tunnel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The first message of a TLS client, well-formed, with the name of a server; no more is TLS. */
final class SampleHello {
  private static final int RANDOM = 32;
  private static final int LENGTHS_OF_NAME = 9;
  private static final int BEFORE_EXTENSIONS = 2 + RANDOM + 1 + 4 + 2 + 2;

  private SampleHello() {}

  static byte[] naming(String server) {
    byte[] name = server.getBytes(StandardCharsets.US_ASCII);
    int extension = LENGTHS_OF_NAME + name.length;
    int message = BEFORE_EXTENSIONS + extension;
    return ByteBuffer.allocate(5 + 4 + message)
        .put(new byte[] {22, 3, 1})
        .putShort((short) (4 + message))
        .putInt(1 << 24 | message)
        .putShort((short) 0x0303)
        .put(new byte[RANDOM + 1])
        .putShort((short) 2)
        .putShort((short) 0x1301)
        .putShort((short) 0x0100)
        .putShort((short) extension)
        .putShort((short) 0)
        .putShort((short) (extension - 4))
        .putShort((short) (extension - 6))
        .put((byte) 0)
        .putShort((short) name.length)
        .put(name)
        .array();
  }
}
