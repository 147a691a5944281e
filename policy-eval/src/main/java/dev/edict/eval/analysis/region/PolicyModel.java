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

/** A rule set as boxes, with indexes that find those which overlap. Immutable once made. */
public final class PolicyModel {
  private final RuleSet ruleSet;
  private final RuleRegions regions;
  private final List<List<RuleBox>> byRank = new ArrayList<>();
  private final Map<Space, PatternIndex> denies = new EnumMap<>(Space.class);
  private final Map<Space, PatternIndex> grants = new EnumMap<>(Space.class);

  private PolicyModel(RuleSet ruleSet, Set<Space> spaces) {
    this.ruleSet = ruleSet;
    this.regions = new RuleRegions(ruleSet, spaces);
    for (Space space : Space.values()) {
      denies.put(space, new PatternIndex());
      grants.put(space, new PatternIndex());
    }
    for (int rank = 0; rank < ruleSet.rules().size(); rank++) {
      List<RuleBox> boxes = regions.of(rank);
      byRank.add(boxes);
      for (RuleBox box : boxes) {
        index(box.role() == Role.DENY ? denies : grants, box.box()).add(box);
      }
    }
    denies.values().forEach(PatternIndex::seal);
    grants.values().forEach(PatternIndex::seal);
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
    collect(denies, focus, wanted, found);
    collect(grants, focus, wanted, found);
    return inOrder(found);
  }

  /** Returns the boxes of denies that overlap {@code focus}, in order of rules. */
  public List<RuleBox> denies(RegionBox focus) {
    List<RuleBox> found = new ArrayList<>();
    collect(denies, focus, any -> true, found);
    return inOrder(found);
  }

  /** Returns the boxes of allows that overlap {@code focus}, in order of rules. */
  public List<RuleBox> grants(RegionBox focus) {
    List<RuleBox> found = new ArrayList<>();
    collect(grants, focus, any -> true, found);
    return inOrder(found);
  }

  private static void collect(
      Map<Space, PatternIndex> from,
      RegionBox focus,
      Predicate<RuleBox> wanted,
      List<RuleBox> found) {
    index(from, focus)
        .visit(
            focus,
            candidate -> {
              if (wanted.test(candidate) && candidate.box().overlaps(focus)) {
                found.add(candidate);
              }
              return false;
            });
  }

  private static List<RuleBox> inOrder(List<RuleBox> boxes) {
    boxes.sort(Comparator.comparingInt(RuleBox::rank));
    return boxes;
  }

  /**
   * Shows boxes of allows that overlap {@code focus} to {@code visitor} until it accepts one, and
   * returns whether it did; the order is that of patterns.
   */
  public boolean anyGrant(RegionBox focus, Predicate<RuleBox> visitor) {
    return any(grants, focus, visitor);
  }

  /** Returns whether some box overlaps {@code focus}. */
  public boolean isMentioned(RegionBox focus) {
    return any(grants, focus, any -> true) || any(denies, focus, any -> true);
  }

  private static boolean any(
      Map<Space, PatternIndex> from, RegionBox focus, Predicate<RuleBox> visitor) {
    return index(from, focus)
        .visit(focus, candidate -> candidate.box().overlaps(focus) && visitor.test(candidate));
  }

  private static PatternIndex index(Map<Space, PatternIndex> from, RegionBox box) {
    return Objects.requireNonNull(from.get(box.space()));
  }
}
