package dev.edict.eval.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stream of requests line by line. Holds one line at a time and never more than {@link
 * RequestJson#LONGEST_LINE} bytes of it; used by one thread.
 */
public final class RequestLines {
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final byte[] buffer = new byte[BUFFER];
  private int position;
  private int limit;
  private long consumed;
  private byte[] line = new byte[1024];
  private int length;
  private boolean tooLong;

  /** Makes a reader of {@code in}, which stays the caller's to close. */
  public RequestLines(InputStream in) {
    this.in = in;
  }

  /**
   * Returns what the next line holds that is not blank, or null at the end of the stream.
   *
   * @throws IOException if the stream cannot be read
   */
  public @Nullable RequestLine next() throws IOException {
    while (readLine()) {
      dropCarriageReturn();
      if (tooLong || length > RequestJson.LONGEST_LINE) {
        return RequestJson.tooLong();
      }
      if (!isBlank()) {
        return decode();
      }
    }
    return null;
  }

  /** Returns whether more can be read without asking the stream for it. */
  public boolean hasBuffered() {
    return position < limit;
  }

  /** Returns how many bytes of the stream were used up so far. */
  public long consumed() {
    return consumed;
  }

  private RequestLine decode() {
    try {
      return RequestJson.read(decoder.decode(ByteBuffer.wrap(line, 0, length)).toString());
    } catch (CharacterCodingException malformed) {
      return RequestJson.notUtf8();
    }
  }

  private void dropCarriageReturn() {
    if (length > 0 && line[length - 1] == '\r') {
      length--;
    }
  }

  private boolean isBlank() {
    for (int i = 0; i < length; i++) {
      if (line[i] != ' ' && line[i] != '\t') {
        return false;
      }
    }
    return true;
  }

  /** Reads up to the next line feed, which is dropped; returns false at the end of the stream. */
  private boolean readLine() throws IOException {
    length = 0;
    tooLong = false;
    boolean any = false;
    while (position < limit || fill()) {
      any = true;
      int end = position;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      append(end);
      boolean ended = end < limit;
      consumed += end - position + (ended ? 1 : 0);
      position = ended ? end + 1 : end;
      if (ended) {
        return true;
      }
    }
    return any;
  }

  private boolean fill() throws IOException {
    position = 0;
    limit = Math.max(0, in.read(buffer));
    return limit > 0;
  }

  // One byte of slack, for a carriage return that belongs to the line's end.
  private void append(int end) {
    int more = end - position;
    if (tooLong || length + more > RequestJson.LONGEST_LINE + 1) {
      tooLong = true;
      return;
    }
    if (length + more > line.length) {
      line = Arrays.copyOf(line, Math.max(length + more, line.length * 2));
    }
    System.arraycopy(buffer, position, line, length, more);
    length += more;
  }
}
