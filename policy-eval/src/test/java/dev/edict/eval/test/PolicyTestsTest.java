package dev.edict.eval.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edict.dsl.Analysis;
import dev.edict.dsl.PolicyException;
import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.source.PolicySource;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of policies, examined: what fails although it is decided as expected, and why. */
class PolicyTestsTest {
  private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
  private static final String POLICY =
      """
      edict 1
      policy "Acme" level org
      network {
        allow "models" connect tcp to "api.x.com:443"
        deny "pastebins" connect any to "paste.ee"
        observe allow "look" connect tcp to "y.com:443"
        allow "late" connect tcp to "z.com:443" until "2026-01-01T00:00Z"
      }
      mcp { allow "pay" call "erp/pay" when args.amount <= 500 }
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "deny connect tcp to \"pastebin.ee:443\" | no rule has to do with this request           | by default",
        "deny connect tcp to \"api.x.com:80\"    | no rule has to do with this request           | by default",
        "deny read on \"relative\"               | no rule is asked about this request: the path | by invalid",
        "deny connect tcp to \"127.1:443\"       | no rule is asked about this request:          | by invalid",
      })
  void aRequestThatNoRuleHasToDoWithTestsNothing(String expectation, String message, String fix) {
    Diagnostic finding = only(examine("test \"t\" { " + expectation + " }").get(0).failures());
    assertThat(finding.code()).isEqualTo(DiagnosticCode.IDLE_EXPECTATION);
    assertThat(finding.message()).startsWith(message);
    assertThat(finding.help()).contains("`" + fix + "`");
    String source = finding.location().source().text();
    int at = source.offsetByCodePoints(0, finding.fix().orElseThrow().span().start());
    String mended =
        source.substring(0, at) + finding.fix().get().replacement() + source.substring(at);
    Analysis analysis = PolicyFrontEnd.analyze(PolicySource.of("acme.edict", mended));
    List<PolicyTestResult> results =
        PolicyTests.of(analysis).examine(analysis.requireRuleSet(), NOW);
    assertThat(results).allMatch(PolicyTestResult::passed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "allow connect tcp to \"api.x.com:443\"",
        "deny connect tcp to \"paste.ee:443\"",
        "deny connect tcp to \"y.com:443\"",
        "deny connect tcp to \"z.com:443\"",
        "deny call \"erp/pay\"",
        "deny connect tcp to \"nowhere.example:443\" by default",
        "deny read on \"relative\" by invalid",
      })
  void aRequestThatARuleNamesOrThatIsMeantToBeDeniedPasses(String expectation) {
    assertThat(examine("test \"t\" { " + expectation + " }"))
        .singleElement()
        .matches(PolicyTestResult::passed);
  }

  @Test
  void aFailureNamesTheRulesThatHaveToDoWithIt() {
    Diagnostic finding =
        only(
            examine("test \"t\" { allow connect tcp to \"api.x.com:80\" by \"models\" }")
                .get(0)
                .failures());
    assertThat(finding.code()).isEqualTo(DiagnosticCode.TEST_FAILED);
    assertThat(finding.related())
        .singleElement()
        .satisfies(
            related ->
                assertThat(related.note())
                    .isEqualTo("allow `models` comes near: port 80 is not in 443"));
  }

  @Test
  void runsOnlyTheTestsAskedFor() {
    Analysis analysis =
        analyze("test \"a\" { deny read on \"/a\" by default } test \"b\" { allow read on \"/\" }");
    PolicyTests tests = PolicyTests.of(analysis);
    RuleSet rules = analysis.requireRuleSet();
    assertThat(tests.size()).isEqualTo(2);
    assertThat(tests.named("b"::equals).run(rules, NOW))
        .extracting(PolicyTestResult::name)
        .containsExactly("b");
    assertThat(tests.firstFailing(new TimedDecisionPoint(rules), NOW)).isEqualTo("b");
    assertThat(tests.named("a"::equals).firstFailing(new TimedDecisionPoint(rules), NOW)).isEmpty();
  }

  @Test
  void aPolicySetWithErrorsHasNoTests() {
    Analysis faulty = PolicyFrontEnd.analyze(PolicySource.of("a.edict", "edict 1\nallow"));
    assertThatThrownBy(() -> PolicyTests.of(faulty)).isInstanceOf(PolicyException.class);
  }

  private static <E> E only(List<E> list) {
    assertThat(list).hasSize(1);
    return list.get(0);
  }

  private static List<PolicyTestResult> examine(String tests) {
    Analysis analysis = analyze(tests);
    return PolicyTests.of(analysis).examine(analysis.requireRuleSet(), NOW);
  }

  private static Analysis analyze(String tests) {
    return PolicyFrontEnd.analyze(PolicySource.of("acme.edict", POLICY + tests));
  }
}
