package dev.edict.eval.analysis.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.Analysis;
import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.source.PolicySource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What findings say, and when nothing is claimed. */
class FindingDetailsTest {
  private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

  @Test
  void whatRunsOutOfStepsIsUndecided() {
    Analysis analysis =
        analyze("mcp", "allow call \"a/x*\" when args.n > 1; allow call \"a/*\" when args.n > 0");
    LintSettings narrow = new LintSettings(NOW, Map.of(), Set.of(), 1);
    assertThat(PolicyLinter.lint(analysis, narrow))
        .extracting(Diagnostic::code)
        .contains(DiagnosticCode.UNDECIDED)
        .doesNotContain(DiagnosticCode.REDUNDANT_RULE);
    assertThat(codes(analysis)).doesNotContain(DiagnosticCode.UNDECIDED);
  }

  @ParameterizedTest
  @CsvSource({
    "mcp, 'allow call \"a/*\" when args.n > 1; deny call \"a/x*\" when args.n > 5',"
        + " whether anything is allowed that this denies",
    "network, 'allow connect tcp to \"**.test\"; deny connect tcp to \"**.a.test\"',"
        + " whether what this leaves out is allowed",
  })
  void noQuestionIsPassedOverInSilence(String domain, String rules, String question) {
    Analysis analysis = analyze(domain, rules);
    LintSettings narrow = new LintSettings(NOW, Map.of(), Set.of(), 1);
    assertThat(PolicyLinter.lint(analysis, narrow))
        .extracting(Diagnostic::message)
        .contains("it could not be told within the budget " + question);
    assertThat(codes(analysis)).doesNotContain(DiagnosticCode.UNDECIDED);
  }

  @Test
  void aConflictThatNoRequestShowsIsUndecided() {
    // Whether a tool has a name is not known to the analysis; no tool of both patterns has this.
    Analysis analysis =
        analyze("mcp", "allow call \"a/*x\"; deny call \"a/x*\" when tool.name == \"q\"");
    assertThat(codes(analysis))
        .contains(DiagnosticCode.UNDECIDED)
        .doesNotContain(DiagnosticCode.CONFLICTING_RULES);
    assertThat(codes(analyze("mcp", "allow call \"a/*x\"; deny call \"a/x*\"")))
        .contains(DiagnosticCode.CONFLICTING_RULES)
        .doesNotContain(DiagnosticCode.UNDECIDED);
  }

  @Test
  void manyConflictsAreNotAllNamed() {
    String allows =
        "allow call \"a/*b\"; allow call \"a/*c\"; allow call \"a/*d\"; allow call \"a/*e\";"
            + " allow call \"a/*f\"; allow call \"a/*g\"; ";
    Diagnostic finding = conflict(analyze("mcp", allows + "deny call \"a/x*\""));
    assertThat(finding.message()).startsWith("this deny and at least 5 allows, such as `");
    assertThat(finding.related()).hasSize(5);
    assertThat(conflict(analyze("mcp", "allow call \"a/*b\"; deny call \"a/x*\"")).message())
        .startsWith("this deny and the allow `");
  }

  @Test
  void networksOfTheOtherFamilyDoNotConflict() {
    assertThat(
            codes(
                analyze(
                    "network",
                    "allow connect tcp to \"2001:db8::/48\"; deny connect tcp to 10.0.0.0/8;"
                        + " deny connect tcp to \"2001:db8:1::/48\"")))
        .doesNotContain(DiagnosticCode.CONFLICTING_RULES);
  }

  @Test
  void whatHoldsInOneHomeDirectoryAloneIsNotClaimed() {
    assertThat(codes(analyze("filesystem", "allow read on \"~/a/**\"; deny read on \"/home/**\"")))
        .doesNotContain(DiagnosticCode.DENIED_ALLOW);
    assertThat(codes(analyze("filesystem", "allow read on \"~/a/**\"; deny read on \"~/**\"")))
        .contains(DiagnosticCode.DENIED_ALLOW);
    assertThat(codes(analyze("filesystem", "allow read on \"~/a/**\"; deny read on \"/**\"")))
        .contains(DiagnosticCode.DENIED_ALLOW);
  }

  @Test
  void theUnspecifiedAddressIsALoopbackOne() {
    assertThat(
            codes(
                analyze(
                    "network",
                    "allow connect tcp to \"0.0.0.0\"; deny connect tcp to 127.0.0.0/8")))
        .contains(DiagnosticCode.DENIED_ALLOW)
        .doesNotContain(DiagnosticCode.IDLE_DENY);
    assertThat(
            codes(
                analyze(
                    "network",
                    "allow connect tcp to \"0.0.0.0/8\"; deny connect tcp to 127.0.0.0/8")))
        .doesNotContain(DiagnosticCode.IDLE_DENY);
  }

  @Test
  void rulesThatDecideTogetherAreCalledSo() {
    Analysis analysis =
        analyze(
            "network",
            "allow connect tcp to \"a.x:80-443\"; allow connect tcp to \"a.x:1-200\";"
                + " deny connect tcp to \"a.x:201-443\"");
    assertThat(PolicyLinter.lint(analysis, LintSettings.at(NOW)))
        .extracting(Diagnostic::message)
        .anyMatch(message -> message.contains(" and `") && message.contains("` together decide"));
  }

  @Test
  void noRuleIsNamedWithoutNeed() {
    Analysis analysis =
        analyze(
            "network",
            "allow connect any to \"**\"; allow connect tcp to \"**\"; allow connect any to \"**\"");
    assertThat(PolicyLinter.lint(analysis, LintSettings.at(NOW)))
        .filteredOn(finding -> finding.code() == DiagnosticCode.REDUNDANT_RULE)
        .extracting(finding -> finding.related().size())
        .containsOnly(1);
  }

  @Test
  void aRuleForEachUserMeetsNoOther() {
    StringBuilder rules = new StringBuilder();
    for (int user = 0; user < 300; user++) {
      rules.append("allow call \"erp/*\" when subject.user == \"u").append(user).append("\"; ");
    }
    Analysis analysis = analyze("mcp", rules + "allow call \"erp/x\" when subject.user == \"u7\"");
    LintSettings narrow = new LintSettings(NOW, Map.of(), Set.of(), 300);
    assertThat(PolicyLinter.lint(analysis, narrow))
        .extracting(Diagnostic::code)
        .containsExactly(DiagnosticCode.REDUNDANT_RULE);
  }

  private static Diagnostic conflict(Analysis analysis) {
    return PolicyLinter.lint(analysis, LintSettings.at(NOW)).stream()
        .filter(finding -> finding.code() == DiagnosticCode.CONFLICTING_RULES)
        .findFirst()
        .orElseThrow();
  }

  private static List<DiagnosticCode> codes(Analysis analysis) {
    return PolicyLinter.lint(analysis, LintSettings.at(NOW)).stream()
        .map(Diagnostic::code)
        .toList();
  }

  private static Analysis analyze(String domain, String statements) {
    String text =
        "edict 1\npolicy \"p\" level org\n"
            + domain
            + " {\n"
            + statements.replace("; ", "\n")
            + "\n}\n";
    Analysis analysis = PolicyFrontEnd.analyze(PolicySource.of("p.edict", text));
    assertThat(analysis.hasErrors()).as(text).isFalse();
    return analysis;
  }
}
