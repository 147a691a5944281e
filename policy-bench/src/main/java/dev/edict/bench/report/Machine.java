package dev.edict.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a run was made.
 *
 * @param processor the model of the processor
 * @param processors how many of them the JVM sees
 * @param system the operating system
 * @param jvm the JVM with its version
 * @param flags how the JVM was started
 * @param load the load of the machine at the start and at the end, where the system tells
 */
public record Machine(
    String processor,
    int processors,
    String system,
    String jvm,
    List<String> flags,
    List<String> load) {

  /** Copies the lists. */
  public Machine {
    flags = List.copyOf(flags);
    load = List.copyOf(load);
  }

  static Machine here(String jvm, List<String> flags, Path loadAtStart) throws IOException {
    return new Machine(
        firstValue(Path.of("/proc/cpuinfo"), "model name"),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        jvm,
        flags,
        List.of(text(loadAtStart), text(Path.of("/proc/loadavg"))));
  }

  private static String text(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file).strip() : "unknown";
  }

  private static String firstValue(Path file, String key) throws IOException {
    if (!Files.exists(file)) {
      return "unknown";
    }
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("unknown");
  }
}
