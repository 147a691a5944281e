package dev.edict.eval.analysis.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.source.PolicySource;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What changes between two policy sets, in words. */
class PolicyDiffTest {
  private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "network | allow connect tcp to \"a.x\"; allow connect tcp to \"b.x\" | allow connect tcp to \"b.x\", \"a.x\"",
        "network | allow connect tcp to \"a.x:1-80\"; allow connect tcp to \"a.x:81-65535\" | allow connect tcp to \"a.x\"",
        "filesystem | allow read on \"/a/**\"; allow read on \"/a/b\" | allow read on \"/a/**\"",
        "mcp | allow call \"a/*\" when args.n <= 5; allow call \"a/*\" when args.n > 5 | allow call \"a/*\" when args.n > 5 or args.n <= 5",
        "network | allow connect tcp to \"a.x\" until \"2020-01-01T00:00Z\" | deny connect tcp to \"a.x\"",
      })
  void otherRulesOfTheSameMeaningAreEqual(String domain, String one, String other) {
    assertThat(diff(domain, one, other).isEqual()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "network | allow connect tcp to \"*.x:443\"; deny connect any to \"a.x\" | allow connect tcp to \"*.x:443\" | connect tcp to a.x port 443 | true",
        "network | allow connect tcp to \"*.x:443\" | allow connect tcp to \"*.x:443\"; deny connect any to \"a.x\" | connect tcp to a.x port 443 | false",
        "network | allow connect tcp to \"a.x:443\" | allow connect tcp to \"a.x:443\"; deny connect tcp to 10.0.0.0/8 | connect tcp to a.x port 443 resolved to 10.0.0.0/8 | false",
        "filesystem | allow read on \"/a/**\" | allow read on \"/a/**\"; allow write on \"/a/b\" | write on /a/b | true",
        "mcp | allow call \"a/*\" require approval \"q\" | allow call \"a/*\" | call a/** | true",
        "mcp | allow call \"a/*\" | allow call \"a/*\" require approval \"q\" | call a/** | false",
      })
  void saysWhatChanged(String domain, String one, String other, String region, boolean wider) {
    DiffResult result = diff(domain, one, other);
    assertThat(result.undecided()).isEmpty();
    assertThat(result.changes()).extracting(Change::region).containsExactly(region);
    assertThat(result.mayWiden()).isEqualTo(wider);
    assertThat(result.changes().get(0).before().outcome())
        .isNotEqualTo(result.changes().get(0).after().outcome());
  }

  @Test
  void noticesADenyThatOnlyMattersWhereCaseMayNotCount() {
    DiffResult result =
        diff(
            "filesystem",
            "allow read on \"/srv/a/**\"; deny read on \"/srv/A/**\"",
            "allow read on \"/srv/a/**\"");
    assertThat(result.changes()).isNotEmpty();
    assertThat(result.changes())
        .extracting(Change::example)
        .allMatch(example -> example.contains("profile = "));
  }

  @Test
  void rulesThatManyOthersLeaveAreCounted() {
    String others = repeated("deny read on \"**/*.x%d\";");
    DiffResult result =
        diff("filesystem", others, others + "allow read on \"/a/**\"; allow read on \"/b\"");
    assertThat(result.undecided()).isEmpty();
    assertThat(result.changes())
        .extracting(Change::region)
        .containsExactly(
            "read on /a/**, but for what 40 other rules may decide as before", "read on /b");
  }

  @Test
  void allowsThatADenyFallsOnAreCounted() {
    String allows = repeated("allow read on \"/a/%d/**\";");
    DiffResult result = diff("filesystem", allows, allows + "deny read on \"/a/**\"");
    assertThat(result.undecided()).isEmpty();
    assertThat(result.changes())
        .extracting(Change::region)
        .containsExactly("read on /a/**, as far as it is allowed by 40 other rules");
    assertThat(result.mayWiden()).isFalse();
    assertThat(diff("filesystem", allows, allows + "deny read on \"/b/**\"").isEqual()).isTrue();
  }

  private static String repeated(String rule) {
    return IntStream.range(0, 40).mapToObj(rule::formatted).collect(Collectors.joining("\n"));
  }

  private static DiffResult diff(String domain, String one, String other) {
    return PolicyDiff.compare(rules(domain, one), rules(domain, other), NOW);
  }

  private static RuleSet rules(String domain, String statements) {
    String text =
        "edict 1\npolicy \"p\" level org\n"
            + domain
            + " {\n"
            + String.join("\n", List.of(statements.split(";")))
            + "\n}\n";
    return PolicyFrontEnd.analyze(PolicySource.of("p.edict", text)).requireRuleSet();
  }
}
