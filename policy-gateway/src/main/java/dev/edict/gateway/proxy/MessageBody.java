package dev.edict.gateway.proxy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Passes the body of a message on, framed anew; what is not framed strictly ends it. */
final class MessageBody {
  private static final int BUFFER = 1 << 16;
  private static final int MOST_SIZE_DIGITS = 8;
  private static final int HEX = 16;
  private static final int LINE = 16;

  private final InputStream in;
  private final OutputStream out;
  private final byte[] buffer = new byte[BUFFER];

  MessageBody(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  /** Passes on the body that the head of a request announces. */
  void pass(RequestHead head) throws IOException {
    if (head.isChunked()) {
      chunks();
    } else {
      bytes(head.length());
      out.flush();
    }
  }

  /** Passes on chunks, with the end of them. */
  // Extensions of chunks and trailers are refused: nobody needs them, and they hide requests.
  void chunks() throws IOException {
    for (long size = size(line()); size > 0; size = size(line())) {
      write(Long.toHexString(size) + "\r\n");
      bytes(size);
      if (!line().isEmpty()) {
        throw new IOException("a chunk is longer than it says");
      }
      write("\r\n");
      out.flush();
    }
    if (!line().isEmpty()) {
      throw new IOException("the body has trailers");
    }
    write("0\r\n\r\n");
    out.flush();
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static long size(String digits) throws IOException {
    if (digits.isEmpty() || digits.length() > MOST_SIZE_DIGITS) {
      throw new IOException("the size of a chunk is malformed");
    }
    long size = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      int digit = c < 0x7f ? Character.digit(c, HEX) : -1;
      if (digit < 0) {
        throw new IOException("the size of a chunk is malformed");
      }
      size = size * HEX + digit;
    }
    return size;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    while (line.length() < LINE) {
      int octet = in.read();
      if (octet == '\r') {
        if (in.read() != '\n') {
          break;
        }
        return line.toString();
      }
      if (octet < 0 || octet == '\n') {
        break;
      }
      line.append((char) octet);
    }
    throw new IOException("the body is malformed");
  }

  /** Passes on so many bytes. */
  void bytes(long length) throws IOException {
    long left = length;
    while (left > 0) {
      int read = some((int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new EOFException("the body is not whole");
      }
      left -= read;
    }
  }

  /** Passes on everything until the other side ends. */
  void rest() throws IOException {
    while (some(buffer.length) >= 0) {
      // It goes on.
    }
  }

  private int some(int most) throws IOException {
    int read = in.read(buffer, 0, most);
    if (read > 0) {
      out.write(buffer, 0, read);
    }
    if (read > 0 && in.available() == 0) {
      // Nobody knows when more comes; somebody may wait for this.
      out.flush();
    }
    return read;
  }
}
