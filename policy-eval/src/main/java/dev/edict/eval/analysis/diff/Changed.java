package dev.edict.eval.analysis.diff;

import dev.edict.eval.analysis.language.Budget;
import dev.edict.eval.analysis.region.Cube;
import dev.edict.eval.analysis.region.Cubes;
import dev.edict.eval.analysis.region.FocusedSpace;
import dev.edict.eval.analysis.region.RegionBox;
import dev.edict.eval.analysis.region.RuleBox;
import dev.edict.eval.decision.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A region in which rules changed.
 *
 * @param focus the region
 * @param earlier boxes of which the changes were told already
 * @param before the boxes that only the first policy set has there
 * @param after the boxes that only the second policy set has there
 */
record Changed(
    RegionBox focus, List<RegionBox> earlier, List<RuleBox> before, List<RuleBox> after) {

  int size() {
    return earlier.size() + before.size() + after.size();
  }

  /** Returns this part of the region. */
  Changed within(RegionBox part) {
    return new Changed(
        part,
        earlier.stream().filter(part::overlaps).toList(),
        before.stream().filter(box -> box.box().overlaps(part)).toList(),
        after.stream().filter(box -> box.box().overlaps(part)).toList());
  }

  /** Returns the boxes of both policy sets, {@code unchanged} ones among them. */
  List<RuleBox> boxes(List<RuleBox> unchanged) {
    return Stream.of(before, after, unchanged).flatMap(List::stream).toList();
  }

  /** Returns the region, cut by what changed and by {@code unchanged} boxes. */
  FocusedSpace space(List<RuleBox> unchanged, Instant now, Budget budget) {
    List<RegionBox> others = new ArrayList<>(earlier);
    boxes(unchanged).forEach(box -> others.add(box.box()));
    budget.spend(1 + others.size());
    return FocusedSpace.of(focus, others, now, budget);
  }

  /**
   * Returns what comes to {@code outcome} now and did not before, and was not told already, if the
   * boxes of both policy sets are {@code unchanged}.
   */
  List<Cube> comingTo(Outcome outcome, FocusedSpace space, List<RuleBox> unchanged, Budget budget) {
    Optional<Cube> whole = space.whole();
    if (whole.isEmpty()) {
      return List.of();
    }
    List<Cube> told = earlier.stream().map(space::cubeOf).flatMap(Optional::stream).toList();
    Decided then = Decided.of(space, joined(before, unchanged));
    Decided today = Decided.of(space, joined(after, unchanged));
    List<Cube> fresh = new ArrayList<>();
    for (Cube cube : then.without(outcome, today.cubes(outcome, whole.get(), budget), budget)) {
      fresh.addAll(Cubes.difference(cube, told, budget));
    }
    return fresh;
  }

  private static List<RuleBox> joined(List<RuleBox> one, List<RuleBox> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }
}
