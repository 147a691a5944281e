package dev.edict.eval.decision;

import dev.edict.dsl.rule.Rule;
import java.util.List;
import java.util.Locale;

/**
 * Why a request was decided as it was: the decision and every rule that had to do with it.
 *
 * @param decision the decision, the same that {@code decide} gives
 * @param traces the rules that matched, that nearly matched and that were inactive, in rule order
 */
public record Explanation(Decision decision, List<RuleTrace> traces) {

  /** Copies the list. */
  public Explanation {
    traces = List.copyOf(traces);
  }

  /**
   * What became of one rule.
   *
   * @param rule the rule
   * @param status its part in the decision
   * @param detail the reason in a few words, lower case; may be empty
   * @param reach how much of what is asked for the target matches
   */
  public record RuleTrace(Rule rule, Status status, String detail, Reach reach) {}

  /** How much of what is asked for the target of a rule matches. */
  public enum Reach {
    /** All of it. */
    WHOLE,
    /** Some of it: a part of the subtree, one of two paths, or the HTTP requests that follow. */
    PART,
    /** Nothing: the rule only comes near. */
    NONE;

    /** Returns the lower-case word used in JSON. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The part of a rule in a decision. */
  public enum Status {
    /** It is the determining rule. */
    DETERMINING,
    /** It matched and agrees with the decision. */
    MATCHED,
    /** It is an allow that matched, but a deny matched too. */
    OVERRIDDEN,
    /** It is an allow whose target matched, but its level may not allow this. */
    INACTIVE,
    /** Its target matched, its condition does not hold. */
    CONDITION_NOT_MET,
    /**
     * Its target matched, its condition could not be evaluated: an allow does not match, a deny
     * does.
     */
    CONDITION_FAILED,
    /** Its target matched, but it has ended. */
    EXPIRED,
    /** It matched, but it is only observed. */
    OBSERVED,
    /** It would match if one part of the request were different. */
    NEARLY;

    /** Returns the kebab-case word shown to people. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
