package dev.edict.eval.analysis.region;

import dev.edict.dsl.rule.RuleSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** A rule set as boxes, with indexes that find those which overlap. Immutable once made. */
public final class PolicyModel {
  private final RuleSet ruleSet;
  private final RuleRegions regions;
  private final List<List<RuleBox>> byRank = new ArrayList<>();
  private final BoxIndex denies;
  private final BoxIndex grants;

  private PolicyModel(RuleSet ruleSet, Set<Space> spaces) {
    this.ruleSet = ruleSet;
    this.regions = new RuleRegions(ruleSet, spaces);
    List<RuleBox> denying = new ArrayList<>();
    List<RuleBox> granting = new ArrayList<>();
    for (int rank = 0; rank < ruleSet.rules().size(); rank++) {
      List<RuleBox> boxes = regions.of(rank);
      byRank.add(boxes);
      boxes.forEach(box -> (box.role() == Role.DENY ? denying : granting).add(box));
    }
    this.denies = BoxIndex.of(denying);
    this.grants = BoxIndex.of(granting);
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
    List<RuleBox> found = new ArrayList<>(denies.overlapping(focus, wanted));
    found.addAll(grants.overlapping(focus, wanted));
    found.sort(Comparator.comparingInt(RuleBox::rank));
    return found;
  }

  /** Returns the boxes of denies that overlap {@code focus}, in order of rules. */
  public List<RuleBox> denies(RegionBox focus) {
    return denies.overlapping(focus, any -> true);
  }

  /** Returns the boxes of allows that overlap {@code focus}, in order of rules. */
  public List<RuleBox> grants(RegionBox focus) {
    return grants.overlapping(focus, any -> true);
  }

  /**
   * Shows boxes of allows that overlap {@code focus} to {@code visitor} until it accepts one, and
   * returns whether it did; the order is that of patterns.
   */
  public boolean anyGrant(RegionBox focus, Predicate<RuleBox> visitor) {
    return grants.any(focus, visitor);
  }

  /** Returns whether some box overlaps {@code focus}. */
  public boolean isMentioned(RegionBox focus) {
    return grants.any(focus, any -> true) || denies.any(focus, any -> true);
  }
}
