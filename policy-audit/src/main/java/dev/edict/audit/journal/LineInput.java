package dev.edict.audit.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads lines as bytes, without copying them. A line that is longer than a record may be is handed
 * out in parts.
 */
final class LineInput implements Closeable {
  private final InputStream in;
  private final byte[] bytes = new byte[4 * RecordEncoder.MAX_RECORD];
  private int from;
  private int to;
  private int end;
  private int searched;
  private long offset;
  private boolean whole;

  /** Makes an input whose first byte stands at {@code offset}. */
  LineInput(InputStream in, long offset) {
    this.in = in;
    this.offset = offset;
  }

  /**
   * Goes to the next line.
   *
   * @return whether there is one; not, when what is left lacks its line break: that may still come
   */
  boolean next() throws IOException {
    offset += end - from;
    from = end;
    searched = end;
    while (true) {
      for (int i = searched; i < to; i++) {
        if (bytes[i] == '\n') {
          end = i + 1;
          whole = true;
          return true;
        }
      }
      searched = to;
      if (to - from >= RecordEncoder.MAX_RECORD) {
        end = to;
        whole = false;
        return true;
      }
      if (!fill()) {
        return false;
      }
    }
  }

  private boolean fill() throws IOException {
    if (to == bytes.length) {
      System.arraycopy(bytes, from, bytes, 0, to - from);
      to -= from;
      searched -= from;
      end -= from;
      from = 0;
    }
    int read = in.read(bytes, to, bytes.length - to);
    if (read <= 0) {
      return false;
    }
    to += read;
    return true;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Returns where the line begins in {@link #bytes}. */
  int from() {
    return from;
  }

  /** Returns where the line ends in {@link #bytes}, before its line break. */
  int to() {
    return whole ? end - 1 : end;
  }

  /** Returns whether the line has a line break. */
  boolean isWhole() {
    return whole;
  }

  /** Returns at which byte of the input the line begins. */
  long offset() {
    return offset;
  }

  /** Returns at which byte of the input the next line begins. */
  long nextOffset() {
    return offset + (end - from);
  }

  /** Returns how many bytes stand behind the last line, without a line break. */
  int rest() {
    return to - end;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
