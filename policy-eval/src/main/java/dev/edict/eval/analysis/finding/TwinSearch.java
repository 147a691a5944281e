package dev.edict.eval.analysis.finding;

import dev.edict.dsl.rule.RuleTarget;
import dev.edict.eval.analysis.language.Budget;
import dev.edict.eval.analysis.language.BudgetExhausted;
import dev.edict.eval.analysis.region.Cube;
import dev.edict.eval.analysis.region.Cubes;
import dev.edict.eval.analysis.region.FileSpaces;
import dev.edict.eval.analysis.region.FocusedSpace;
import dev.edict.eval.analysis.region.RegionBox;
import dev.edict.eval.analysis.region.Role;
import dev.edict.eval.analysis.region.RuleBox;
import dev.edict.eval.analysis.region.RuleRegions;
import dev.edict.eval.analysis.region.Space;
import dev.edict.eval.analysis.replay.Witness;
import dev.edict.eval.decision.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks for requests of a target that are let through. */
final class TwinSearch {
  private final LintContext context;
  private final Set<Space> spaces;

  TwinSearch(LintContext context) {
    this.context = context;
    this.spaces = FileSpaces.of(List.of(context.ruleSet()));
  }

  /** Returns whether no rule says anything about any request of {@code target}. */
  boolean isUnmentioned(RuleTarget target) {
    return boxes(target).stream().allMatch(box -> !context.model().isMentioned(box));
  }

  /** Returns whether no allow is about any request of {@code target}. */
  boolean isNothingAllowed(RuleTarget target) {
    return boxes(target).stream().allMatch(box -> !context.model().anyGrant(box, any -> true));
  }

  /**
   * Returns a request of {@code target} that is allowed, if there is one.
   *
   * @throws BudgetExhausted if that takes more than the budget
   */
  Optional<Witness> allowed(RuleTarget target) {
    Budget budget = context.budget();
    for (RegionBox box : boxes(target)) {
      for (RuleBox allow : context.model().overlapping(box, of -> of.role() == Role.ALLOW)) {
        Optional<Witness> witness = allowed(allow.box().and(box).unresolved(), budget);
        if (witness.isPresent()) {
          return witness;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Witness> allowed(RegionBox focus, Budget budget) {
    List<RegionBox> denies = context.model().denies(focus).stream().map(RuleBox::box).toList();
    FocusedSpace space = FocusedSpace.of(focus, denies, context.now(), budget);
    List<Cube> denied = denies.stream().map(space::cubeOf).flatMap(Optional::stream).toList();
    return space
        .whole()
        .flatMap(whole -> Cubes.rest(whole, denied, budget))
        .map(space::example)
        .flatMap(example -> context.replay().confirm(example, Outcome.ALLOW));
  }

  private List<RegionBox> boxes(RuleTarget target) {
    return RuleRegions.ofQuestion(target, spaces);
  }
}
