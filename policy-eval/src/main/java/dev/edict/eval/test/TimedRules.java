package dev.edict.eval.test;

import dev.edict.dsl.rule.AttributeRoot;
import dev.edict.dsl.rule.Condition;
import dev.edict.dsl.rule.Operand;
import dev.edict.dsl.rule.Rule;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Tells whether what a rule decides depends on when it is asked. */
final class TimedRules {
  private TimedRules() {}

  static boolean dependsOnTime(Rule rule) {
    if (rule.until().isPresent()) {
      return true;
    }
    Deque<Condition> open = new ArrayDeque<>(List.of(rule.condition()));
    while (!open.isEmpty()) {
      Condition next = open.pop();
      if (next instanceof Condition.All all) {
        all.parts().forEach(open::push);
      } else if (next instanceof Condition.Any any) {
        any.parts().forEach(open::push);
      } else if (next instanceof Condition.Not not) {
        open.push(not.part());
      } else if (next instanceof Condition.Comparison comparison
          && (isTime(comparison.left()) || isTime(comparison.right()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTime(Operand operand) {
    return operand instanceof Operand.AttributeValue value && value.root() == AttributeRoot.TIME;
  }
}
