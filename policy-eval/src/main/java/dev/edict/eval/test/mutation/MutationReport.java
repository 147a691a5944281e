package dev.edict.eval.test.mutation;

import dev.edict.eval.test.DraftedTest;
import dev.edict.eval.test.Share;
import dev.edict.eval.test.mutation.MutantResult.Verdict;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What became of every change of a policy set.
 *
 * @param results the changes, by kind, then in the order of rules
 */
public record MutationReport(List<MutantResult> results) {

  /** Copies the list. */
  public MutationReport {
    results = List.copyOf(results);
  }

  /** Returns how many changes have a verdict. */
  public int count(Verdict verdict) {
    return (int) results.stream().filter(result -> result.verdict() == verdict).count();
  }

  /**
   * Returns how many of the changes that were tried and that tests can notice are noticed. Those of
   * which it was not told whether they change anything count as not noticed.
   */
  public Share score() {
    int killed = count(Verdict.KILLED);
    return new Share(killed, killed + count(Verdict.SURVIVED) + count(Verdict.UNDECIDED));
  }

  /** Returns tests that would notice the changes that none does. */
  public List<DraftedTest> drafts() {
    Set<DraftedTest> drafts = new LinkedHashSet<>();
    results.stream().map(MutantResult::killer).flatMap(Optional::stream).forEach(drafts::add);
    return List.copyOf(drafts);
  }
}
