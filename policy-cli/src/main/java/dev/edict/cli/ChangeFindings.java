package dev.edict.cli;

import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.diagnostic.Severity;
import dev.edict.eval.analysis.diff.Change;
import dev.edict.eval.analysis.diff.DiffResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What two policy sets decide differently, as findings in the files of the second. */
final class ChangeFindings {
  private final ShownNames before;
  private final ShownNames after;
  private final RulePlaces oldPlaces;
  private final RulePlaces newPlaces;

  ChangeFindings(PolicyLoading before, PolicyLoading after) {
    this.before = before.shown();
    this.after = after.shown();
    this.oldPlaces = new RulePlaces(before.analysis());
    this.newPlaces = new RulePlaces(after.analysis());
  }

  /**
   * Returns the differences, each at the rule that decides now, or at the start of the policies
   * when none does.
   *
   * @param fails which are errors; the others are notes
   * @param undecidedFails whether what could not be told is an error
   */
  List<Diagnostic> of(DiffResult result, Predicate<Change> fails, boolean undecidedFails) {
    List<Diagnostic> findings = new ArrayList<>();
    for (Change change : result.changes()) {
      findings.add(finding(change).withSeverity(severity(fails.test(change))));
    }
    for (String region : result.undecided()) {
      findings.add(
          Diagnostic.at(
                  DiagnosticCode.UNDECIDED_CHANGE,
                  after.in(newPlaces.start()),
                  "undecided: " + region)
              .withSeverity(severity(undecidedFails)));
    }
    return findings;
  }

  private static Severity severity(boolean fails) {
    return fails ? Severity.ERROR : Severity.NOTE;
  }

  private Diagnostic finding(Change change) {
    Diagnostic finding =
        Diagnostic.at(
                code(change),
                after.in(change.after().rule().map(newPlaces::nameOf).orElseGet(newPlaces::start)),
                ChangeText.headline(change)
                    + ": "
                    + change.region()
                    + "; before: "
                    + ChangeText.decision(change.before(), before))
            .withHelp("for example: " + change.example());
    return change
        .before()
        .rule()
        .map(rule -> finding.withRelated(before.in(oldPlaces.nameOf(rule)), "decided before"))
        .orElse(finding);
  }

  private static DiagnosticCode code(Change change) {
    return switch (change.outcome()) {
      case ALLOW -> DiagnosticCode.NEWLY_ALLOWED;
      case APPROVAL_REQUIRED -> DiagnosticCode.NEWLY_NEEDS_APPROVAL;
      case DENY -> DiagnosticCode.NEWLY_DENIED;
    };
  }
}
