package dev.edict.eval.test.mutation;

import dev.edict.dsl.source.SourceLocation;
import dev.edict.eval.test.DraftedTest;
import java.util.Optional;

/**
 * What became of a change of the rules.
 *
 * @param kind what was changed
 * @param description what was so then, as in {@code the rule is left out}
 * @param origin the statement that was changed
 * @param verdict whether the tests notice
 * @param killedBy the first test that failed; empty when none did
 * @param killer a test that would notice, when none does
 */
public record MutantResult(
    MutationKind kind,
    String description,
    SourceLocation origin,
    Verdict verdict,
    String killedBy,
    Optional<DraftedTest> killer) {

  /** Whether tests notice a change. */
  public enum Verdict {
    /** A test failed, or the changed rules do not load. */
    KILLED,
    /** Every test passed, and the killer would not. */
    SURVIVED,
    /** Every test passed, and no request is decided otherwise: proved. */
    EQUIVALENT,
    /** Every test passed, and only requests that no test can make are decided otherwise. */
    OUT_OF_REACH,
    /** Every test passed, and whether any request is decided otherwise was not told. */
    UNDECIDED,
    /** It was not tried, for want of time or because there are too many. */
    NOT_RUN
  }
}
