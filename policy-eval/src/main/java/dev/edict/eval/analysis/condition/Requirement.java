package dev.edict.eval.analysis.condition;

import dev.edict.dsl.ast.Expression.Operator;
import dev.edict.dsl.rule.Condition;
import dev.edict.dsl.rule.Operand;
import java.util.Optional;

/**
 * That a test has one of some outcomes.
 *
 * @param test a condition that is no conjunction, disjunction or negation, unless it is too large
 *     to be taken apart
 * @param wanted the outcomes
 */
public record Requirement(Condition test, Wanted wanted) {

  /**
   * That an attribute is a text.
   *
   * @param attribute which
   * @param text the text
   */
  public record Equality(Operand attribute, String text) {}

  /** Returns which attribute has to be which text, or cannot be told, when just that is asked. */
  public Optional<Equality> equality() {
    boolean holds = wanted == Wanted.TRUE || wanted == Wanted.NOT_FALSE;
    return holds
            && test instanceof Condition.Comparison comparison
            && comparison.operator() == Operator.EQUAL
            && comparison.left() instanceof Operand.AttributeValue attribute
            && comparison.right() instanceof Operand.StringValue text
        ? Optional.of(new Equality(attribute, text.value()))
        : Optional.empty();
  }

  /**
   * Returns true only if nothing meets both requirements: each asks that the same attribute is one
   * text, and not the same one.
   */
  public boolean excludes(Requirement other) {
    // Where the attribute is absent both tests fail, which one of the two must not be content with.
    boolean told = wanted == Wanted.TRUE || other.wanted == Wanted.TRUE;
    Optional<Equality> one = told ? equality() : Optional.empty();
    Optional<Equality> two = one.isPresent() ? other.equality() : Optional.empty();
    return two.isPresent()
        && one.get().attribute().equals(two.get().attribute())
        && !one.get().text().equals(two.get().text());
  }
}
