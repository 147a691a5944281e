package dev.edict.eval.table;

import java.util.function.Consumer;

/**
 * A reading of values, and the same of values on shelves.
 *
 * @param one of one value
 * @param shelved of those values on a shelf whose patterns match
 */
record Readings<V, C>(Reading<V, C> one, Reading<Shelf<V>, C> shelved) {

  /** Returns a reading with that of shelves. */
  static <V, C> Readings<V, C> of(Reading<V, C> reading) {
    return new Readings<>(
        reading, (shelf, text, asked, context) -> shelf.read(text, reading, asked, context));
  }

  /** Returns the readings that hand everything to the context and find no rule themselves. */
  static <V> Readings<V, Consumer<? super V>> reporting() {
    return of(Reading.reporting());
  }
}
