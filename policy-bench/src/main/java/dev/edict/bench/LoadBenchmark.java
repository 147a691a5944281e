package dev.edict.bench;

import dev.edict.bench.neutral.NeutralGenerator;
import dev.edict.bench.workload.NeutralPolicy;
import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.binary.RuleSetFormatException;
import dev.edict.dsl.binary.RuleSetReader;
import dev.edict.dsl.binary.RuleSetWriter;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.source.PolicySource;
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
 * How much faster does a policy set load from its compact form than from text, and how large is it?
 *
 * <pre>
 * mvn -q -DskipTests -pl policy-bench -am package
 * java -Xms2g -Xmx2g -jar policy-bench/target/benchmarks.jar LoadBenchmark \
 *     -prof gc -prof dev.edict.bench.CpuTimeProfiler
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LoadBenchmark {

  @Param({"100", "1000", "10000", "100000"})
  int rules;

  private PolicySource source;
  private RuleSet ruleSet;
  private byte[] file;

  /** Makes the text and the compact form. */
  @Setup
  public void prepare() {
    source = NeutralPolicy.source(new NeutralGenerator(rules).rules());
    ruleSet = PolicyFrontEnd.analyze(source).requireRuleSet();
    file = RuleSetWriter.toBytes(ruleSet);
  }

  /** Returns the rules, read from text. */
  @Benchmark
  public RuleSet fromText() {
    return PolicyFrontEnd.analyze(source).requireRuleSet();
  }

  /** Returns the rules, read from the compact form. */
  @Benchmark
  public RuleSet fromBinary(Size size) throws RuleSetFormatException {
    size.bytesPerRule = (double) file.length / rules;
    return RuleSetReader.read(file);
  }

  /** Returns the compact form of the rules. */
  @Benchmark
  public byte[] toBinary() {
    return RuleSetWriter.toBytes(ruleSet);
  }

  /** How large the compact form is. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Size {
    /** Bytes for one rule; JMH reads it. */
    public double bytesPerRule;
  }
}
