package dev.edict.eval.table;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is made once, when it is first asked for; safe for use by several threads. */
final class Deferred<T> {
  private final Supplier<T> source;
  private volatile @Nullable T value;

  Deferred(Supplier<T> source) {
    this.source = source;
  }

  /** Returns the value. */
  T get() {
    T made = value;
    return made == null ? make() : made;
  }

  private synchronized T make() {
    T made = value;
    if (made == null) {
      made = source.get();
      value = made;
    }
    return made;
  }
}
