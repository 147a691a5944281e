package dev.edict.eval.table;

import dev.edict.dsl.match.Glob;
import dev.edict.eval.combine.RuleOrder;

/** A glob with what is known about the names that match it. */
record GlobValue<V>(Glob glob, V value) {

  /** Reads the value if a part of {@code text} matches. */
  <C> int read(
      String text, int from, int to, Reading<? super V, C> reading, long asked, C context) {
    return glob.matches(text, from, to)
        ? reading.read(value, text, asked, context)
        : RuleOrder.NONE;
  }
}
