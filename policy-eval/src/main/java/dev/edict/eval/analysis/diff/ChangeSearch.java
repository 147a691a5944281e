package dev.edict.eval.analysis.diff;

import dev.edict.eval.analysis.language.Budget;
import dev.edict.eval.analysis.language.BudgetExhausted;
import dev.edict.eval.analysis.region.Cube;
import dev.edict.eval.analysis.region.Cubes;
import dev.edict.eval.analysis.region.FocusedSpace;
import dev.edict.eval.analysis.region.RegionBox;
import dev.edict.eval.analysis.region.RegionText;
import dev.edict.eval.analysis.region.RuleBox;
import dev.edict.eval.decision.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Takes the decisions of two policy sets about the requests of one region apart. Where few rules
 * have a say, all are looked at, and what changes is described to the last exception; else see
 * {@link CrowdedSearch}.
 */
final class ChangeSearch {
  private static final long STEPS = 500_000;

  private final Delta delta;
  private final ChangeExamples examples;
  private final Instant now;
  private final int few;

  ChangeSearch(Delta delta, ChangeExamples examples, Instant now, int few) {
    this.delta = delta;
    this.examples = examples;
    this.now = now;
    this.few = few;
  }

  /**
   * What changes in a region.
   *
   * @param changes the changes, each shown by a request
   * @param undecided what could not be told or shown
   */
  record Found(List<Change> changes, List<String> undecided) {}

  /**
   * Returns the changes in {@code focus}.
   *
   * @param earlier boxes that were looked at already
   */
  Found in(RegionBox focus, List<RegionBox> earlier) {
    Changed changed =
        new Changed(
            focus,
            earlier,
            delta.onlyBefore().overlapping(focus, any -> true),
            delta.onlyAfter().overlapping(focus, any -> true));
    List<RuleBox> unchanged = delta.unchanged().overlapping(focus, any -> true);
    if (Echoes.isEcho(focus, changed.boxes(unchanged))) {
      return new Found(List.of(), List.of());
    }
    if (changed.size() + unchanged.size() <= few) {
      try {
        return described(changed, unchanged, Budget.ofSteps(STEPS));
      } catch (BudgetExhausted tooMuch) {
        // The few rules cut one another into too many pieces to list.
      }
    }
    try {
      return new CrowdedSearch(delta, examples, now, changed, unchanged).found();
    } catch (BudgetExhausted tooMuch) {
      String kind = focus.space().name().toLowerCase(Locale.ROOT);
      return new Found(List.of(), List.of(kind + ": " + focus.text()));
    }
  }

  private Found described(Changed changed, List<RuleBox> unchanged, Budget budget) {
    FocusedSpace space = changed.space(unchanged, now, budget);
    Found found = new Found(new ArrayList<>(), new ArrayList<>());
    for (Outcome outcome : Outcome.values()) {
      List<Cube> cubes = changed.comingTo(outcome, space, unchanged, budget);
      for (Cube cube : Cubes.joined(Cubes.disjoint(cubes, budget))) {
        if (!examples.isToldElsewhere(space, cube)) {
          String region = RegionText.of(space, cube);
          Optional<Change> change = examples.change(space, cube, outcome, region);
          change.ifPresentOrElse(found.changes::add, () -> found.undecided.add(region));
        }
      }
    }
    return found;
  }
}
