package dev.edict.eval.table;

import dev.edict.eval.combine.RuleOrder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How what an index finds is looked at. The same walk serves decisions, which look for the place of
 * the first rule and make no object, and explanations, which collect all that is found.
 *
 * @param <V> what is found
 * @param <C> what is needed besides
 */
@FunctionalInterface
interface Reading<V, C> {

  /**
   * Returns the place of the first rule in {@code value}, or {@link RuleOrder#NONE}.
   *
   * @param text the text that was looked up
   * @param asked what is asked, see {@link Asked}
   */
  int read(V value, String text, long asked, C context);

  /** Returns what is read in {@code value}, which may be absent. */
  static <V, C> int readIfPresent(
      @Nullable V value, String text, Reading<? super V, C> reading, long asked, C context) {
    return value == null ? RuleOrder.NONE : reading.read(value, text, asked, context);
  }

  /** Returns the reading that hands everything to the context and finds no rule itself. */
  static <V> Reading<V, Consumer<? super V>> reporting() {
    return (value, text, asked, sink) -> {
      sink.accept(value);
      return RuleOrder.NONE;
    };
  }
}
