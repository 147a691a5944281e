package dev.edict.eval.decision;

import dev.edict.dsl.rule.Rule;
import java.util.List;
import java.util.Locale;

/**
 * Why a request was decided as it was: the decision and every rule that had to do with it.
 *
 * @param decision the decision, the same that {@code decide} gives
 * @param question what was asked, in parts; nothing when no rule was looked at
 * @param traces the rules that matched, that nearly matched and that were inactive, in rule order
 */
public record Explanation(Decision decision, Question question, List<RuleTrace> traces) {

  /** Copies the list. */
  public Explanation {
    traces = List.copyOf(traces);
  }

  /**
   * What was asked, in parts that rules match one by one. With the traces it says all that the
   * decision follows from.
   *
   * @param needs what must be allowed; each is one thing under each name that it goes by, and must
   *     be allowed under each
   * @param inspecting whether the caller asks again about each HTTP request on a connection
   * @param masking whether the caller can hide what lies beneath the root of a mount
   * @param together what allows of some of a subtree come to, for each part that no single allow
   *     without approval allows
   */
  public record Question(
      List<List<String>> needs, boolean inspecting, boolean masking, List<Together> together) {
    /** No rule was looked at. */
    public static final Question NONE = new Question(List.of(), false, false);

    /** Copies the lists. */
    public Question {
      needs = needs.stream().map(List::copyOf).toList();
      together = List.copyOf(together);
    }

    /** Makes a question without subtrees. */
    public Question(List<List<String>> needs, boolean inspecting, boolean masking) {
      this(needs, inspecting, masking, List.of());
    }
  }

  /**
   * What the deciding allows that match some of a part come to.
   *
   * @param part one of the parts of the needs
   * @param withoutApproval whether those that need no approval allow all of it
   * @param all how much of it all of them allow
   */
  public record Together(String part, boolean withoutApproval, Extent all) {}

  /** How much of a subtree some allows allow together. */
  public enum Extent {
    /** All of it. */
    WHOLE,
    /** Not all of it. */
    SOME,
    /** It takes too long to tell, which counts as not all. */
    UNDECIDED;

    /** Returns the word used in JSON. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What became of one rule.
   *
   * @param rule the rule
   * @param status its part in the decision
   * @param detail the reason in a few words, lower case; may be empty
   * @param standing what it amounts to for the request wherever its target matches
   * @param parts the parts of the request that its target matches
   */
  public record RuleTrace(
      Rule rule, Status status, String detail, Standing standing, List<String> parts) {
    /** Copies the list. */
    public RuleTrace {
      parts = List.copyOf(parts);
    }
  }

  /** What a rule amounts to for a request. */
  public enum Standing {
    /** It takes part in the decision; so does a deny whose condition cannot be told. */
    DECIDES,
    /** It has ended. */
    EXPIRED,
    /** It allows, but its level may not. */
    INACTIVE,
    /** Its condition does not hold. */
    CONDITION_NOT_MET,
    /** It allows, and its condition cannot be told. */
    CONDITION_FAILED,
    /** It is only observed, whatever its condition. */
    OBSERVED,
    /** Its target matches nothing of the request. */
    NONE;

    /** Returns the kebab-case word used in JSON. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
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
