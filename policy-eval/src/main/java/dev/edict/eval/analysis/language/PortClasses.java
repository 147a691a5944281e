package dev.edict.eval.analysis.language;

import dev.edict.dsl.match.network.PortSet;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;

/** The classes into which sets of ports cut the ports of one of them, the focus. */
public final class PortClasses {
  /** The ports that make good examples, best first. */
  private static final List<Integer> FAMILIAR = List.of(443, 80, 8080, 22);

  private PortClasses() {}

  /** Returns the classes of the ports of the first of {@code sets}, familiar ports first. */
  public static Partition<Integer> of(List<PortSet> sets, Budget budget) {
    PortSet focus = sets.get(0);
    TreeSet<Integer> starts = new TreeSet<>();
    for (PortSet set : sets) {
      for (int i = 0; i < set.intervalCount(); i++) {
        starts.add(set.first(i));
        if (set.last(i) < PortSet.HIGHEST) {
          starts.add(set.last(i) + 1);
        }
      }
    }
    Partition.Builder<Integer> classes = new Partition.Builder<>(sets.size());
    for (int port : FAMILIAR) {
      add(classes, sets, focus, port, budget);
    }
    for (int port : starts) {
      add(classes, sets, focus, port, budget);
    }
    return classes.build();
  }

  private static void add(
      Partition.Builder<Integer> classes,
      List<PortSet> sets,
      PortSet focus,
      int port,
      Budget budget) {
    if (!focus.contains(port)) {
      return;
    }
    budget.spend(sets.size());
    BitSet members = new BitSet(sets.size());
    for (int i = 0; i < sets.size(); i++) {
      members.set(i, sets.get(i).contains(port));
    }
    classes.add(members, port);
  }
}
