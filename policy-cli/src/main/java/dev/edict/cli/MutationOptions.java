package dev.edict.cli;

import dev.edict.eval.test.mutation.MutationLimits;
import java.time.Duration;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code edict test} about changes that tests should notice. */
final class MutationOptions {
  @Option(
      names = "--mutations",
      description =
          "Change the rules in one place at a time, and say which changes no test notices, each"
              + " with a test that would.")
  private boolean mutations;

  @Option(
      names = "--min-mutation-score",
      paramLabel = "PERCENT",
      description = "Fail when tests notice fewer of the changes, and list the others.")
  private @Nullable Double leastScore;

  @Option(
      names = "--most-mutations",
      paramLabel = "N",
      description = "How many changes are tried at most; default: 5000.")
  private @Nullable Integer most;

  @Option(
      names = "--mutation-time",
      paramLabel = "SECONDS",
      description = "How long trying changes may take; default: 60.")
  private @Nullable Integer seconds;

  /**
   * Returns the thresholds that were asked for, else those of {@code usual}.
   *
   * @throws CommandFailure if one is no percentage
   */
  TestThresholds thresholds(TestThresholds usual) {
    return new TestThresholds(
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            CoverageOptions.percent("--min-mutation-score", leastScore))
        .orElse(usual);
  }

  /** Returns whether changes have to be tried. */
  boolean isWanted(TestThresholds thresholds) {
    return mutations || thresholds.mutations().isPresent();
  }

  /** Returns whether changes that no test notices are listed however few they are. */
  boolean listsAlways() {
    return mutations;
  }

  /**
   * Returns how much may be done.
   *
   * @throws CommandFailure if a number is negative
   */
  MutationLimits limits() {
    MutationLimits usual = MutationLimits.DEFAULTS;
    if ((most != null && most < 0) || (seconds != null && seconds < 0)) {
      throw new CommandFailure("limits are 0 or more");
    }
    return new MutationLimits(
        most == null ? usual.mutants() : most,
        seconds == null ? usual.time() : Duration.ofSeconds(seconds));
  }
}
