package dev.edict.eval.analysis.language;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values cut into classes, so that each of some patterns holds all of a class or nothing of it.
 *
 * @param <E> the type of the examples
 */
public final class Partition<E> {
  private final List<BitSet> classesByPattern;
  private final List<E> examples;

  private Partition(List<BitSet> classesByPattern, List<E> examples) {
    this.classesByPattern = classesByPattern;
    this.examples = examples;
  }

  /** Returns how many classes there are. */
  public int size() {
    return examples.size();
  }

  /** Returns the classes that the pattern numbered {@code pattern} holds; not to be changed. */
  public BitSet classesOf(int pattern) {
    return classesByPattern.get(pattern);
  }

  /** Returns a value of the class numbered {@code index}. */
  public E example(int index) {
    return examples.get(index);
  }

  /** Collects the classes of a partition. */
  public static final class Builder<E> {
    private final int patterns;
    private final Map<BitSet, E> examples = new LinkedHashMap<>();

    /** Makes a builder for classes told apart by {@code patterns} patterns. */
    public Builder(int patterns) {
      this.patterns = patterns;
    }

    /** Returns whether no value was added that exactly the patterns {@code members} hold. */
    public boolean isNew(BitSet members) {
      return !examples.containsKey(members);
    }

    /** Adds a value that exactly the patterns {@code members} hold, unless one is there. */
    public void add(BitSet members, E example) {
      examples.putIfAbsent((BitSet) members.clone(), example);
    }

    /** Returns the partition, its classes in the order in which they were added. */
    public Partition<E> build() {
      List<BitSet> classes = new ArrayList<>(patterns);
      for (int i = 0; i < patterns; i++) {
        classes.add(new BitSet(examples.size()));
      }
      int index = 0;
      for (BitSet members : examples.keySet()) {
        int current = index++;
        members.stream().forEach(pattern -> classes.get(pattern).set(current));
      }
      return new Partition<>(List.copyOf(classes), List.copyOf(examples.values()));
    }
  }
}
