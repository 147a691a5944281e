package dev.edict.dsl.diagnostic;

/**
 * A source line made safe and short for a terminal, with an underline that stays in place.
 *
 * @param text the line: tabs as blanks, characters that could deceive as escapes, long ends cut
 * @param underline blanks and carets that stand under the marked part
 */
record DisplayLine(String text, String underline) {
  private static final int LONGEST = 120;
  private static final int CONTEXT = 40;

  /**
   * Shows the part of {@code line} around the code points from {@code start} to {@code end}; a mark
   * that runs past the line is cut there, and an empty one shows a single caret.
   */
  static DisplayLine around(String line, int start, int end) {
    int[] codePoints = line.codePoints().toArray();
    int markStart = Math.min(start, codePoints.length);
    int markEnd = Math.max(markStart, Math.min(end, codePoints.length));
    int from = codePoints.length <= LONGEST ? 0 : Math.max(0, markStart - CONTEXT);
    int to = Math.min(codePoints.length, from + LONGEST);
    StringBuilder text = new StringBuilder(from > 0 ? "…" : "");
    int blanks = text.length();
    int carets = 0;
    for (int i = from; i < to; i++) {
      String shown = shown(codePoints[i]);
      text.append(shown);
      int width = shown.length() > 2 ? shown.length() : width(codePoints[i]);
      if (i < markStart) {
        blanks += width;
      } else if (i < markEnd) {
        carets += width;
      }
    }
    if (to < codePoints.length) {
      text.append('…');
    }
    return new DisplayLine(text.toString(), " ".repeat(blanks) + "^".repeat(Math.max(1, carets)));
  }

  private static String shown(int codePoint) {
    return codePoint == '\t' ? " " : PrintableText.shown(codePoint);
  }

  /** Two columns for the East Asian wide blocks and pictographs, none for combining marks. */
  private static int width(int codePoint) {
    int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    boolean wide =
        (codePoint >= 0x1100 && codePoint <= 0x115F)
            || (codePoint >= 0x2E80 && codePoint <= 0xA4CF)
            || (codePoint >= 0xAC00 && codePoint <= 0xD7A3)
            || (codePoint >= 0xF900 && codePoint <= 0xFAFF)
            || (codePoint >= 0xFE30 && codePoint <= 0xFE6F)
            || (codePoint >= 0xFF00 && codePoint <= 0xFF60)
            || (codePoint >= 0xFFE0 && codePoint <= 0xFFE6)
            || (codePoint >= 0x1F300 && codePoint <= 0x1FAFF)
            || (codePoint >= 0x20000 && codePoint <= 0x3FFFD);
    return wide ? 2 : 1;
  }
}
