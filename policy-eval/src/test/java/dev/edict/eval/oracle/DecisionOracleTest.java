package dev.edict.eval.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edict.eval.decision.Outcome;
import dev.edict.eval.testing.DecisionSummary;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The tables agree with the naive evaluator. A hundred thousand decisions in every build; {@code
 * mvn -Poracle verify} makes it ten million.
 */
class DecisionOracleTest {
  private static final int THREADS = 2;

  @Test
  void tablesAgreeWithTheNaiveEvaluator() throws InterruptedException {
    long decisions = Long.getLong("edict.oracle.decisions", 100_000);
    long seed = Long.getLong("edict.oracle.seed", 1);

    OracleCounts counts = new OracleRun(seed, decisions, OracleRun::naive).run(THREADS);

    System.out.print(counts);
    assertThat(counts.decisions()).isGreaterThanOrEqualTo(decisions);
    if (decisions >= 100_000) {
      assertThat(counts.reached()).containsOnlyKeys(OracleCounts.Reach.values());
    }
  }

  @Test
  void aDifferenceIsFoundAndNamesItsSeed() {
    OracleRun run =
        new OracleRun(
            7,
            1000,
            (rules, request) ->
                new DecisionSummary(Outcome.ALLOW, true, Optional.empty(), false, false));

    assertThatThrownBy(() -> run.run(1))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("-Dedict.oracle.seed=7 ")
        .hasMessageContaining("oracle: DecisionSummary[outcome=ALLOW");
  }
}
