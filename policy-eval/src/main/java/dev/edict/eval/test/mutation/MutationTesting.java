package dev.edict.eval.test.mutation;

import dev.edict.dsl.PolicyException;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.eval.analysis.diff.Change;
import dev.edict.eval.analysis.diff.DiffResult;
import dev.edict.eval.analysis.diff.PolicyDiff;
import dev.edict.eval.test.DraftedTest;
import dev.edict.eval.test.PolicyTests;
import dev.edict.eval.test.TestDrafts;
import dev.edict.eval.test.TimedDecisionPoint;
import dev.edict.eval.test.mutation.MutantResult.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Changes a policy set in one place at a time and says whether its tests notice.
 *
 * <pre>{@code
 * MutationReport report =
 *     MutationTesting.run(ruleSet, PolicyTests.of(analysis), now, MutationLimits.DEFAULTS);
 * report.score().isAtLeast(90);
 * }</pre>
 */
public final class MutationTesting {
  private static final int MOST_CHANGES = 16;
  private static final String DOES_NOT_LOAD = "(does not load)";

  private final RuleSet ruleSet;
  private final PolicyTests tests;
  private final Instant now;
  private final TestDrafts drafts;
  private final List<DraftedTest> killers = new ArrayList<>();

  private MutationTesting(RuleSet ruleSet, PolicyTests tests, Instant now) {
    this.ruleSet = ruleSet;
    this.tests = tests;
    this.now = now;
    this.drafts = new TestDrafts(ruleSet, now);
  }

  /**
   * Tries the changes of {@code ruleSet}.
   *
   * @param tests its tests, all of which pass
   * @param now the earliest instant at which requests are judged
   * @throws IllegalArgumentException if a test fails as it is
   */
  public static MutationReport run(
      RuleSet ruleSet, PolicyTests tests, Instant now, MutationLimits limits) {
    String failing = tests.firstFailing(new TimedDecisionPoint(ruleSet), now);
    if (!failing.isEmpty()) {
      throw new IllegalArgumentException("a test fails as it is: " + failing);
    }
    return new MutationTesting(ruleSet, tests, now).run(limits);
  }

  private MutationReport run(MutationLimits limits) {
    long start = System.nanoTime();
    List<MutantResult> results = new ArrayList<>();
    for (Mutant mutant : Mutants.of(ruleSet)) {
      boolean isLate = System.nanoTime() - start >= limits.time().toNanos();
      results.add(
          results.size() >= limits.mutants() || isLate
              ? result(mutant, Verdict.NOT_RUN)
              : tried(mutant));
    }
    return new MutationReport(results);
  }

  private MutantResult tried(Mutant mutant) {
    RuleSet changed = mutant.change().apply(ruleSet);
    TimedDecisionPoint decisionPoint;
    try {
      decisionPoint = new TimedDecisionPoint(changed);
    } catch (PolicyException refused) {
      return killed(mutant, DOES_NOT_LOAD);
    }
    String failing = tests.firstFailing(decisionPoint, now);
    return failing.isEmpty() ? survivor(mutant, changed, decisionPoint) : killed(mutant, failing);
  }

  private MutantResult survivor(Mutant mutant, RuleSet changed, TimedDecisionPoint decisionPoint) {
    // A test that notices another change often notices this one, and then nothing need be proved.
    Optional<DraftedTest> known =
        killers.stream()
            .filter(draft -> drafts.isDecidedOtherwise(draft, decisionPoint))
            .findFirst();
    if (known.isPresent()) {
      return survived(mutant, known.get());
    }
    DiffResult diff = PolicyDiff.compare(ruleSet, changed, now);
    if (diff.isEqual()) {
      return result(mutant, Verdict.EQUIVALENT);
    }
    for (Change change : diff.changes().stream().limit(MOST_CHANGES).toList()) {
      Optional<DraftedTest> killer =
          drafts
              .of(change.example())
              .filter(draft -> drafts.isDecidedOtherwise(draft, decisionPoint));
      if (killer.isPresent()) {
        killers.add(killer.get());
        return survived(mutant, killer.get());
      }
    }
    boolean told = diff.undecided().isEmpty() && diff.changes().size() <= MOST_CHANGES;
    return result(mutant, told ? Verdict.OUT_OF_REACH : Verdict.UNDECIDED);
  }

  private static MutantResult killed(Mutant mutant, String test) {
    return new MutantResult(
        mutant.kind(),
        mutant.description(),
        mutant.origin(),
        Verdict.KILLED,
        test,
        Optional.empty());
  }

  private static MutantResult survived(Mutant mutant, DraftedTest killer) {
    return new MutantResult(
        mutant.kind(),
        mutant.description(),
        mutant.origin(),
        Verdict.SURVIVED,
        "",
        Optional.of(killer));
  }

  private static MutantResult result(Mutant mutant, Verdict verdict) {
    return new MutantResult(
        mutant.kind(), mutant.description(), mutant.origin(), verdict, "", Optional.empty());
  }
}
