package dev.edict.dsl.source;

import java.util.Arrays;

/**
 * Where the lines of a text start. A line ends at LF, CR or CRLF.
 *
 * <p>Code points outside the basic plane take two chars, so the map keeps each line's start in both
 * units.
 */
public final class LineMap {
  private final String text;
  private final int[] codePointStarts;
  private final int[] charStarts;

  private LineMap(String text, int[] codePointStarts, int[] charStarts) {
    this.text = text;
    this.codePointStarts = codePointStarts;
    this.charStarts = charStarts;
  }

  static LineMap of(String text) {
    int[] codePointStarts = new int[16];
    int[] charStarts = new int[16];
    int lines = 1;
    int codePoints = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      codePoints++;
      boolean carriageReturnOfPair = c == '\r' && i < text.length() && text.charAt(i) == '\n';
      if (c == '\n' || (c == '\r' && !carriageReturnOfPair)) {
        if (lines == charStarts.length) {
          codePointStarts = Arrays.copyOf(codePointStarts, lines * 2);
          charStarts = Arrays.copyOf(charStarts, lines * 2);
        }
        codePointStarts[lines] = codePoints;
        charStarts[lines] = i;
        lines++;
      }
    }
    return new LineMap(
        text, Arrays.copyOf(codePointStarts, lines), Arrays.copyOf(charStarts, lines));
  }

  /** Returns the number of lines, 1 or more. */
  public int lineCount() {
    return charStarts.length;
  }

  /**
   * Returns line and column of a code point offset; an offset past the end counts as the end.
   *
   * @param offset code points from the start of the text, 0 or more
   */
  public SourcePosition position(int offset) {
    int found = Arrays.binarySearch(codePointStarts, offset);
    int line = found >= 0 ? found : -found - 2;
    return new SourcePosition(line + 1, offset - codePointStarts[line] + 1);
  }

  /** Returns the code point offset at which {@code line} (from 1) starts. */
  public int lineStart(int line) {
    return codePointStarts[line - 1];
  }

  /** Returns the text of {@code line} (from 1) without its line end. */
  public String lineText(int line) {
    int start = charStarts[line - 1];
    int end = line < charStarts.length ? charStarts[line] : text.length();
    while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(start, end);
  }

  /** Returns the char index of a code point offset. */
  int charIndex(int offset) {
    int line = position(offset).line() - 1;
    int start = charStarts[line];
    return text.offsetByCodePoints(start, offset - codePointStarts[line]);
  }
}
