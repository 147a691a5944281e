package dev.edict.eval.analysis.finding;

import dev.edict.eval.analysis.language.Budget;
import dev.edict.eval.analysis.language.BudgetExhausted;
import dev.edict.eval.analysis.region.Cube;
import dev.edict.eval.analysis.region.Cubes;
import dev.edict.eval.analysis.region.FocusedSpace;
import dev.edict.eval.analysis.region.PolicyModel;
import dev.edict.eval.analysis.region.RegionBox;
import dev.edict.eval.analysis.region.RegionSample;
import dev.edict.eval.analysis.region.RuleBox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Whether other rules together leave anything to a rule. First one request of the rule is tried
 * that no other pattern is likely to name; only if others hold it, all requests are looked at.
 */
final class RuleCoverage {
  private static final int LARGEST_MINIMISED = 64;

  private final PolicyModel model;
  private final Instant now;
  private final long steps;

  RuleCoverage(PolicyModel model, Instant now, long steps) {
    this.model = model;
    this.now = now;
    this.steps = steps;
  }

  /** What is left of a rule. */
  enum Kind {
    /** Some request is. */
    ALIVE,
    /** Nothing is: no request is in the rule at all. */
    EMPTY,
    /** Nothing is: others hold every request of the rule. */
    COVERED,
    /** It could not be told within the budget. */
    UNDECIDED
  }

  /**
   * An answer.
   *
   * @param kind what is left
   * @param covering boxes of the fewest rules found that hold every request, by rank
   * @param example a request of the rule, when it is covered
   */
  record Result(Kind kind, List<RuleBox> covering, Optional<CoveredExample> example) {
    static Result of(Kind kind) {
      return new Result(kind, List.of(), Optional.empty());
    }
  }

  /**
   * A request of a covered rule.
   *
   * @param space where it is one
   * @param cube what it is taken from
   */
  record CoveredExample(FocusedSpace space, Cube cube) {}

  /** Returns what the boxes that {@code covers} accepts leave to the rule at {@code rank}. */
  Result of(int rank, Predicate<RuleBox> covers) {
    try {
      return decide(model.boxes(rank), covers);
    } catch (BudgetExhausted tooMuch) {
      return Result.of(Kind.UNDECIDED);
    }
  }

  private Result decide(List<RuleBox> boxes, Predicate<RuleBox> covers) {
    Budget budget = Budget.ofSteps(steps);
    TreeMap<Integer, RuleBox> covering = new TreeMap<>();
    Optional<CoveredExample> example = Optional.empty();
    for (RuleBox box : boxes) {
      RegionBox focus = box.box().unresolved();
      for (RegionBox sample : RegionSample.of(focus)) {
        if (isLeft(sample, covers, budget)) {
          return Result.of(Kind.ALIVE);
        }
      }
      Optional<Covered> covered = cover(focus, covers, budget);
      if (covered.isPresent()) {
        if (covered.get().by().isEmpty()) {
          return Result.of(Kind.ALIVE);
        }
        covered.get().by().forEach(by -> covering.putIfAbsent(by.rank(), by));
        example = example.isPresent() ? example : Optional.of(covered.get().example());
      }
    }
    if (covering.isEmpty()) {
      return Result.of(Kind.EMPTY);
    }
    leaveOut(covering, boxes, covers, budget);
    return new Result(Kind.COVERED, List.copyOf(covering.values()), example);
  }

  /** Leaves rules out that hold no box for which the others would not do. */
  private void leaveOut(
      Map<Integer, RuleBox> covering,
      List<RuleBox> boxes,
      Predicate<RuleBox> covers,
      Budget budget) {
    if (boxes.size() == 1 || covering.size() > LARGEST_MINIMISED) {
      return;
    }
    for (int rank : List.copyOf(covering.keySet())) {
      Predicate<RuleBox> others =
          covers.and(box -> box.rank() != rank && covering.containsKey(box.rank()));
      if (covering.size() > 1
          && boxes.stream().allMatch(box -> isCovered(box.box().unresolved(), others, budget))) {
        covering.remove(rank);
      }
    }
  }

  private boolean isCovered(RegionBox focus, Predicate<RuleBox> covers, Budget budget) {
    return cover(focus, covers, budget).map(covered -> !covered.by().isEmpty()).orElse(true);
  }

  private boolean isLeft(RegionBox sample, Predicate<RuleBox> covers, Budget budget) {
    return isLeft(sample, model.overlapping(sample, covers), budget);
  }

  private boolean isLeft(RegionBox sample, List<RuleBox> others, Budget budget) {
    budget.spend(1 + others.size());
    if (others.isEmpty() && sample.requirements().isEmpty()) {
      return true;
    }
    if (others.stream().anyMatch(box -> box.box().covers(sample))) {
      return false;
    }
    FocusedSpace space = space(sample, others, budget);
    Optional<Cube> whole = space.whole();
    return whole.isPresent()
        && Cubes.rest(whole.get(), cubesOf(pieces(space, others)), budget).isPresent();
  }

  private FocusedSpace space(RegionBox focus, List<RuleBox> others, Budget budget) {
    return FocusedSpace.of(focus, others.stream().map(RuleBox::box).toList(), now, budget);
  }

  /**
   * What holds a box.
   *
   * @param by the boxes; none when something of it is left
   * @param example a request of it
   */
  private record Covered(List<RuleBox> by, CoveredExample example) {}

  /**
   * Returns what covers {@code focus}, or empty when there is no request in it.
   *
   * <p>Most of what overlaps a rule has nothing to do with the answer. So the space is made of a
   * few boxes, and while they leave a request, it is asked which boxes hold that request: if none
   * do, it is the answer; if some do, they join the few. This is abstraction refined by
   * counterexamples (E. Clarke et al., <i>Counterexample-guided abstraction refinement</i>, 2000).
   */
  private Optional<Covered> cover(RegionBox focus, Predicate<RuleBox> covers, Budget budget) {
    Set<RuleBox> few = Collections.newSetFromMap(new IdentityHashMap<>());
    List<RuleBox> active = new ArrayList<>();
    for (RegionBox sample : RegionSample.of(focus)) {
      for (RuleBox box : model.overlapping(sample, covers)) {
        if (few.add(box)) {
          active.add(box);
        }
      }
    }
    Optional<RuleBox> alone = lastCovering(active, focus);
    if (alone.isPresent()) {
      FocusedSpace space = space(focus, List.of(alone.get()), budget);
      return space
          .whole()
          .map(whole -> new Covered(List.of(alone.get()), new CoveredExample(space, whole)));
    }
    while (true) {
      FocusedSpace space = space(focus, active, budget);
      Optional<Cube> whole = space.whole();
      if (whole.isEmpty()) {
        return Optional.empty();
      }
      List<Piece> pieces = pieces(space, active);
      CoveredExample example = new CoveredExample(space, whole.get());
      Optional<Cube> rest = Cubes.rest(whole.get(), cubesOf(pieces), budget);
      if (rest.isEmpty()) {
        List<RuleBox> minimal =
            minimal(whole.get(), pieces, budget).stream().map(Piece::box).toList();
        return Optional.of(new Covered(minimal, example));
      }
      RegionBox point = RegionSample.at(focus, space.example(rest.get()));
      List<RuleBox> around = model.overlapping(point, covers);
      if (isLeft(point, around, budget)) {
        return Optional.of(new Covered(List.of(), example));
      }
      boolean grown = false;
      for (RuleBox box : around) {
        if (few.add(box)) {
          active.add(box);
          grown = true;
        }
      }
      if (!grown) {
        throw new BudgetExhausted();
      }
    }
  }

  /** Returns the last of some boxes that covers {@code focus} by itself, as it is written. */
  private static Optional<RuleBox> lastCovering(List<RuleBox> boxes, RegionBox focus) {
    return boxes.stream()
        .filter(box -> box.box().covers(focus))
        .max(Comparator.comparingInt(RuleBox::rank));
  }

  private static List<Piece> pieces(FocusedSpace space, List<RuleBox> boxes) {
    List<Piece> pieces = new ArrayList<>();
    for (RuleBox box : boxes) {
      space.cubeOf(box.box()).ifPresent(cube -> pieces.add(new Piece(box, cube)));
    }
    return pieces;
  }

  private static List<Cube> cubesOf(List<Piece> pieces) {
    return pieces.stream().map(Piece::cube).toList();
  }

  /** Returns pieces none of which can be left out, trying to leave out the small ones first. */
  private static List<Piece> minimal(Cube whole, List<Piece> pieces, Budget budget) {
    if (pieces.size() > LARGEST_MINIMISED) {
      return pieces;
    }
    List<Piece> kept = new ArrayList<>(pieces);
    kept.sort(Comparator.comparingLong(piece -> piece.cube().size()));
    int next = 0;
    while (next < kept.size()) {
      List<Piece> others = new ArrayList<>(kept);
      others.remove(next);
      if (Cubes.rest(whole, cubesOf(others), budget).isEmpty()) {
        kept = others;
      } else {
        next++;
      }
    }
    return kept;
  }

  private record Piece(RuleBox box, Cube cube) {}
}
