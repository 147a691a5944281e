package dev.edict.eval.analysis.language;

import java.util.BitSet;
import java.util.List;

/** The classes into which patterns cut the single texts of one of them, the focus. */
public final class Names {
  private Names() {}

  /** Returns the classes of the texts of the first of {@code patterns}. */
  public static Partition<String> explore(
      List<TextPattern> patterns, Alphabet alphabet, Budget budget) {
    TextPattern focus = patterns.get(0);
    Partition.Builder<String> classes = new Partition.Builder<>(patterns.size());
    if (focus.isLiteral()) {
      budget.spend(patterns.size());
      BitSet members = new BitSet(patterns.size());
      for (int i = 0; i < patterns.size(); i++) {
        members.set(i, patterns.get(i).matches(focus.text()));
      }
      classes.add(members, focus.text());
      return classes.build();
    }
    Partition<String> all = TextClasses.of(patterns, alphabet, budget);
    for (int index = 0; index < all.size(); index++) {
      if (all.classesOf(0).get(index)) {
        BitSet members = new BitSet(patterns.size());
        for (int i = 0; i < patterns.size(); i++) {
          members.set(i, all.classesOf(i).get(index));
        }
        classes.add(members, all.example(index));
      }
    }
    return classes.build();
  }
}
