package dev.edict.eval.analysis.region;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** Boxes of rules, of every space, by what can overlap. Immutable once made. */
public final class BoxIndex {
  private final Map<Space, PatternIndex> indexes = new EnumMap<>(Space.class);

  private BoxIndex(Iterable<RuleBox> boxes) {
    for (Space space : Space.values()) {
      indexes.put(space, new PatternIndex());
    }
    boxes.forEach(box -> of(box.box()).add(box));
    indexes.values().forEach(PatternIndex::seal);
  }

  /** Returns the index of {@code boxes}. */
  public static BoxIndex of(Iterable<RuleBox> boxes) {
    return new BoxIndex(boxes);
  }

  /** Returns the boxes that overlap {@code focus} and are wanted, in order of rules. */
  public List<RuleBox> overlapping(RegionBox focus, Predicate<RuleBox> wanted) {
    List<RuleBox> found = new ArrayList<>();
    of(focus)
        .visit(
            focus,
            candidate -> {
              if (wanted.test(candidate) && candidate.box().overlaps(focus)) {
                found.add(candidate);
              }
              return false;
            });
    found.sort(Comparator.comparingInt(RuleBox::rank));
    return found;
  }

  /**
   * Shows boxes that overlap {@code focus} to {@code visitor} until it accepts one, and returns
   * whether it did; the order is that of patterns.
   */
  public boolean any(RegionBox focus, Predicate<RuleBox> visitor) {
    return of(focus)
        .visit(focus, candidate -> candidate.box().overlaps(focus) && visitor.test(candidate));
  }

  private PatternIndex of(RegionBox box) {
    return Objects.requireNonNull(indexes.get(box.space()));
  }
}
