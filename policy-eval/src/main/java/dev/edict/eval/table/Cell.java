package dev.edict.eval.table;

import dev.edict.dsl.ast.Effect;
import dev.edict.eval.combine.CompiledRule;
import dev.edict.eval.combine.RuleOrder;
import java.util.function.Consumer;

/** The rules on the resources of one pattern. */
abstract sealed class Cell permits SingleCell, CrowdedCell {
  /** The reading that decides. */
  static final Readings<Cell, String> FIRST =
      Readings.of((cell, text, asked, rest) -> cell.first(asked));

  /** Returns the place of the first rule about one of the verbs and the port asked for. */
  abstract int first(long asked);

  /** Reports the rules about one of the verbs and the port asked for. */
  abstract void report(long asked, Report report);

  /**
   * Which rules are reported to whom.
   *
   * @param order what places mean
   * @param effect the effect of the rules
   * @param scope how many
   * @param sink what they are reported to
   */
  record Report(RuleOrder order, Effect effect, Scope scope, Consumer<? super CompiledRule> sink) {

    /**
     * Reports the rule of a clause that fits, if it is wanted; returns whether those behind it in
     * the order are wanted too.
     */
    boolean isContinuedAfter(int place) {
      CompiledRule rule = order.rule(place);
      if (rule.rule().effect() != effect) {
        return true;
      }
      sink.accept(rule);
      return scope == Scope.ALL || !order.isCertain(place);
    }
  }
}
