package dev.edict.eval.test.coverage;

import dev.edict.dsl.rule.Rule;
import dev.edict.eval.test.DraftedTest;
import java.util.Optional;

/**
 * What the tests have to do with a rule.
 *
 * @param rule the rule
 * @param reach how far they reach it
 * @param draft a test that would make it decide, where it does not
 */
public record RuleCover(Rule rule, Reach reach, Optional<DraftedTest> draft) {

  /** How far tests reach a rule. */
  public enum Reach {
    /** It decided a tested request; of a rule that is only observed, it was reported. */
    DECIDED,
    /** It matched a tested request that others decided. */
    MATCHED,
    /** It matched no tested request. */
    NEVER,
    /** It decides no request that a test can make, so no test is missing; see the linter. */
    IDLE,
    /** It decided no tested request, and whether it can decide any was not told. */
    UNDECIDED
  }

  /** Returns whether the tests make it decide. */
  public boolean isCovered() {
    return reach == Reach.DECIDED;
  }

  /** Returns whether a test is missing, as far as is known. */
  public boolean counts() {
    return reach != Reach.IDLE;
  }
}
