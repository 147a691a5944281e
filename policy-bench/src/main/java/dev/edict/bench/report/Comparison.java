package dev.edict.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * A run of all engines on one workload.
 *
 * @param machine where
 * @param verifications what was checked before
 * @param measurements what was measured then
 */
public record Comparison(
    Machine machine, List<Verification> verifications, List<Measurement> measurements) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** Copies the lists. */
  public Comparison {
    verifications = List.copyOf(verifications);
    measurements = List.copyOf(measurements);
  }

  static Comparison read(Path file) throws IOException {
    return JSON.readValue(Files.readAllBytes(file), Comparison.class);
  }

  void write(Path file) throws IOException {
    Files.writeString(file, JSON.writeValueAsString(this) + "\n");
  }

  /** Returns the engines and floors measured, in the order in which they came. */
  List<String> engines() {
    return measurements.stream().map(Measurement::engine).distinct().toList();
  }

  /** Returns the overall measurements of an engine by number of rules. */
  List<Measurement> overall(String engine) {
    return measurements.stream()
        .filter(Measurement::isOverall)
        .filter(measurement -> measurement.engine().equals(engine))
        .sorted(Comparator.comparing(Measurement::rules))
        .toList();
  }
}
