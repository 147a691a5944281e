package dev.edict.gateway.rpc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads lines of bounded length; used by one thread. */
public final class LineReader {
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final int longest;
  private final byte[] buffer = new byte[BUFFER];
  private int start;
  private int end;

  /**
   * Makes a reader.
   *
   * @param longest how many bytes a line may have
   */
  public LineReader(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /**
   * Returns the bytes of the next line without its LF or CR LF; null at the end. A last line
   * without an end is left out: it may be torn.
   *
   * @throws IOException if the line is too long, or nothing can be read
   */
  public byte @Nullable [] next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (true) {
      for (int i = start; i < end; i++) {
        if (buffer[i] == '\n') {
          add(line, i);
          start = i + 1;
          return withoutReturn(line.toByteArray());
        }
      }
      add(line, end);
      start = 0;
      end = in.read(buffer);
      if (end < 0) {
        end = 0;
        return null;
      }
    }
  }

  private void add(ByteArrayOutputStream line, int to) throws IOException {
    if (line.size() + (to - start) > longest) {
      throw new IOException("a message has more than " + longest + " bytes");
    }
    line.write(buffer, start, to - start);
  }

  private static byte[] withoutReturn(byte[] line) {
    int last = line.length - 1;
    return last >= 0 && line[last] == '\r' ? java.util.Arrays.copyOf(line, last) : line;
  }
}
