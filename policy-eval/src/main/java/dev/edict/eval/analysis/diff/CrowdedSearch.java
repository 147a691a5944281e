package dev.edict.eval.analysis.diff;

import dev.edict.eval.analysis.diff.ChangeSearch.Found;
import dev.edict.eval.analysis.language.Budget;
import dev.edict.eval.analysis.region.Cube;
import dev.edict.eval.analysis.region.Cubes;
import dev.edict.eval.analysis.region.FocusedSpace;
import dev.edict.eval.analysis.region.RegionBox;
import dev.edict.eval.analysis.region.RegionSample;
import dev.edict.eval.analysis.region.RegionText;
import dev.edict.eval.analysis.region.Role;
import dev.edict.eval.analysis.region.RuleBox;
import dev.edict.eval.decision.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Looks for changes in a region in which many unchanged rules have a say. What they leave of a
 * change is not listed piece by piece; whether they leave anything is decided all the same.
 *
 * <p>An unchanged rule that holds a request either takes the change away or lets it come about, as
 * when a new deny falls on what the rule allows. So changes are looked for twice:
 *
 * <ol>
 *   <li>Those that need no unchanged rule. While a few rules leave a request, it is asked which
 *       rules hold that request; those join the few. This is abstraction refined by counterexamples
 *       (E. Clarke et al., <i>Counterexample-guided abstraction refinement</i>, 2000).
 *   <li>Those that need one, in the part of the region that each unchanged allow holds, in the same
 *       way. Every such change is in the part of the strongest unchanged allow that holds it, and
 *       shows there: that allow is among the few from the start, and no other rule of the same
 *       strength or less adds to it.
 * </ol>
 */
final class CrowdedSearch {
  private static final long STEPS = 2_000_000;

  private final Delta delta;
  private final ChangeExamples examples;
  private final Instant now;
  private final Changed changed;
  private final List<RuleBox> unchanged;
  private final Budget budget = Budget.ofSteps(STEPS);
  private final Found found = new Found(new ArrayList<>(), new ArrayList<>());

  CrowdedSearch(
      Delta delta, ChangeExamples examples, Instant now, Changed changed, List<RuleBox> unchanged) {
    this.delta = delta;
    this.examples = examples;
    this.now = now;
    this.changed = changed;
    this.unchanged = unchanged;
  }

  Found found() {
    for (Outcome outcome : Outcome.values()) {
      tellPlain(outcome);
      tellOnAllows(outcome, Role.ALLOW, "allowed by");
      tellOnAllows(outcome, Role.ASK, "allowed after approval by");
    }
    return found;
  }

  /** Tells the changes to {@code outcome} that need no unchanged rule. */
  private void tellPlain(Outcome outcome) {
    Settled settled =
        settled(
            changed,
            List.of(),
            (space, few) ->
                shared(
                    changed.comingTo(outcome, space, few, budget),
                    changed.comingTo(outcome, space, List.of(), budget)));
    for (Cube cube : settled.changes()) {
      String region = RegionText.of(settled.space(), cube) + exceptions(settled, cube, outcome);
      if (!examples.isToldElsewhere(settled.space(), cube)) {
        examples
            .change(settled.space(), cube, outcome, region)
            .ifPresentOrElse(found.changes()::add, () -> found.undecided().add(region));
      }
    }
  }

  private String exceptions(Settled settled, Cube cube, Outcome outcome) {
    if (unchanged.isEmpty()) {
      return "";
    }
    Set<Role> taking = EnumSet.noneOf(Role.class);
    for (Role role : Role.values()) {
      List<RuleBox> more = new ArrayList<>(settled.few());
      more.add(everywhere(role));
      List<Cube> left = changed.comingTo(outcome, settled.space(), more, budget);
      if (Cubes.rest(cube, left, budget).isPresent()) {
        taking.add(role);
      }
    }
    long others =
        unchanged.stream()
            .filter(box -> taking.contains(box.role()) && !settled.few().contains(box))
            .map(RuleBox::rule)
            .distinct()
            .count();
    return others == 0 ? "" : ", but for what " + rules(others) + " may decide as before";
  }

  private static String rules(long count) {
    return count + (count == 1 ? " other rule" : " other rules");
  }

  /** Tells a change to {@code outcome} that comes about where unchanged rules of a role are. */
  private void tellOnAllows(Outcome outcome, Role role, String being) {
    List<RuleBox> allows = unchanged.stream().filter(box -> box.role() == role).toList();
    if (allows.isEmpty()) {
      return;
    }
    FocusedSpace space = changed.space(List.of(), now, budget);
    List<Cube> possible = on(outcome, changed, space, List.of(everywhere(role)));
    if (possible.isEmpty()) {
      return;
    }
    Cube where =
        possible.size() == 1 ? possible.get(0) : space.whole().orElseThrow(AssertionError::new);
    long rules = allows.stream().map(RuleBox::rule).distinct().count();
    String region = RegionText.of(space, where) + ", as far as it is " + being + " " + rules(rules);
    boolean open = false;
    for (RuleBox allow : allows) {
      Changed part = changed.within(changed.focus().and(allow.box()));
      Settled settled =
          settled(
              part,
              List.of(allow),
              (cut, few) -> ofRole(on(outcome, part, cut, few), role, cut, few));
      for (Cube cube : settled.changes()) {
        if (!examples.isToldElsewhere(settled.space(), cube)) {
          Optional<Change> change = examples.change(settled.space(), cube, outcome, region);
          if (change.isPresent()) {
            found.changes().add(change.get());
            return;
          }
          open = true;
        }
      }
    }
    if (open) {
      found.undecided().add(region);
    }
  }

  /** Returns what changes with some unchanged boxes and would not without. */
  private List<Cube> on(Outcome outcome, Changed part, FocusedSpace space, List<RuleBox> few) {
    List<Cube> plain = part.comingTo(outcome, space, List.of(), budget);
    List<Cube> more = new ArrayList<>();
    for (Cube cube : part.comingTo(outcome, space, few, budget)) {
      more.addAll(Cubes.difference(cube, plain, budget));
    }
    return more;
  }

  /** Returns what of {@code cubes} no box that is stronger than {@code role} holds. */
  private List<Cube> ofRole(List<Cube> cubes, Role role, FocusedSpace space, List<RuleBox> few) {
    List<Cube> stronger = new ArrayList<>();
    for (RuleBox box : few) {
      if (role == Role.ASK && box.role() == Role.ALLOW) {
        space.cubeOf(box.box()).ifPresent(stronger::add);
      }
    }
    List<Cube> left = new ArrayList<>();
    cubes.forEach(cube -> left.addAll(Cubes.difference(cube, stronger, budget)));
    return left;
  }

  private List<Cube> shared(List<Cube> some, List<Cube> others) {
    List<Cube> shared = new ArrayList<>();
    for (Cube one : some) {
      for (Cube other : others) {
        budget.spend(1);
        one.intersect(other).ifPresent(shared::add);
      }
    }
    return shared;
  }

  /** Returns a box of a role that holds the whole region. */
  private RuleBox everywhere(Role role) {
    return new RuleBox(0, unchanged.get(0).rule(), role, changed.focus());
  }

  /**
   * Changes none of whose examples is in an unchanged box that is not among the few.
   *
   * @param space the region, cut by the few
   * @param few the unchanged boxes looked at
   * @param changes the changes, in disjoint parts
   */
  private record Settled(FocusedSpace space, List<RuleBox> few, List<Cube> changes) {}

  /** Adds to the few until the changes that {@code search} finds with them are settled. */
  private Settled settled(
      Changed part,
      List<RuleBox> start,
      BiFunction<FocusedSpace, List<RuleBox>, List<Cube>> search) {
    List<RuleBox> few = new ArrayList<>(start);
    while (true) {
      FocusedSpace space = part.space(few, now, budget);
      List<Cube> changes =
          Cubes.joined(Cubes.disjoint(search.apply(space, List.copyOf(few)), budget));
      boolean grown = false;
      for (Cube cube : changes) {
        RegionBox point = RegionSample.at(part.focus(), space.example(cube));
        grown |= few.addAll(delta.unchanged().overlapping(point, box -> !few.contains(box)));
      }
      if (!grown) {
        return new Settled(space, few, changes);
      }
    }
  }
}
