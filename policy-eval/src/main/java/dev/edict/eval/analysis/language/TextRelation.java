package dev.edict.eval.analysis.language;

/** Whether two patterns for one text have a text in common, by a table of their tokens. */
final class TextRelation {
  private TextRelation() {}

  static boolean overlaps(TextPattern left, TextPattern right) {
    if (left.isLiteral()) {
      return right.matches(left.text());
    }
    if (right.isLiteral()) {
      return left.matches(right.text());
    }
    boolean[] below = new boolean[right.length() + 1];
    for (int i = left.length(); i >= 0; i--) {
      boolean[] current = new boolean[right.length() + 1];
      for (int j = right.length(); j >= 0; j--) {
        current[j] = overlaps(left, right, i, j, below, current);
      }
      below = current;
    }
    return below[0];
  }

  private static boolean overlaps(
      TextPattern left, TextPattern right, int i, int j, boolean[] below, boolean[] current) {
    if (i == left.length() && j == right.length()) {
      return true;
    }
    if (i < left.length() && left.isRun(i)) {
      return below[j] || (j < right.length() && current[j + 1]);
    }
    if (j < right.length() && right.isRun(j)) {
      return current[j + 1] || (i < left.length() && below[j]);
    }
    return i < left.length() && j < right.length() && below[j + 1] && shareOne(left, i, right, j);
  }

  private static boolean shareOne(TextPattern left, int i, TextPattern right, int j) {
    int one = left.character(i);
    int other = right.character(j);
    return one < 0 || other < 0 || left.takes(i, other) || right.takes(j, one);
  }
}
