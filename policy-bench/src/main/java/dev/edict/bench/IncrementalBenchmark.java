package dev.edict.bench;

import dev.edict.bench.neutral.NeutralGenerator;
import dev.edict.bench.neutral.NeutralRule;
import dev.edict.bench.workload.NeutralPolicy;
import dev.edict.dsl.Analysis;
import dev.edict.dsl.IncrementalFrontEnd;
import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.PolicyDecisionPoint;
import java.util.ArrayList;
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
 * What does it cost to read a policy set of many files again when one of them changed?
 *
 * <pre>
 * mvn -q -DskipTests -pl policy-bench -am package
 * java -Xms2g -Xmx2g -jar policy-bench/target/benchmarks.jar IncrementalBenchmark \
 *     -prof dev.edict.bench.CpuTimeProfiler
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class IncrementalBenchmark {

  @Param("100")
  int files;

  @Param("1000")
  int rulesOfFile;

  private final List<List<PolicySource>> versions = new ArrayList<>();
  private IncrementalFrontEnd frontEnd;
  private int turn;

  /** Makes two versions of the files that differ in one, and checks that both ways agree. */
  @Setup
  public void prepare() {
    List<NeutralRule> rules = new NeutralGenerator(rulesOfFile).rules();
    List<PolicySource> before = new ArrayList<>();
    for (int i = 0; i < files; i++) {
      before.add(NeutralPolicy.source("policy-" + i, rules));
    }
    List<PolicySource> after = new ArrayList<>(before);
    after.set(
        files / 2, NeutralPolicy.source("policy-" + files / 2, rules.subList(1, rulesOfFile)));
    versions.add(before);
    versions.add(after);
    frontEnd = new IncrementalFrontEnd();
    for (List<PolicySource> version : versions) {
      if (!frontEnd.update(version).equals(PolicyFrontEnd.analyze(version))) {
        throw new IllegalStateException("the incremental result differs");
      }
    }
  }

  private List<PolicySource> next() {
    turn = 1 - turn;
    return versions.get(turn);
  }

  /** Returns all files read afresh. */
  @Benchmark
  public Analysis afresh() {
    return PolicyFrontEnd.analyze(next());
  }

  /** Returns all files read with one changed. */
  @Benchmark
  public Analysis oneChanged() {
    return frontEnd.update(next());
  }

  /** Returns the decision point of all files read with one changed. */
  @Benchmark
  public PolicyDecisionPoint oneChangedToTables() {
    return PolicyDecisionPoint.of(frontEnd.update(next()).requireRuleSet());
  }
}
