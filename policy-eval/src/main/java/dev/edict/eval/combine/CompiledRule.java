package dev.edict.eval.combine;

import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.rule.Condition;
import dev.edict.dsl.rule.Rule;
import dev.edict.eval.condition.CompiledCondition;

/**
 * A rule with all that can be told about it before any request is known.
 *
 * @param rank its place in the order of rules, which breaks every tie
 * @param rule the rule
 * @param kind what it takes to decide by it
 * @param condition what else must hold
 * @param gate whether its level may allow in its domain
 */
public record CompiledRule(
    int rank, Rule rule, Kind kind, CompiledCondition condition, LevelGate gate)
    implements Comparable<CompiledRule> {

  /** Returns the rule compiled. */
  public static CompiledRule of(int rank, Rule rule, LevelGate gate) {
    CompiledCondition condition = CompiledCondition.of(rule.condition());
    return new CompiledRule(rank, rule, kindOf(rule, gate), condition, gate);
  }

  private static Kind kindOf(Rule rule, LevelGate gate) {
    if (rule.observed()) {
      return Kind.OBSERVED;
    }
    if (rule.until().isPresent() || !rule.policy().teams().isEmpty()) {
      return Kind.SPECIAL;
    }
    if (rule.effect() == Effect.ALLOW && !gate.isOpen()) {
      return gate.isClosed() ? Kind.DORMANT : Kind.SPECIAL;
    }
    if (!rule.condition().equals(Condition.ALWAYS)) {
      return Kind.SPECIAL;
    }
    return rule.approval().isPresent() ? Kind.PLAIN_APPROVAL : Kind.PLAIN;
  }

  /** Returns the rule and its policy, as people are told of them. */
  public String name() {
    return "rule \"" + rule.id().rule() + "\" of policy \"" + rule.id().policy() + "\"";
  }

  /** Returns what is said of a decision that follows from the effect of the rule alone. */
  public String sentence() {
    return (allows() ? "allowed by " : "denied by ") + name();
  }

  /** Returns whether an allow by this rule needs a person's approval. */
  public boolean needsApproval() {
    return rule.approval().isPresent();
  }

  /** Returns whether the rule allows, as opposed to denies. */
  public boolean allows() {
    return rule.effect() == Effect.ALLOW;
  }

  /** Orders by rank. */
  @Override
  public int compareTo(CompiledRule other) {
    return Integer.compare(rank, other.rank);
  }

  /** Rules of one set are equal when their ranks are. */
  @Override
  public boolean equals(Object other) {
    return other instanceof CompiledRule that && rank == that.rank && rule.equals(that.rule);
  }

  @Override
  public int hashCode() {
    return rank;
  }

  /** What it takes to decide by a rule whose target matches. */
  public enum Kind {
    /** Nothing more: it decides for every subject at every time. */
    PLAIN,
    /** Nothing more than approval. */
    PLAIN_APPROVAL,
    /** The subject, the time, a condition or a bound must be looked at. */
    SPECIAL,
    /** It applies and never decides: its level may not allow in its domain, whoever asks. */
    DORMANT,
    /** It never decides: it is only reported. */
    OBSERVED
  }
}
