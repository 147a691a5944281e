package dev.edict.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Gathers what JMH and the checks left in a folder. */
final class RawResults {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Measurement> measurements = new ArrayList<>();
  private String jvm = "unknown";
  private List<String> flags = List.of();

  private RawResults() {}

  static Comparison gather(Path folder) throws IOException {
    RawResults results = new RawResults();
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    for (Path file : files) {
      results.add(JSON.readTree(Files.readAllBytes(file)));
    }
    List<Measurement> compared =
        results.measurements.stream().map(each -> each.against(results.measurements)).toList();
    List<Verification> verifications =
        Files.readAllLines(folder.resolve("verified.tsv")).stream()
            .map(Verification::parse)
            .toList();
    return new Comparison(
        Machine.here(results.jvm, results.flags, folder.resolve("load.txt")),
        verifications,
        compared);
  }

  private void add(JsonNode runs) {
    for (JsonNode run : runs) {
      JsonNode parameters = run.path("params");
      JsonNode time = run.path("primaryMetric");
      JsonNode others = run.path("secondaryMetrics");
      double error = time.path("scoreError").asDouble(Double.NaN);
      measurements.add(
          new Measurement(
              parameters.path("engine").asText(),
              Integer.parseInt(parameters.path("rules").asText()),
              parameters.path("area").asText(),
              parameters.path("slice").asText(),
              parameters.path("stream").asText(),
              time.path("score").asDouble(),
              Double.isNaN(error) ? -1 : error,
              least(others.path("cpu").path("rawData")),
              others.path("gc.alloc.rate.norm").path("score").asDouble(),
              0,
              0));
      jvm = run.path("vmName").asText() + " " + run.path("vmVersion").asText();
      flags = new ArrayList<>();
      run.path("jvmArgs").forEach(flag -> flags.add(withoutPath(flag.asText())));
    }
  }

  private static String withoutPath(String flag) {
    return flag.startsWith("-D") ? flag.substring(0, flag.indexOf('=') + 1) + "…" : flag;
  }

  private static double least(JsonNode forks) {
    double least = Double.MAX_VALUE;
    for (JsonNode fork : forks) {
      for (JsonNode iteration : fork) {
        least = Math.min(least, iteration.asDouble());
      }
    }
    return least;
  }
}
