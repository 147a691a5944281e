package dev.edict.eval.analysis.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.rule.Level;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.rule.RuleTarget;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.analysis.diff.Change;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.request.NetworkRequest;
import dev.edict.eval.request.Subject;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions about a policy set and their answers. */
class QueriesTest {
  private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
  private static final String ORG =
      """
      edict 1
      policy "org" level org
      network {
        allow "web" connect tcp to "*.x:443"
        allow "odd" connect tcp to "**:443" require approval "odd"
        deny "bad" connect any to "bad.x"
      }
      delegate network to local within "**.y"
      """;
  private static final String LOCAL =
      """
      edict 1
      policy "local" level local
      network {
        allow "mine" connect tcp to "a.y:80", "a.z:80"
        deny "not here" connect any to "c.x"
      }
      """;

  @Test
  void saysWhoCanReachWhat() {
    RegionQuery.Answer answer =
        RegionQuery.ask(rules(ORG), target("connect tcp to \"*.x:443\""), NOW);
    assertThat(answer.undecided()).isEmpty();
    assertThat(answer.admissions())
        .extracting(Admission::region, admission -> admission.rule().id().rule())
        .containsExactly(tuple("connect tcp to *.x except bad.x port 443", "web"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "connect tcp to \"a.x:443\"|true",
        "connect tcp to \"a.x\"|false",
        "connect any to \"a.x:443\"|false",
        "connect tcp to \"*.x:443\"|false",
        "connect tcp to \"bad.x:443\"|false",
        "connect tcp to \"**.z:443\"|true",
        "connect tcp to \"b.z:80\"|false"
      })
  void saysWhetherAllOfItGetsThrough(String question, boolean whole) {
    assertThat(RegionQuery.ask(rules(ORG), target(question), NOW).isWhole()).isEqualTo(whole);
  }

  @Test
  void saysThatNothingGetsThrough() {
    assertThat(RegionQuery.ask(rules(ORG), target("connect any to \"bad.x\""), NOW).admissions())
        .isEmpty();
  }

  @Test
  void findsTheRuleToDropAndTheRuleToAdd() {
    WhyNot.Answer denied = whyNot("bad.x");
    assertThat(denied.decision().outcome()).isEqualTo(Outcome.DENY);
    assertThat(denied.edits()).hasSize(1);
    assertThat(denied.edits().get(0).dropped())
        .extracting(rule -> rule.id().rule())
        .containsExactly("bad");
    assertThat(denied.edits().get(0).decision().isAllowed()).isTrue();
    RuleSet empty = rules("edict 1\npolicy \"p\" level org\nnetwork { }\n");
    WhyNot.Answer missing =
        WhyNot.ask(empty, NetworkRequest.connect(Subject.user("u"), "a.x", 443), NOW);
    assertThat(missing.edits())
        .extracting(Edit::added)
        .containsExactly("allow connect tcp to \"a.x:443\"");
  }

  @Test
  void findsHowToCloseWhatIsOpen() {
    WhyNot.Answer allowed = whyNot("a.x");
    assertThat(allowed.edits()).allMatch(edit -> edit.decision().outcome() == Outcome.DENY);
    assertThat(allowed.edits()).extracting(Edit::added).contains("deny connect tcp to \"a.x:443\"");
  }

  @Test
  void saysWhatALevelAddsAndTakes() {
    assertThat(LevelEffect.of(rules(ORG, LOCAL), Level.LOCAL, NOW).changes())
        .extracting(Change::outcome, Change::region)
        .contains(tuple(Outcome.ALLOW, "connect tcp to a.y port 80"))
        .doesNotContain(tuple(Outcome.ALLOW, "connect tcp to a.z port 80"))
        .contains(tuple(Outcome.DENY, "connect tcp to c.x port 443"));
  }

  private static WhyNot.Answer whyNot(String host) {
    return WhyNot.ask(rules(ORG), NetworkRequest.connect(Subject.user("u"), host, 443), NOW);
  }

  private static RuleTarget target(String statement) {
    return rules("edict 1\npolicy \"q\" level org\nnetwork { allow " + statement + " }\n")
        .rules()
        .get(0)
        .target();
  }

  private static RuleSet rules(String... texts) {
    return PolicyFrontEnd.analyze(
            Arrays.stream(texts)
                .map(text -> PolicySource.of("p" + text.hashCode() + ".edict", text))
                .toList())
        .requireRuleSet();
  }
}
