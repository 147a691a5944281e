package dev.edict.bench;

import dev.edict.bench.workload.Workload;
import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.eval.analysis.diff.DiffResult;
import dev.edict.eval.analysis.diff.PolicyDiff;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long does it take to say everything that two policy sets decide differently, when some rules
 * were removed and some turned round?
 *
 * <pre>
 * mvn -q -DskipTests -pl policy-bench -am package
 * java -jar policy-bench/target/benchmarks.jar DiffBenchmark \
 *     -prof dev.edict.bench.CpuTimeProfiler
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DiffBenchmark {
  private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

  @Param({"1000", "10000"})
  int rules;

  @Param({"1", "100"})
  int edits;

  private RuleSet before;
  private RuleSet after;

  /** Edits rules all over the set, and checks that nothing is left undecided. */
  @Setup
  public void prepare() {
    before = Workload.of(rules).ruleSet();
    List<Rule> edited = new ArrayList<>(before.rules());
    for (int i = edits - 1; i >= 0; i--) {
      int place = (2 * i + 1) * edited.size() / (2 * edits);
      if (i % 2 == 0) {
        edited.remove(place);
      } else {
        edited.set(place, turned(edited.get(place)));
      }
    }
    after = with(edited);
    DiffResult result = PolicyDiff.compare(before, after, NOW);
    if (!result.undecided().isEmpty()) {
      throw new IllegalStateException(result.undecided().toString());
    }
  }

  /** Returns the differences. */
  @Benchmark
  public DiffResult diff() {
    return PolicyDiff.compare(before, after, NOW);
  }

  private RuleSet with(List<Rule> edited) {
    return new RuleSet(
        before.policies(),
        edited,
        before.secrets(),
        before.redactions(),
        before.limits(),
        before.delegations(),
        before.attributes(),
        before.digest());
  }

  private static Rule turned(Rule rule) {
    return new Rule(
        rule.id(),
        rule.policy(),
        rule.effect() == Effect.ALLOW ? Effect.DENY : Effect.ALLOW,
        rule.observed(),
        rule.target(),
        rule.condition(),
        rule.until(),
        Optional.empty(),
        rule.severity(),
        rule.annotations(),
        rule.origin());
  }
}
