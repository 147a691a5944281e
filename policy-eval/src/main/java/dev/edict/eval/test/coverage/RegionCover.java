package dev.edict.eval.test.coverage;

import dev.edict.dsl.rule.Rule;
import dev.edict.eval.test.DraftedTest;
import java.util.Optional;

/**
 * What the tests have to do with the requests that one pattern of a rule decides, or that no rule
 * decides.
 *
 * @param rule the rule; absent for what no rule allows
 * @param text which requests, on one line; empty when a test has one of them
 * @param state whether they are tested
 * @param draft a test of one of them, when none is tested
 */
public record RegionCover(
    Optional<Rule> rule, String text, State state, Optional<DraftedTest> draft) {

  /** Whether a region is tested. */
  public enum State {
    /** A test has a request of it. */
    TESTED,
    /** No test has, and the draft is one. */
    UNTESTED,
    /** There is no such request that a test could make. */
    EMPTY,
    /** No test has, and whether there is such a request was not told. */
    UNDECIDED
  }

  /** Returns whether a test is missing, as far as is known. */
  public boolean counts() {
    return state != State.EMPTY;
  }
}
