package dev.edict.bench;

import dev.edict.bench.workload.Workload;
import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.check.PolicyChecks;
import dev.edict.dsl.parser.ParseResult;
import dev.edict.dsl.parser.PolicyParser;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.PolicyDecisionPoint;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
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
 * What does it cost to get from policy text to a decision point, and which stage costs it? The
 * second result of each line, {@code perRule}, is the time for one rule.
 *
 * <pre>
 * mvn -q -DskipTests -pl policy-bench -am package
 * java -Xms2g -Xmx2g -jar policy-bench/target/benchmarks.jar CompileBenchmark \
 *     -prof gc -rf json -rff compile.json
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class CompileBenchmark {

  @Param({"10", "100", "1000", "10000"})
  int rules;

  private PolicySource source;
  private List<ParseResult> parsed;
  private RuleSet ruleSet;

  /** Runs every stage once, to have the input of the next. */
  @Setup
  public void prepare() {
    Workload workload = Workload.of(rules);
    source = workload.source();
    parsed = List.of(PolicyParser.parse(source));
    ruleSet = workload.ruleSet();
  }

  /** Returns the tree of the text. */
  @Benchmark
  public ParseResult parse(RuleCounter counter) {
    counter.perRule += rules;
    return PolicyParser.parse(source);
  }

  /** Returns the checked and normalised rules of the tree. */
  @Benchmark
  public PolicyChecks.Result check(RuleCounter counter) {
    counter.perRule += rules;
    return PolicyChecks.run(parsed);
  }

  /** Returns the decision point of the rules. */
  @Benchmark
  public PolicyDecisionPoint compile(RuleCounter counter) {
    counter.perRule += rules;
    return PolicyDecisionPoint.of(ruleSet);
  }

  /** Returns the decision point of the text, through the front door. */
  @Benchmark
  public PolicyDecisionPoint whole(RuleCounter counter) {
    counter.perRule += rules;
    return PolicyDecisionPoint.of(PolicyFrontEnd.analyze(source).requireRuleSet());
  }

  /** Counts rules beside operations. */
  @State(Scope.Thread)
  @AuxCounters
  public static class RuleCounter {
    /** How many rules went through; JMH reads and resets it. */
    public long perRule;
  }
}
