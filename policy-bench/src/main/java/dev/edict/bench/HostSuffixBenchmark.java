package dev.edict.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does comparing one host with one suffix cost? The floor for any scan over host rules.
 *
 * <pre>
 * mvn -q -DskipTests -pl policy-bench -am package
 * java -jar policy-bench/target/benchmarks.jar HostSuffixBenchmark -prof gc -rf json
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class HostSuffixBenchmark {
  @Param({"api.example.com", "api.example.org"})
  String host;

  /** Returns whether the host lies below the suffix. */
  @Benchmark
  public boolean endsWith() {
    return host.endsWith(".example.com");
  }
}
