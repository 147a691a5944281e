package dev.edict.bench.engine;

import dev.edict.bench.neutral.Area;
import dev.edict.bench.neutral.JudgedRequest;
import dev.edict.bench.neutral.NeutralRequest;
import dev.edict.bench.neutral.NeutralRule;
import dev.edict.bench.neutral.Verdict;
import dev.edict.bench.neutral.WorkloadFolder;
import dev.edict.bench.neutral.WorkloadFolder.RequestStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What does one decision of an engine cost, starting from plain strings, and how does that grow
 * with the rules? {@code policy-bench/bench} runs it for all engines, each on its own class path.
 *
 * <p>The workload is the folder named by {@code -Dedict.bench.workload}; the run fails when an
 * engine gives a wrong answer.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EngineBenchmark {
  private static final String ALL = "all";

  /** What is asked before measuring; a slow engine has been checked at length before. */
  private static final Duration CHECK = Duration.ofSeconds(5);

  @Param("edict")
  String engine;

  @Param({"10", "100", "1000", "10000", "100000"})
  int rules;

  /** One area, {@code net}, {@code fs} or {@code mcp}, or all. */
  @Param(ALL)
  String area;

  /** A verdict, {@code allow}, {@code deny} or {@code none}, or the generality of what decides. */
  @Param(ALL)
  String slice;

  @Param("hot")
  String stream;

  private NeutralRequest[] requests;
  private Engine loaded;
  private final Engine.Naming naming = new Engine.Naming();
  private int at;

  /**
   * Loads the engine and checks its answers.
   *
   * @throws Exception if an answer is wrong or the engine fails
   */
  @Setup
  public void load() throws Exception {
    WorkloadFolder folder = WorkloadFolder.named();
    List<NeutralRule> loadedRules = folder.rules(rules);
    RequestStream from = RequestStream.valueOf(stream.toUpperCase(Locale.ROOT));
    List<JudgedRequest> asked =
        folder.requests(rules, from).stream().filter(isAsked(loadedRules)).toList();
    requests = asked.stream().map(JudgedRequest::request).toArray(NeutralRequest[]::new);
    loaded = Floors.NAMES.contains(engine) ? Floors.of(engine, asked) : checked(loadedRules, asked);
  }

  private Engine checked(List<NeutralRule> loadedRules, List<JudgedRequest> asked)
      throws Exception {
    Engine fresh = EngineProvider.loadAny(engine, loadedRules);
    // What remembers answers is measured when it remembers all of them.
    Duration time = engine.endsWith("-cached") ? Duration.ofHours(1) : CHECK;
    EngineCheck.of(fresh, loadedRules, asked, time);
    return fresh;
  }

  private Predicate<JudgedRequest> isAsked(List<NeutralRule> loadedRules) {
    Map<String, NeutralRule> byName = new HashMap<>();
    loadedRules.forEach(rule -> byName.put(rule.id(), rule));
    return judged -> isInArea(judged) && isInSlice(judged.verdict(), byName);
  }

  private boolean isInArea(JudgedRequest judged) {
    return area.equals(ALL)
        || judged.request().area() == Area.valueOf(area.toUpperCase(Locale.ROOT));
  }

  private boolean isInSlice(Verdict verdict, Map<String, NeutralRule> byName) {
    NeutralRule rule = byName.get(verdict.rule());
    return slice.equals(ALL)
        || verdict.kind().word().equals(slice)
        || (rule != null && rule.generality().name().toLowerCase(Locale.ROOT).equals(slice));
  }

  /**
   * Returns one decision; the name of its rule goes to the black hole.
   *
   * @throws Exception if the engine fails
   */
  @Benchmark
  public boolean decide(Blackhole named) throws Exception {
    int index = at;
    at = index + 1 == requests.length ? 0 : index + 1;
    naming.rule = null;
    boolean allowed = loaded.allows(requests[index], naming);
    named.consume(naming.rule);
    return allowed;
  }
}
