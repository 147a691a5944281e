package dev.edict.eval.table;

import dev.edict.dsl.match.Glob;
import java.util.function.Consumer;

/** A glob with what is known about the names that match it. */
record GlobValue<V>(Glob glob, V value) {

  void report(String text, int from, int to, Consumer<? super V> sink) {
    if (glob.matches(text, from, to)) {
      sink.accept(value);
    }
  }
}
