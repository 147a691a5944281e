package dev.edict.eval.analysis.language;

/**
 * What every sequence of a pattern starts and ends with when its segments are written as one text,
 * {@code /a/b/}, without ASCII case. Two patterns that share a sequence agree in both.
 *
 * @param start the start; closed by a mark when nothing can follow
 * @param end the end, read backwards, closed in the same way
 */
public record Affixes(String start, String end) {
  private static final char SEPARATOR = '/';
  // Stands in no segment, so that the text of one sequence continues that of no other.
  private static final char CLOSED = '\0';

  /** Returns the affixes of {@code pattern}. */
  public static Affixes of(SegmentPattern pattern) {
    return new Affixes(text(pattern, true), text(pattern, false));
  }

  /** Returns whether nothing is known of the start. */
  public boolean startsAnyhow() {
    return start.length() == 1;
  }

  /** Returns false only if no sequence has both affixes and {@code other} ones. */
  public boolean agree(Affixes other) {
    return agree(start, other.start) && agree(end, other.end);
  }

  private static boolean agree(String one, String other) {
    return one.length() < other.length() ? other.startsWith(one) : one.startsWith(other);
  }

  private static String text(SegmentPattern pattern, boolean forwards) {
    StringBuilder text = new StringBuilder().append(SEPARATOR);
    for (int i = 0; i < pattern.length(); i++) {
      int part = forwards ? i : pattern.length() - 1 - i;
      if (pattern.isRun(part) || !append(text, pattern.part(part), forwards)) {
        return text.toString();
      }
      text.append(SEPARATOR);
    }
    return text.append(CLOSED).toString();
  }

  /** Appends what is literal, and returns whether all was. */
  private static boolean append(StringBuilder text, TextPattern part, boolean forwards) {
    for (int i = 0; i < part.length(); i++) {
      int c = part.character(forwards ? i : part.length() - 1 - i);
      if (c < 0) {
        return false;
      }
      text.appendCodePoint(TextPattern.lowerCase(c));
    }
    return true;
  }
}
