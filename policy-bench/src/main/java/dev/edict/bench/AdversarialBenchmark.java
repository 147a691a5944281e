package dev.edict.bench;

import dev.edict.bench.workload.PlainRequest;
import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.rule.FileAction;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.SubjectDecisionPoint;
import dev.edict.eval.decision.Ruling;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
 * What does the worst request cost under a policy made to be slow, as far as such policies are
 * accepted?
 *
 * <pre>
 * java -Xms2g -Xmx2g -jar policy-bench/target/benchmarks.jar AdversarialBenchmark \
 *     -prof gc -prof dev.edict.bench.CpuTimeProfiler
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AdversarialBenchmark {

  /** The policies. */
  public enum Policy {
    /** Twenty thousand pairs of names of their own; the path has a first name in each segment. */
    FLOATING_PAIRS(
        IntStream.range(0, 20_000).mapToObj(i -> "**/x" + i + "/**/y" + i + "/**"),
        "/" + names("x", 15) + "/y3"),
    /** Every subsequence of a path of seven segments: the longest that is accepted. */
    SUBSEQUENCES(subsequences(7), "/a/b/c/d/e/f/g/end"),
    /** Globs over one segment, each with a text of its own; the segment has many of the texts. */
    GLOBS(
        IntStream.range(1000, 5096).mapToObj(i -> "**/*k" + i + "*z*"),
        "/srv/" + names("k100", 9).replace("/", "") + "yy"),
    /** One name below itself, again and again, with wildcards between. */
    REPEATED(
        IntStream.range(0, 100).mapToObj(i -> "**/a" + "/*".repeat(1 + i % 50) + "/a/**/b" + i % 2),
        "/a".repeat(60) + "/b1");

    private final String text;
    private final String path;

    Policy(Stream<String> patterns, String path) {
      String list = patterns.map(p -> '"' + p + '"').collect(Collectors.joining(", "));
      this.text =
          "edict 1\npolicy \"P\" level org\nfilesystem {\n  deny \"d\" read on " + list + "\n}\n";
      this.path = path;
    }

    private static String names(String stem, int count) {
      return IntStream.range(0, count).mapToObj(i -> stem + i).collect(Collectors.joining("/"));
    }

    private static Stream<String> subsequences(int length) {
      return IntStream.range(0, 1 << length).mapToObj(chosen -> subsequence(length, chosen));
    }

    private static String subsequence(int length, int chosen) {
      StringBuilder pattern = new StringBuilder("**");
      for (int i = 0; i < length; i++) {
        if ((chosen >>> i & 1) != 0) {
          pattern.append('/').append((char) ('a' + i)).append("/**");
        }
      }
      return pattern.append("/end").toString();
    }
  }

  @Param Policy policy;

  private SubjectDecisionPoint session;

  /** Compiles the policy. */
  @Setup
  public void compile() {
    PolicySource source = PolicySource.of("adversarial.edict", policy.text);
    session =
        PolicyDecisionPoint.of(PolicyFrontEnd.analyze(source).requireRuleSet())
            .session(PlainRequest.SUBJECT, PlainRequest.ENVIRONMENT);
  }

  /** Returns the ruling about the worst path. */
  @Benchmark
  public Ruling worstPath() {
    return session.file(FileAction.READ, policy.path);
  }
}
