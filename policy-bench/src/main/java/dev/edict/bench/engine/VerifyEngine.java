package dev.edict.bench.engine;

import dev.edict.bench.neutral.JudgedRequest;
import dev.edict.bench.neutral.NeutralRule;
import dev.edict.bench.neutral.WorkloadFolder;
import dev.edict.bench.neutral.WorkloadFolder.RequestStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Checks that an engine gives the right answers, and appends what was found to a file: {@code
 * VerifyEngine ENGINE RULES SECONDS FILE}. A line is the engine, the number of rules, requests
 * asked, requests there are, rules named, first rules named, milliseconds to load and megabytes of
 * heap that the loaded engine keeps.
 */
public final class VerifyEngine {
  private VerifyEngine() {}

  /**
   * Checks one engine.
   *
   * @throws Exception if an answer is wrong or the engine fails; the exit code is then 1
   */
  public static void main(String[] arguments) throws Exception {
    int count = Integer.parseInt(arguments[1]);
    WorkloadFolder folder = WorkloadFolder.named();
    List<NeutralRule> rules = folder.rules(count);
    List<JudgedRequest> requests = folder.requests(count, RequestStream.HOT);
    long heapBefore = usedHeap();
    long start = System.nanoTime();
    Engine engine = EngineProvider.loadAny(arguments[0], rules);
    long loaded = System.nanoTime() - start;
    long heap = usedHeap() - heapBefore;
    EngineCheck check =
        EngineCheck.of(engine, rules, requests, Duration.ofSeconds(Long.parseLong(arguments[2])));
    String line =
        String.format(
            Locale.ROOT,
            "%s\t%d\t%d\t%d\t%d\t%d\t%.1f\t%.2f%n",
            arguments[0],
            count,
            check.asked(),
            requests.size(),
            check.named(),
            check.firstNamed(),
            loaded / 1e6,
            heap / 1e6);
    Files.writeString(
        Path.of(arguments[3]),
        line,
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    new PrintStream(System.out, true, StandardCharsets.UTF_8).print(line);
    // Some engines leave threads behind that would keep the process.
    Runtime.getRuntime().halt(0);
  }

  private static long usedHeap() {
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
