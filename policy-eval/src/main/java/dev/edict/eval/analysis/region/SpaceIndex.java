package dev.edict.eval.analysis.region;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Boxes of every space by their patterns. Immutable once made. */
final class SpaceIndex {
  private final Map<Space, PatternIndex> indexes = new EnumMap<>(Space.class);

  private SpaceIndex(List<RuleBox> boxes) {
    for (RuleBox box : boxes) {
      indexes.computeIfAbsent(box.box().space(), space -> new PatternIndex()).add(box);
    }
    indexes.values().forEach(PatternIndex::seal);
  }

  static SpaceIndex of(List<RuleBox> boxes) {
    return new SpaceIndex(boxes);
  }

  /** Visits boxes until one is accepted, every one that may overlap {@code focus} being visited. */
  boolean visit(RegionBox focus, Predicate<RuleBox> visitor) {
    PatternIndex index = indexes.get(focus.space());
    return index != null && index.visit(focus, visitor);
  }
}
