package dev.edict.dsl.check;

import dev.edict.dsl.ast.Declaration;
import dev.edict.dsl.ast.RuleStatement;
import dev.edict.dsl.ast.TestDeclaration;
import dev.edict.dsl.ast.Text;
import dev.edict.dsl.diagnostic.DiagnosticCode;

/** Names of policies, rules, teams and tests can be shown and searched: not blank, not long. */
final class NameShapeCheck implements DocumentCheck {
  static final int LONGEST_NAME = 200;

  @Override
  public void check(CheckedDocument document) {
    document
        .all(Declaration.Policy.class)
        .forEach(
            policy -> {
              checkName(document, policy.name(), "a policy");
              policy.teams().forEach(team -> checkName(document, team, "a team"));
            });
    document
        .statements(RuleStatement.class)
        .forEach(
            rule -> {
              if (rule.name() != null) {
                checkName(document, rule.name(), "a rule");
              }
            });
    document.all(TestDeclaration.class).forEach(test -> checkName(document, test.name(), "a test"));
  }

  private static void checkName(CheckedDocument document, Text name, String what) {
    String value = name.value();
    if (value.isBlank() || !value.equals(value.strip())) {
      document.report(
          DiagnosticCode.BAD_NAME,
          name.span(),
          "the name of " + what + " is blank or starts or ends with a blank");
    } else if (value.length() > LONGEST_NAME) {
      document.report(
          DiagnosticCode.BAD_NAME,
          name.span(),
          "the name of " + what + " is longer than " + LONGEST_NAME + " characters");
    } else if (value.chars().anyMatch(c -> c == '\n' || c == '\t')) {
      document.report(
          DiagnosticCode.BAD_NAME, name.span(), "the name of " + what + " has a line break or tab");
    }
  }
}
