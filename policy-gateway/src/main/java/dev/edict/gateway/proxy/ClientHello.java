package dev.edict.gateway.proxy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The first message of a TLS client, as far as it matters: the bytes, and the name of the server.
 */
final class ClientHello {

  /** The first byte of every TLS connection. */
  static final int HANDSHAKE_RECORD = 22;

  private static final int HELLO = 1;
  private static final int RECORD_HEADER = 5;
  private static final int MESSAGE_HEADER = 4;
  private static final int LONGEST_RECORD = 1 << 14;
  private static final int LONGEST = 1 << 16;
  private static final int RANDOM = 32;
  private static final int SERVER_NAME_EXTENSION = 0;
  private static final int HOST_NAME = 0;
  private static final int BYTE = 0xff;
  private static final int SHORT = 0xffff;

  private final byte[] records;
  private final @Nullable String serverName;

  private ClientHello(byte[] records, @Nullable String serverName) {
    this.records = records;
    this.serverName = serverName;
  }

  /** Returns the name of the server; null when the client gives none. */
  @Nullable String serverName() {
    return serverName;
  }

  /** Passes on what was received, unchanged. */
  void writeTo(OutputStream out) throws IOException {
    out.write(records);
  }

  /**
   * Reads the message from the start of a connection.
   *
   * @throws IOException if it is not a whole and well-formed hello, or has two server names
   */
  static ClientHello read(InputStream in) throws IOException {
    ByteArrayOutputStream records = new ByteArrayOutputStream();
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    while (message.size() < MESSAGE_HEADER || message.size() < length(message)) {
      byte[] header = in.readNBytes(RECORD_HEADER);
      if (header.length < RECORD_HEADER || header[0] != HANDSHAKE_RECORD || header[1] != 3) {
        throw new IOException("not a TLS handshake");
      }
      int length = (header[3] & BYTE) << 8 | (header[4] & BYTE);
      byte[] body = in.readNBytes(length);
      if (length == 0 || length > LONGEST_RECORD || body.length < length) {
        throw new IOException("a TLS record is malformed");
      }
      records.writeBytes(header);
      records.writeBytes(body);
      message.writeBytes(body);
      if (message.size() > LONGEST) {
        throw new IOException("the TLS hello is too long");
      }
    }
    return new ClientHello(records.toByteArray(), name(message.toByteArray()));
  }

  private static int length(ByteArrayOutputStream message) {
    byte[] bytes = message.toByteArray();
    return MESSAGE_HEADER + ((bytes[1] & BYTE) << 16 | (bytes[2] & BYTE) << 8 | (bytes[3] & BYTE));
  }

  private static @Nullable String name(byte[] message) throws IOException {
    if (message[0] != HELLO) {
      throw new IOException("the TLS client does not start with a hello");
    }
    try {
      ByteBuffer body = ByteBuffer.wrap(message).position(MESSAGE_HEADER);
      skip(body, 2 + RANDOM);
      skip(body, body.get() & BYTE);
      skip(body, body.getShort() & SHORT);
      skip(body, body.get() & BYTE);
      if (!body.hasRemaining()) {
        return null;
      }
      return find(part(body, body.getShort() & SHORT));
    } catch (BufferUnderflowException
        | IllegalArgumentException
        | IndexOutOfBoundsException malformed) {
      throw new IOException("the TLS hello is malformed", malformed);
    }
  }

  private static @Nullable String find(ByteBuffer extensions) throws IOException {
    String found = null;
    while (extensions.hasRemaining()) {
      int type = extensions.getShort() & SHORT;
      ByteBuffer extension = part(extensions, extensions.getShort() & SHORT);
      if (type == SERVER_NAME_EXTENSION) {
        if (found != null) {
          throw new IOException("the TLS hello names two servers");
        }
        found = hostName(part(extension, extension.getShort() & SHORT));
      }
    }
    return found;
  }

  private static String hostName(ByteBuffer names) throws IOException {
    int type = names.get() & BYTE;
    ByteBuffer name = part(names, names.getShort() & SHORT);
    if (type != HOST_NAME || names.hasRemaining()) {
      throw new IOException("the TLS hello names two servers, or none by name");
    }
    byte[] bytes = new byte[name.remaining()];
    name.get(bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static void skip(ByteBuffer buffer, int length) {
    buffer.position(buffer.position() + length);
  }

  private static ByteBuffer part(ByteBuffer buffer, int length) {
    ByteBuffer part = buffer.slice(buffer.position(), length);
    skip(buffer, length);
    return part;
  }
}
