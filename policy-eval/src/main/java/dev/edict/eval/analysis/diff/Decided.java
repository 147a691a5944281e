package dev.edict.eval.analysis.diff;

import dev.edict.eval.analysis.language.Budget;
import dev.edict.eval.analysis.region.Cube;
import dev.edict.eval.analysis.region.Cubes;
import dev.edict.eval.analysis.region.FocusedSpace;
import dev.edict.eval.analysis.region.Role;
import dev.edict.eval.analysis.region.RuleBox;
import dev.edict.eval.decision.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * The boxes of one policy set, as cubes.
 *
 * @param denies what is denied
 * @param asks what is allowed after approval, unless denied or allowed
 * @param allows what is allowed, unless denied
 */
record Decided(List<Cube> denies, List<Cube> asks, List<Cube> allows) {

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
