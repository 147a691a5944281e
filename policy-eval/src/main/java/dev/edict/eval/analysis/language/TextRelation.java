package dev.edict.eval.analysis.language;

import dev.edict.dsl.match.TokenRelation;

/** Two patterns for one text, compared character by character. */
final class TextRelation extends TokenRelation {
  private final TextPattern left;
  private final TextPattern right;

  private TextRelation(TextPattern left, TextPattern right) {
    super(left.length(), right.length());
    this.left = left;
    this.right = right;
  }

  static boolean overlaps(TextPattern left, TextPattern right) {
    if (left.isLiteral()) {
      return right.matches(left.text());
    }
    return right.isLiteral()
        ? left.matches(right.text())
        : new TextRelation(left, right).overlaps();
  }

  static boolean covers(TextPattern left, TextPattern right) {
    if (right.isLiteral()) {
      return left.matches(right.text());
    }
    return !left.isLiteral() && (left.isAny() || new TextRelation(left, right).covers());
  }

  @Override
  protected boolean isLeftRun(int i) {
    return left.isRun(i);
  }

  @Override
  protected boolean isRightRun(int j) {
    return right.isRun(j);
  }

  @Override
  protected boolean isLeftAny(int i) {
    return left.character(i) == TextPattern.ONE;
  }

  @Override
  protected boolean singleCovers(int i, int j) {
    int other = right.character(j);
    boolean exact = other >= 0 && (!right.ignoresCase() || left.ignoresCase());
    return isLeftAny(i) || (exact && left.takes(i, other));
  }

  @Override
  protected boolean singleOverlaps(int i, int j) {
    int one = left.character(i);
    int other = right.character(j);
    return one < 0 || other < 0 || left.takes(i, other) || right.takes(j, one);
  }
}
