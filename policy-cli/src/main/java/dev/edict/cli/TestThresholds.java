package dev.edict.cli;

import java.util.OptionalDouble;

/**
 * The least shares that {@code edict test} is asked for, in percent from 0 to 100.
 *
 * @param rules of the rules that decide a tested request
 * @param regions of the regions that have one
 * @param mutations of the changes that tests notice
 */
record TestThresholds(OptionalDouble rules, OptionalDouble regions, OptionalDouble mutations) {
  static final TestThresholds NONE =
      new TestThresholds(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

  /** Returns these thresholds, and those of {@code others} where these say nothing. */
  TestThresholds orElse(TestThresholds others) {
    return new TestThresholds(
        rules.isPresent() ? rules : others.rules,
        regions.isPresent() ? regions : others.regions,
        mutations.isPresent() ? mutations : others.mutations);
  }

  static boolean isPercentage(double number) {
    return number >= 0 && number <= 100;
  }
}
