package dev.edict.eval.oracle;

import dev.edict.dsl.rule.RuleSet;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.testing.DecisionSummary;
import dev.edict.eval.testing.RandomRequests;
import dev.edict.eval.testing.RandomRuleSets;
import dev.edict.eval.testing.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;

/**
 * Decides by the tables and by the naive evaluator until they differ or enough was decided. Each
 * seed is a rule set with requests near it; every sixteenth set is crowded.
 */
final class OracleRun {
  static final int REQUESTS_OF_SEED = 128;
  private static final int CROWDED_EVERY = 16;

  private final BiFunction<RuleSet, AccessRequest, DecisionSummary> oracle;
  private final AtomicLong nextSeed;
  private final long lastSeed;
  private final OracleCounts counts = new OracleCounts();

  OracleRun(
      long firstSeed, long decisions, BiFunction<RuleSet, AccessRequest, DecisionSummary> oracle) {
    this.nextSeed = new AtomicLong(firstSeed);
    this.lastSeed = firstSeed + (decisions + REQUESTS_OF_SEED - 1) / REQUESTS_OF_SEED - 1;
    this.oracle = oracle;
  }

  static DecisionSummary naive(RuleSet ruleSet, AccessRequest request) {
    return DecisionSummary.foretold(ruleSet, request, RandomRuleSets.NOW);
  }

  /**
   * Returns what was decided.
   *
   * @throws AssertionError at the first difference, with its seed
   */
  OracleCounts run(int threads) throws InterruptedException {
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(workers.submit(this::work));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } catch (ExecutionException failed) {
      throw new AssertionError(String.valueOf(failed.getCause()), failed.getCause());
    } finally {
      workers.shutdownNow();
    }
    return counts;
  }

  private void work() {
    OracleCounts own = new OracleCounts();
    try {
      for (long seed = nextSeed.getAndIncrement();
          seed <= lastSeed && !Thread.currentThread().isInterrupted();
          seed = nextSeed.getAndIncrement()) {
        decide(seed, own);
      }
    } finally {
      counts.add(own);
    }
  }

  private void decide(long seed, OracleCounts own) {
    Random random = new Random(seed);
    RandomRuleSets source = new RandomRuleSets(random);
    boolean crowded = seed % CROWDED_EVERY == 0;
    RuleSet ruleSet = crowded ? source.crowdedRuleSet() : source.ruleSet();
    PolicyDecisionPoint point = Scenario.decisionPoint(ruleSet);
    RandomRequests requests = new RandomRequests(random, ruleSet);
    for (int i = 0; i < REQUESTS_OF_SEED; i++) {
      AccessRequest request = requests.request();
      Decision decision = point.decide(request);
      DecisionSummary actual = DecisionSummary.of(decision);
      DecisionSummary foretold = oracle.apply(ruleSet, request);
      if (!actual.equals(foretold)) {
        nextSeed.set(Long.MAX_VALUE);
        throw new AssertionError(
            "again by -Dedict.oracle.seed="
                + seed
                + " -Dedict.oracle.decisions=1: request "
                + i
                + "\n"
                + request
                + "\ntables: "
                + actual
                + "\noracle: "
                + foretold
                + "\n"
                + new Scenario(seed, ruleSet, List.of(request)));
      }
      own.count(ruleSet, request, actual, crowded);
    }
  }
}
