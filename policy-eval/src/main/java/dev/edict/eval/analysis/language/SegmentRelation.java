package dev.edict.eval.analysis.language;

import dev.edict.dsl.match.TokenRelation;

/** Two patterns for sequences, compared segment by segment. */
final class SegmentRelation extends TokenRelation {
  private final SegmentPattern left;
  private final SegmentPattern right;

  SegmentRelation(SegmentPattern left, SegmentPattern right) {
    super(left.length(), right.length());
    this.left = left;
    this.right = right;
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
    // A run may take an empty segment, which no pattern for one that is not empty holds.
    return false;
  }

  @Override
  protected boolean singleCovers(int i, int j) {
    return TextRelation.covers(left.part(i), right.part(j));
  }

  @Override
  protected boolean singleOverlaps(int i, int j) {
    return TextRelation.overlaps(left.part(i), right.part(j));
  }
}
