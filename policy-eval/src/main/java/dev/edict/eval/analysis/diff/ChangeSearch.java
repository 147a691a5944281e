package dev.edict.eval.analysis.diff;

import dev.edict.eval.analysis.language.Budget;
import dev.edict.eval.analysis.region.Cube;
import dev.edict.eval.analysis.region.Cubes;
import dev.edict.eval.analysis.region.ExampleRequest;
import dev.edict.eval.analysis.region.FocusedSpace;
import dev.edict.eval.analysis.region.PolicyModel;
import dev.edict.eval.analysis.region.RegionBox;
import dev.edict.eval.analysis.region.RegionText;
import dev.edict.eval.analysis.region.Role;
import dev.edict.eval.analysis.region.RuleBox;
import dev.edict.eval.analysis.region.Space;
import dev.edict.eval.analysis.replay.Replay;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes the decisions of two policy sets about the requests of one box apart. */
final class ChangeSearch {
  private static final int MOST_EXAMPLES = 8;

  private final PolicyModel before;
  private final PolicyModel after;
  private final Replay replayBefore;
  private final Replay replayAfter;

  ChangeSearch(PolicyModel before, PolicyModel after, Replay replayBefore, Replay replayAfter) {
    this.before = before;
    this.after = after;
    this.replayBefore = replayBefore;
    this.replayAfter = replayAfter;
  }

  /**
   * Returns the changes in {@code focus}.
   *
   * @param earlier boxes that were looked at already
   * @param undecided gets regions that examples do not bear out
   */
  List<Change> in(
      RegionBox focus,
      List<RegionBox> earlier,
      Instant now,
      Budget budget,
      Consumer<String> undecided) {
    List<RuleBox> old = before.overlapping(focus, any -> true);
    List<RuleBox> young = after.overlapping(focus, any -> true);
    List<RegionBox> others = new ArrayList<>(earlier);
    old.forEach(box -> others.add(box.box()));
    young.forEach(box -> others.add(box.box()));
    budget.spend(1 + others.size());
    FocusedSpace space = FocusedSpace.of(focus, others, now, budget);
    Optional<Cube> whole = space.whole();
    if (whole.isEmpty()) {
      return List.of();
    }
    List<Cube> done = earlier.stream().map(space::cubeOf).flatMap(Optional::stream).toList();
    Decided then = Decided.of(space, old);
    Decided today = Decided.of(space, young);
    List<Change> changes = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      List<Cube> decided = today.cubes(outcome, whole.get(), budget);
      List<Cube> changed = then.without(outcome, decided, budget);
      List<Cube> fresh = new ArrayList<>();
      changed.forEach(cube -> fresh.addAll(Cubes.difference(cube, done, budget)));
      for (Cube cube : Cubes.joined(Cubes.disjoint(fresh, budget))) {
        Optional<Change> change = shown(space, cube, outcome);
        if (change.isPresent()) {
          changes.add(change.get());
        } else if (!isToldElsewhere(space, cube)) {
          undecided.accept(RegionText.of(space, cube));
        }
      }
    }
    return changes;
  }

  private Optional<Change> shown(FocusedSpace space, Cube cube, Outcome outcome) {
    if (isToldElsewhere(space, cube)) {
      return Optional.empty();
    }
    List<Cube> points = Cubes.points(cube, MOST_EXAMPLES);
    for (Cube point : points) {
      ExampleRequest example = space.example(point);
      Decision then = replayBefore.decide(example);
      Decision today = replayAfter.decide(example);
      if (today.outcome() == outcome && then.outcome() != outcome) {
        return Optional.of(
            new Change(
                RegionText.of(space, cube),
                outcome,
                example.text(),
                example.request(),
                then,
                today));
      }
    }
    return Optional.empty();
  }

  /** Returns whether the same change is shown of another space that people think of first. */
  private boolean isToldElsewhere(FocusedSpace space, Cube cube) {
    return switch (space.focus().space()) {
      case UNKNOWN_FILES, FOLDING_FILES ->
          Cubes.points(cube, MOST_EXAMPLES).stream()
              .map(space::example)
              .anyMatch(example -> isSameChange(example, example.in(Space.FILES)));
      case HTTP -> {
        ExampleRequest example = space.example(cube);
        yield space.isWholeHttp(cube) && isSameChange(example, example.asConnection());
      }
      default -> false;
    };
  }

  private boolean isSameChange(ExampleRequest one, ExampleRequest other) {
    return replayBefore.decide(one).outcome() == replayBefore.decide(other).outcome()
        && replayAfter.decide(one).outcome() == replayAfter.decide(other).outcome();
  }

  /**
   * The boxes of one policy set, as cubes.
   *
   * @param denies what is denied
   * @param asks what is allowed after approval, unless denied or allowed
   * @param allows what is allowed, unless denied
   */
  private record Decided(List<Cube> denies, List<Cube> asks, List<Cube> allows) {

    static Decided of(FocusedSpace space, List<RuleBox> boxes) {
      Decided decided = new Decided(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      for (RuleBox box : boxes) {
        space.cubeOf(box.box()).ifPresent(cube -> decided.cubes(box.role()).add(cube));
      }
      return decided;
    }

    private List<Cube> cubes(Role role) {
      return switch (role) {
        case DENY -> denies;
        case ASK -> asks;
        case ALLOW -> allows;
      };
    }

    /** Returns cubes of the requests in {@code whole} that come to {@code outcome}. */
    List<Cube> cubes(Outcome outcome, Cube whole, Budget budget) {
      return switch (outcome) {
        case ALLOW -> less(allows, denies, budget);
        case APPROVAL_REQUIRED -> less(asks, both(denies, allows), budget);
        case DENY -> {
          List<Cube> denied = new ArrayList<>(denies);
          denied.addAll(Cubes.difference(whole, both(both(denies, allows), asks), budget));
          yield denied;
        }
      };
    }

    /** Returns what of {@code cubes} does not come to {@code outcome} by this set. */
    List<Cube> without(Outcome outcome, List<Cube> cubes, Budget budget) {
      return switch (outcome) {
        case ALLOW -> {
          List<Cube> rest = less(cubes, both(allows, denies), budget);
          rest.addAll(shared(cubes, denies, budget));
          yield rest;
        }
        case APPROVAL_REQUIRED -> {
          List<Cube> rest = less(cubes, both(both(asks, denies), allows), budget);
          rest.addAll(shared(cubes, both(denies, allows), budget));
          yield rest;
        }
        case DENY -> less(shared(cubes, both(allows, asks), budget), denies, budget);
      };
    }

    private static List<Cube> less(List<Cube> cubes, List<Cube> removed, Budget budget) {
      List<Cube> rest = new ArrayList<>();
      cubes.forEach(cube -> rest.addAll(Cubes.difference(cube, removed, budget)));
      return rest;
    }

    private static List<Cube> shared(List<Cube> cubes, List<Cube> others, Budget budget) {
      List<Cube> shared = new ArrayList<>();
      for (Cube cube : cubes) {
        for (Cube other : others) {
          budget.spend(1);
          cube.intersect(other).ifPresent(shared::add);
        }
      }
      return shared;
    }

    private static List<Cube> both(List<Cube> one, List<Cube> other) {
      List<Cube> both = new ArrayList<>(one);
      both.addAll(other);
      return both;
    }
  }
}
