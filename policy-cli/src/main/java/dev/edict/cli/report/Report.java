package dev.edict.cli.report;

import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What a command examined and found.
 *
 * @param command the word for the command, such as {@code check}
 * @param version the version of the program
 * @param cases what was examined, in the order to be shown
 */
public record Report(String command, String version, List<ReportCase> cases) {

  /** Copies the list. */
  public Report {
    cases = List.copyOf(cases);
  }

  /** Returns one case for each file, sorted by name; files that only findings name are included. */
  public static List<ReportCase> fileCases(
      String name, Collection<String> files, Collection<Diagnostic> findings) {
    Map<String, List<Diagnostic>> byFile = new LinkedHashMap<>();
    TreeSet<String> names = new TreeSet<>(files);
    findings.forEach(finding -> names.add(finding.location().source().name()));
    names.forEach(file -> byFile.put(file, new ArrayList<>()));
    findings.stream()
        .sorted()
        .forEach(
            finding ->
                byFile
                    .computeIfAbsent(finding.location().source().name(), any -> new ArrayList<>())
                    .add(finding));
    List<ReportCase> cases = new ArrayList<>();
    byFile.forEach((file, found) -> cases.add(new ReportCase(file, name, found)));
    return cases;
  }

  /** Returns every finding, sorted by place. */
  public List<Diagnostic> findings() {
    return cases.stream().flatMap(examined -> examined.findings().stream()).sorted().toList();
  }

  /** Returns the files examined, sorted by name. */
  public List<String> files() {
    return cases.stream().map(ReportCase::file).distinct().sorted().toList();
  }

  /** Returns whether a finding is as bad as {@code threshold} or worse. */
  public boolean fails(Severity threshold) {
    return cases.stream()
        .flatMap(examined -> examined.findings().stream())
        .anyMatch(finding -> isAtLeast(finding, threshold));
  }

  static boolean isAtLeast(Diagnostic finding, Severity threshold) {
    return finding.severity().compareTo(threshold) <= 0;
  }
}
