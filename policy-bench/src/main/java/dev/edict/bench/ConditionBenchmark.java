package dev.edict.bench;

import dev.edict.bench.condition.CallInput;
import dev.edict.bench.condition.SampleConditions;
import dev.edict.dsl.rule.Rule;
import dev.edict.eval.condition.CompiledCondition;
import dev.edict.eval.condition.ConditionInput;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What does the condition of a rule cost, beside finding the rule? One operation is one condition.
 *
 * <pre>
 * mvn -q -DskipTests -pl policy-bench -am package
 * java -jar policy-bench/target/benchmarks.jar ConditionBenchmark \
 *     -prof gc -prof dev.edict.bench.CpuTimeProfiler
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ConditionBenchmark {
  private static final int CONDITIONS = 16;

  private CompiledCondition[] conditions;
  private ConditionInput input;

  /** Compiles the conditions. */
  @Setup
  public void compile() {
    List<Rule> rules = SampleConditions.rules();
    if (rules.size() != CONDITIONS) {
      throw new AssertionError(rules.size());
    }
    conditions =
        rules.stream()
            .map(rule -> CompiledCondition.of(rule.condition()))
            .toArray(CompiledCondition[]::new);
    input = new CallInput(SampleConditions.call(), Instant.parse("2026-07-01T12:00:00Z"));
  }

  /** Evaluates each condition once. */
  @Benchmark
  @OperationsPerInvocation(CONDITIONS)
  public void evaluate(Blackhole sink) {
    for (CompiledCondition condition : conditions) {
      sink.consume(condition.evaluate(input));
    }
  }
}
