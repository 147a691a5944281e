package dev.edict.cli;

import dev.edict.dsl.diagnostic.PrintableText;
import dev.edict.eval.test.DraftedTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
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

  /**
   * Returns the thresholds that were asked for, else those of {@code usual}.
   *
   * @throws CommandFailure if one is no percentage
   */
  TestThresholds thresholds(TestThresholds usual) {
    return new TestThresholds(
            percent("--min-rule-coverage", leastRules),
            percent("--min-region-coverage", leastRegions),
            OptionalDouble.empty())
        .orElse(usual);
  }

  /** Returns whether coverage has to be measured. */
  boolean isWanted(TestThresholds thresholds) {
    return coverage
        || suggests()
        || thresholds.rules().isPresent()
        || thresholds.regions().isPresent();
  }

  /** Returns whether what is untested is listed however little it is. */
  boolean listsAlways() {
    return coverage;
  }

  /** Returns whether missing tests are written. */
  boolean suggests() {
    return suggestions != null;
  }

  static OptionalDouble percent(String option, @Nullable Double given) {
    if (given == null) {
      return OptionalDouble.empty();
    }
    if (!TestThresholds.isPercentage(given)) {
      throw new CommandFailure("`" + option + "` takes a percentage from 0 to 100");
    }
    return OptionalDouble.of(given);
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
