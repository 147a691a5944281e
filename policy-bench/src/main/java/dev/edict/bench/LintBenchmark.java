package dev.edict.bench;

import dev.edict.bench.workload.Workload;
import dev.edict.dsl.Analysis;
import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.eval.analysis.finding.LintSettings;
import dev.edict.eval.analysis.finding.PolicyLinter;
import java.time.Instant;
import java.util.List;
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
 * How long does it take to say everything that can be said about a policy set by itself?
 *
 * <pre>
 * mvn -q -DskipTests -pl policy-bench -am package
 * java -jar policy-bench/target/benchmarks.jar LintBenchmark \
 *     -prof dev.edict.bench.CpuTimeProfiler
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class LintBenchmark {
  private static final LintSettings SETTINGS =
      LintSettings.at(Instant.parse("2026-07-01T12:00:00Z"));

  @Param({"1000", "10000"})
  int rules;

  private Analysis analysis;

  /** Reads the policy, and checks that nothing about it is left undecided. */
  @Setup
  public void prepare() {
    analysis = PolicyFrontEnd.analyze(Workload.of(rules).source());
    for (Diagnostic finding : PolicyLinter.lint(analysis, SETTINGS)) {
      if (finding.code() == DiagnosticCode.UNDECIDED) {
        throw new IllegalStateException(finding.toString());
      }
    }
  }

  /** Returns the findings of every lint. */
  @Benchmark
  public List<Diagnostic> lint() {
    return PolicyLinter.lint(analysis, SETTINGS);
  }
}
