package dev.edict.eval.analysis.region;

import dev.edict.eval.analysis.language.Budget;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Differences of unions of cubes, worked off without recursion and within a budget. */
public final class Cubes {
  private Cubes() {}

  /** Returns disjoint cubes of what is in {@code cube} and in none of {@code removed}. */
  public static List<Cube> difference(Cube cube, List<Cube> removed, Budget budget) {
    List<Cube> rest = new ArrayList<>();
    Deque<Piece> open = new ArrayDeque<>(List.of(new Piece(cube, 0)));
    List<Cube> ordered = largestFirst(removed);
    while (!open.isEmpty()) {
      Piece piece = open.pop();
      next(piece, ordered, open, budget).ifPresent(rest::add);
    }
    return rest;
  }

  /** Returns part of what is in {@code cube} and in none of {@code removed}, if anything is. */
  public static Optional<Cube> rest(Cube cube, List<Cube> removed, Budget budget) {
    Deque<Piece> open = new ArrayDeque<>(List.of(new Piece(cube, 0)));
    List<Cube> ordered = largestFirst(removed);
    while (!open.isEmpty()) {
      Optional<Cube> found = next(open.pop(), ordered, open, budget);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Returns disjoint cubes of the union of {@code cubes}. */
  public static List<Cube> disjoint(List<Cube> cubes, Budget budget) {
    List<Cube> disjoint = new ArrayList<>();
    for (Cube cube : largestFirst(cubes)) {
      disjoint.addAll(difference(cube, List.copyOf(disjoint), budget));
    }
    return disjoint;
  }

  /**
   * Returns cubes of one class in each dimension, the most readable first, {@code most} at most.
   */
  public static List<Cube> points(Cube cube, int most) {
    List<Cube> points = new ArrayList<>();
    Deque<Cube> open = new ArrayDeque<>(List.of(cube));
    while (!open.isEmpty() && points.size() < most) {
      Cube next = open.pop();
      int wide = widest(next);
      if (wide < 0) {
        points.add(next);
      } else {
        BitSet first = new BitSet();
        first.set(next.parts().get(wide).nextSetBit(0));
        BitSet others = (BitSet) next.parts().get(wide).clone();
        others.andNot(first);
        open.push(with(next, wide, others));
        open.push(with(next, wide, first));
      }
    }
    return points;
  }

  private static int widest(Cube cube) {
    for (int i = cube.parts().size() - 1; i >= 0; i--) {
      if (cube.parts().get(i).cardinality() > 1) {
        return i;
      }
    }
    return -1;
  }

  private static Cube with(Cube cube, int index, BitSet part) {
    List<BitSet> parts = new ArrayList<>(cube.parts());
    parts.set(index, part);
    return new Cube(parts);
  }

  private static List<Cube> largestFirst(List<Cube> cubes) {
    List<Cube> ordered = new ArrayList<>(cubes);
    ordered.sort(Comparator.comparingLong(Cube::size).reversed());
    return ordered;
  }

  /** Returns the piece if nothing takes from it, else puts what is left of it to the others. */
  private static Optional<Cube> next(
      Piece piece, List<Cube> removed, Deque<Piece> open, Budget budget) {
    for (int i = piece.next(); i < removed.size(); i++) {
      budget.spend(1);
      if (piece.cube().overlaps(removed.get(i))) {
        List<Cube> rest = piece.cube().minus(removed.get(i));
        for (int j = rest.size() - 1; j >= 0; j--) {
          open.push(new Piece(rest.get(j), i + 1));
        }
        return Optional.empty();
      }
    }
    return Optional.of(piece.cube());
  }

  private record Piece(Cube cube, int next) {}

  /** Returns cubes of the same union, those that differ in one dimension alone put together. */
  public static List<Cube> joined(List<Cube> cubes) {
    List<Cube> joined = new ArrayList<>(cubes);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = 0; i < joined.size() && !changed; i++) {
        for (int j = i + 1; j < joined.size() && !changed; j++) {
          Optional<Cube> both = join(joined.get(i), joined.get(j));
          if (both.isPresent()) {
            joined.set(i, both.get());
            joined.remove(j);
            changed = true;
          }
        }
      }
    }
    return joined;
  }

  private static Optional<Cube> join(Cube one, Cube other) {
    int differing = -1;
    for (int i = 0; i < one.parts().size(); i++) {
      if (!one.parts().get(i).equals(other.parts().get(i))) {
        if (differing >= 0) {
          return Optional.empty();
        }
        differing = i;
      }
    }
    if (differing < 0) {
      return Optional.of(one);
    }
    List<BitSet> parts = new ArrayList<>(one.parts());
    BitSet union = (BitSet) parts.get(differing).clone();
    union.or(other.parts().get(differing));
    parts.set(differing, union);
    return Optional.of(new Cube(parts));
  }
}
