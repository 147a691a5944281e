package dev.edict.eval.analysis.region;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A product of sets of classes, one for each dimension of a {@link FocusedSpace}. Never empty.
 *
 * @param parts the classes; not to be changed
 */
public record Cube(List<BitSet> parts) {

  /** Copies the list. */
  public Cube {
    parts = List.copyOf(parts);
  }

  /** Returns what is in both cubes, if anything. */
  public Optional<Cube> intersect(Cube other) {
    List<BitSet> shared = new ArrayList<>(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      BitSet part = both(parts.get(i), other.parts.get(i));
      if (part.isEmpty()) {
        return Optional.empty();
      }
      shared.add(part);
    }
    return Optional.of(new Cube(shared));
  }

  /** Returns whether something is in both cubes. */
  public boolean overlaps(Cube other) {
    for (int i = 0; i < parts.size(); i++) {
      if (!parts.get(i).intersects(other.parts.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether everything of {@code other} is in this cube. */
  public boolean covers(Cube other) {
    for (int i = 0; i < parts.size(); i++) {
      if (!minus(other.parts.get(i), parts.get(i)).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns disjoint cubes of what is in this cube and not in {@code other}, largest part first.
   */
  public List<Cube> minus(Cube other) {
    List<Cube> rest = new ArrayList<>();
    List<BitSet> inside = new ArrayList<>(parts);
    for (int i = 0; i < parts.size(); i++) {
      BitSet outside = minus(parts.get(i), other.parts.get(i));
      if (!outside.isEmpty()) {
        List<BitSet> piece = new ArrayList<>(inside);
        piece.set(i, outside);
        rest.add(new Cube(piece));
      }
      inside.set(i, both(parts.get(i), other.parts.get(i)));
    }
    return rest;
  }

  /** Returns how many combinations of classes there are, at most {@link Long#MAX_VALUE}. */
  public long size() {
    double size = 1;
    for (BitSet part : parts) {
      size *= part.cardinality();
    }
    return (long) size;
  }

  private static BitSet both(BitSet one, BitSet other) {
    BitSet shared = (BitSet) one.clone();
    shared.and(other);
    return shared;
  }

  private static BitSet minus(BitSet one, BitSet other) {
    BitSet rest = (BitSet) one.clone();
    rest.andNot(other);
    return rest;
  }
}
