package dev.edict.eval.analysis.region;

import dev.edict.dsl.rule.RuleSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/** A rule set as boxes, with an index that finds those which overlap. Immutable once made. */
public final class PolicyModel {
  private final RuleSet ruleSet;
  private final RuleRegions regions;
  private final List<List<RuleBox>> byRank = new ArrayList<>();
  private final Map<Space, PatternIndex> indexes = new EnumMap<>(Space.class);

  private PolicyModel(RuleSet ruleSet, Set<Space> spaces) {
    this.ruleSet = ruleSet;
    this.regions = new RuleRegions(ruleSet, spaces);
    for (Space space : Space.values()) {
      indexes.put(space, new PatternIndex());
    }
    for (int rank = 0; rank < ruleSet.rules().size(); rank++) {
      List<RuleBox> boxes = regions.of(rank);
      byRank.add(boxes);
      boxes.forEach(box -> indexOf(box.box().space()).add(box));
    }
  }

  /**
   * Returns the model of {@code ruleSet}.
   *
   * @param spaces the spaces of files that are looked at, {@link FileSpaces} knows which
   */
  public static PolicyModel of(RuleSet ruleSet, Set<Space> spaces) {
    return new PolicyModel(ruleSet, spaces);
  }

  /** Returns the rule set. */
  public RuleSet ruleSet() {
    return ruleSet;
  }

  /** Returns where the rules decide. */
  public RuleRegions regions() {
    return regions;
  }

  /** Returns the boxes of the rule at {@code rank}. */
  public List<RuleBox> boxes(int rank) {
    return byRank.get(rank);
  }

  /** Returns the boxes that overlap {@code focus} and are wanted, in order of rules. */
  public List<RuleBox> overlapping(RegionBox focus, Predicate<RuleBox> wanted) {
    List<RuleBox> found = new ArrayList<>();
    indexOf(focus.space())
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

  /** Returns whether some box overlaps {@code focus} and is wanted, asked in that order. */
  public boolean anyOverlapping(RegionBox focus, Predicate<RuleBox> wanted) {
    return indexOf(focus.space())
        .visit(focus, candidate -> candidate.box().overlaps(focus) && wanted.test(candidate));
  }

  private PatternIndex indexOf(Space space) {
    return Objects.requireNonNull(indexes.get(space));
  }
}
