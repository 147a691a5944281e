package dev.edict.eval.analysis.language;

/** Two patterns for sequences, compared segment by segment. */
final class SegmentRelation extends TokenTable {
  private final SegmentPattern left;
  private final SegmentPattern right;

  SegmentRelation(SegmentPattern left, SegmentPattern right) {
    super(left.length(), right.length());
    this.left = left;
    this.right = right;
  }

  @Override
  boolean isLeftRun(int i) {
    return left.isRun(i);
  }

  @Override
  boolean isRightRun(int j) {
    return right.isRun(j);
  }

  @Override
  boolean isLeftAny(int i) {
    // A run may take an empty segment, which no pattern for one that is not empty holds.
    return false;
  }

  @Override
  boolean takesAll(int i, int j) {
    return TextRelation.covers(left.part(i), right.part(j));
  }

  @Override
  boolean takesSome(int i, int j) {
    return TextRelation.overlaps(left.part(i), right.part(j));
  }
}
