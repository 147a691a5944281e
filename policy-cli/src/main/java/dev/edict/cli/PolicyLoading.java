package dev.edict.cli;

import dev.edict.dsl.Analysis;
import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.parser.ParseResult;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.source.PolicySource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The policy set that a user named, read and checked.
 *
 * @param analysis what is known of the files that are texts
 * @param unreadable the findings about those that are not
 * @param shown how to name its files to the user
 */
record PolicyLoading(Analysis analysis, List<Diagnostic> unreadable, ShownNames shown) {
  static final Path STANDARD_INPUT = Path.of("-");

  PolicyLoading {
    unreadable = List.copyOf(unreadable);
  }

  /**
   * Reads and checks the files and directories named, or standard input for a lone {@code -}.
   *
   * @throws CommandFailure if there is nothing to read
   * @throws IOException if a file or directory is missing or cannot be read
   */
  static PolicyLoading load(List<Path> named, Streams streams) throws IOException {
    if (named.contains(STANDARD_INPUT)) {
      if (named.size() > 1) {
        throw new CommandFailure("`-` stands for the only policy file; it was named with others");
      }
      PolicyReader.Reading reading = PolicyReader.read("<stdin>", streams.in());
      return analyze(List.of(reading), new ShownNames(""));
    }
    PolicyFiles files = PolicyFiles.find(named);
    List<PolicyReader.Reading> readings = new ArrayList<>();
    for (Map.Entry<String, Path> file : files.files().entrySet()) {
      readings.add(PolicyReader.read(file.getKey(), file.getValue()));
    }
    return analyze(readings, new ShownNames(files.shownRoot()));
  }

  private static PolicyLoading analyze(List<PolicyReader.Reading> readings, ShownNames shown) {
    List<PolicySource> sources = new ArrayList<>();
    List<Diagnostic> unreadable = new ArrayList<>();
    for (PolicyReader.Reading reading : readings) {
      reading.fault().ifPresentOrElse(unreadable::add, () -> sources.add(reading.source()));
    }
    return new PolicyLoading(PolicyFrontEnd.analyze(sources), unreadable, shown);
  }

  /** Returns how many files there are, unreadable ones included. */
  int fileCount() {
    return analysis.documents().size() + unreadable.size();
  }

  /** Returns the files, unreadable ones included, as the user sees them; sorted by name. */
  List<String> shownFiles() {
    return Stream.concat(
            analysis.documents().stream().map(ParseResult::source),
            unreadable.stream().map(finding -> finding.location().source()))
        .map(source -> shown.file(source.name()))
        .sorted()
        .toList();
  }

  /** Returns the rules, or empty when any file has an error. */
  Optional<RuleSet> ruleSet() {
    return unreadable.isEmpty() ? analysis.ruleSet() : Optional.empty();
  }

  /** Returns every finding, sorted by place. */
  List<Diagnostic> diagnostics() {
    List<Diagnostic> all = new ArrayList<>(unreadable);
    all.addAll(analysis.diagnostics());
    Collections.sort(all);
    return List.copyOf(all);
  }
}
