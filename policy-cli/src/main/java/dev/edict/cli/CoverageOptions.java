package dev.edict.cli;

import dev.edict.dsl.diagnostic.PrintableText;
import dev.edict.eval.test.DraftedTest;
import dev.edict.eval.test.Share;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code edict test} about what the tests leave untested. */
final class CoverageOptions {
  @Option(
      names = "--coverage",
      description =
          "Say which rules and regions of requests no test reaches, each with an example.")
  private boolean coverage;

  @Option(
      names = "--min-rule-coverage",
      paramLabel = "PERCENT",
      description = "Fail when tests make fewer of the rules decide, and list the others.")
  private @Nullable Double leastRules;

  @Option(
      names = "--min-region-coverage",
      paramLabel = "PERCENT",
      description = "Fail when tests have requests of fewer regions, and list the others.")
  private @Nullable Double leastRegions;

  @Option(
      names = "--suggest",
      paramLabel = "FILE",
      description = {
        "Add the missing tests to FILE, a file of tests that is made when it is not there;",
        "`-` prints them. They say what the rules do, which you have to judge."
      })
  private @Nullable Path suggestions;

  /** Returns whether coverage has to be measured. */
  boolean isWanted() {
    return coverage || leastRules != null || leastRegions != null || suggests();
  }

  /** Returns whether rules are listed, given how many are covered. */
  boolean listsRules(Share covered) {
    return coverage || !covered.isAtLeast(leastRules());
  }

  /** Returns whether regions are listed, given how many are covered. */
  boolean listsRegions(Share covered) {
    return coverage || !covered.isAtLeast(leastRegions());
  }

  /** Returns whether missing tests are written. */
  boolean suggests() {
    return suggestions != null;
  }

  /** Returns the least share of rules asked for, 0 when none is. */
  double leastRules() {
    return percent("--min-rule-coverage", leastRules);
  }

  /** Returns the least share of regions asked for, 0 when none is. */
  double leastRegions() {
    return percent("--min-region-coverage", leastRegions);
  }

  static double percent(String option, @Nullable Double given) {
    if (given != null && !(given >= 0 && given <= 100)) {
      throw new CommandFailure("`" + option + "` takes a percentage from 0 to 100");
    }
    return given == null ? 0 : given;
  }

  /**
   * Sees to it that tests and a report do not mix.
   *
   * @throws CommandFailure if both would be printed and the report is for programs
   */
  void checkSuggestions(boolean text) {
    if (!text && PolicyLoading.STANDARD_INPUT.equals(suggestions)) {
      throw new CommandFailure("`--suggest -` prints tests, which does not go with this format");
    }
  }

  /** Writes {@code drafts} where the user wants them, if anywhere. */
  void writeSuggestions(List<DraftedTest> drafts, Streams streams) throws IOException {
    if (suggestions == null) {
      return;
    }
    if (drafts.isEmpty()) {
      streams.err().println("no test to suggest");
      return;
    }
    if (suggestions.equals(PolicyLoading.STANDARD_INPUT)) {
      streams.out().print(SuggestionFile.text(drafts));
      streams.out().flush();
      return;
    }
    SuggestionFile.add(drafts, suggestions);
    streams
        .err()
        .println(
            Counts.of(drafts.size(), "request")
                + " suggested in "
                + PrintableText.escape(suggestions.toString())
                + "; read each before you keep it");
  }
}
