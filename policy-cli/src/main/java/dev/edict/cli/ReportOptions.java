package dev.edict.cli;

import dev.edict.cli.report.Report;
import dev.edict.cli.report.ReportCase;
import dev.edict.cli.report.ReportFormat;
import dev.edict.dsl.diagnostic.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options of commands that report findings: how they are printed, where they are written
 * besides, and from which severity on the command fails.
 */
final class ReportOptions {
  private static final String COMMAND = "{command}";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "How findings are printed: text, json, sarif, junit, github or checkstyle; default: text.")
  private @Nullable ReportFormat format;

  @Option(
      names = "--report",
      paramLabel = "FORMAT=FILE",
      description = "Also write the findings to FILE; may be given several times.")
  private final Map<ReportFormat, Path> reports = new LinkedHashMap<>();

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description =
          "Exit with 1 from this severity on: error, warning or note; default: error, of lint warning."
              + " Errors always fail.")
  private @Nullable Severity failOn;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Configuration file; default: edict.yaml in the working directory, if it is there.")
  private @Nullable Path configurationFile;

  private @Nullable Configuration configuration;

  /**
   * Returns the files and directories to examine: those named, else those of the configuration.
   *
   * @throws CommandFailure if neither names any
   * @throws IOException if the configuration cannot be read
   */
  List<Path> policies(List<Path> named) throws IOException {
    List<Path> paths = named.isEmpty() ? configuration().policies() : named;
    if (paths.isEmpty()) {
      throw new CommandFailure(
          "no policy files were named; name them, or list them as `policies` in edict.yaml");
    }
    return paths;
  }

  /**
   * Prints what was found, and writes the reports asked for.
   *
   * @param command the word for the command
   * @param cases what was examined, with findings whose files are named as the user sees them
   * @param usual the severity to fail from on where neither options nor configuration say
   * @return the exit code
   * @throws IOException if the configuration cannot be read or a report cannot be written
   */
  int publish(String command, List<ReportCase> cases, Severity usual, Streams streams)
      throws IOException {
    Report report = new Report(command, BuildVersion.number(), cases);
    Severity threshold = failOn != null ? failOn : configuration().failOn().orElse(usual);
    ReportFormat printed = printed();
    Map<ReportFormat, Path> written = new TreeMap<>();
    configuration().reports().forEach((form, file) -> written.put(form, named(file, command)));
    written.putAll(reports);
    for (Map.Entry<ReportFormat, Path> entry : written.entrySet()) {
      write(entry.getValue(), entry.getKey().write(report, threshold));
    }
    streams.out().print(printed.write(report, threshold));
    streams.out().flush();
    return report.fails(threshold) ? ExitCode.FINDINGS : ExitCode.OK;
  }

  /** Writes a report, in a folder that is made if it is not there. */
  static void write(Path file, String report) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(file, report);
  }

  // One configuration is for several commands, which would write over each other's files.
  private static Path named(Path file, String command) {
    return Path.of(file.toString().replace(COMMAND, command));
  }

  /**
   * Returns the least that tests are asked for by the configuration.
   *
   * @throws IOException if the configuration cannot be read
   */
  TestThresholds testThresholds() throws IOException {
    return configuration().test();
  }

  /**
   * Returns whether findings are printed for people.
   *
   * @throws IOException if the configuration cannot be read
   */
  boolean isText() throws IOException {
    return printed() == ReportFormat.TEXT;
  }

  private ReportFormat printed() throws IOException {
    return format != null ? format : configuration().format().orElse(ReportFormat.TEXT);
  }

  private Configuration configuration() throws IOException {
    Configuration known = configuration;
    if (known == null) {
      known = Configuration.load(configurationFile);
      configuration = known;
    }
    return known;
  }
}
