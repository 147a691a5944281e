package dev.edict.bench;

import dev.edict.bench.workload.Answer;
import dev.edict.bench.workload.AnsweredRequest;
import dev.edict.bench.workload.LinearScan;
import dev.edict.bench.workload.PlainRequest;
import dev.edict.bench.workload.Workload;
import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.rule.Rule;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.SubjectDecisionPoint;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Ruling;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
 * What does one decision cost, starting from plain strings, and how does that grow with the rules?
 *
 * <pre>
 * mvn -q -DskipTests -pl policy-bench -am package
 * java -Xms2g -Xmx2g -jar policy-bench/target/benchmarks.jar DecisionBenchmark \
 *     -prof gc -prof dev.edict.bench.CpuTimeProfiler -rf json -rff decisions.json
 * </pre>
 *
 * <p>{@code -Dedict.bench.workload=folder} before {@code -jar} takes the workload from files, the
 * same as for other engines. The run fails when an implementation gives a wrong answer.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class DecisionBenchmark {
  private static final String EVERY_DOMAIN = "all";

  @Param({"10", "100", "1000", "10000"})
  int rules;

  @Param({EVERY_DOMAIN, "network", "filesystem", "mcp"})
  String domain;

  private PlainRequest[] requests;
  private PolicyDecisionPoint decisionPoint;
  private SubjectDecisionPoint session;
  private LinearScan linearScan;
  private Map<PlainRequest, Answer> answers;

  /** Builds all implementations and checks that they give the right answer to every request. */
  @Setup
  public void build() {
    Workload workload = Workload.of(rules);
    List<AnsweredRequest> asked =
        domain.equals(EVERY_DOMAIN)
            ? workload.requests()
            : workload.requestsAbout(Domain.valueOf(domain.toUpperCase(Locale.ROOT)));
    requests = asked.stream().map(AnsweredRequest::request).toArray(PlainRequest[]::new);
    decisionPoint = PolicyDecisionPoint.of(workload.ruleSet());
    session = decisionPoint.session(PlainRequest.SUBJECT, PlainRequest.ENVIRONMENT);
    linearScan = new LinearScan(workload.ruleSet());
    answers = new HashMap<>();
    for (AnsweredRequest each : asked) {
      answers.put(each.request(), each.answer());
      check(each, Answer.of(linearScan.decide(each.request())));
      check(each, Answer.of(decisionPoint.decide(each.request().toAccessRequest())));
      check(each, Answer.of(each.request().ask(session)));
    }
  }

  private static void check(AnsweredRequest expected, Answer actual) {
    if (!actual.equals(expected.answer())) {
      throw new IllegalStateException(expected + " was answered " + actual);
    }
  }

  /** Returns a decision of the engine. */
  @Benchmark
  public Decision edict(Cursor cursor) {
    return decisionPoint.decide(cursor.next(requests).toAccessRequest());
  }

  /** Returns a ruling of the engine for one subject, who is known beforehand. */
  @Benchmark
  public Ruling session(Cursor cursor) {
    return cursor.next(requests).ask(session);
  }

  /**
   * Returns the determining rule found by comparing with one rule after the other: the baseline.
   */
  @Benchmark
  public @Nullable Rule linear(Cursor cursor) {
    return linearScan.decide(cursor.next(requests));
  }

  /** Returns the remembered answer: the floor, which no engine that knows no request can reach. */
  @Benchmark
  public @Nullable Answer hashMapGet(Cursor cursor) {
    return answers.get(cursor.next(requests));
  }

  /** Where a thread stands in the requests. */
  @State(Scope.Thread)
  public static class Cursor {
    private int at;

    PlainRequest next(PlainRequest[] requests) {
      int index = at;
      at = index + 1 == requests.length ? 0 : index + 1;
      return requests[index];
    }
  }
}
