package dev.edict.eval.table;

import dev.edict.dsl.match.GlobSequence;
import dev.edict.eval.combine.RuleOrder;
import java.util.ArrayList;
import java.util.List;

/** Patterns that are compared one by one, with what is known about the texts that match each. */
final class Shelf<V> {
  private final char separator;
  private final GlobSequence[] patterns;
  private final List<V> values;

  private Shelf(char separator, Builder<V> builder) {
    this.separator = separator;
    this.patterns = builder.patterns.toArray(GlobSequence[]::new);
    this.values = List.copyOf(builder.values);
  }

  /** Returns how many patterns there are. */
  int size() {
    return patterns.length;
  }

  /** Reads the values of the patterns that match {@code text} from where it begins. */
  <C> int read(String text, Reading<? super V, C> reading, long asked, C context) {
    int first = RuleOrder.NONE;
    for (int i = 0; i < patterns.length; i++) {
      if (patterns[i].matches(text, Asked.start(asked), separator)) {
        first = Math.min(first, reading.read(values.get(i), text, asked, context));
      }
    }
    return first;
  }

  /** Collects patterns. */
  static final class Builder<V> {
    private final List<GlobSequence> patterns = new ArrayList<>();
    private final List<V> values = new ArrayList<>();

    void add(GlobSequence pattern, V value) {
      patterns.add(pattern);
      values.add(value);
    }

    Shelf<V> build(char separator) {
      return new Shelf<>(separator, this);
    }
  }
}
