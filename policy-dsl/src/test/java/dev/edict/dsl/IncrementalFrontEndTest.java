package dev.edict.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.source.PolicySource;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncrementalFrontEndTest {
  private static final PolicySource SETS =
      PolicySource.of("sets.edict", "edict 1\nset hosts: host = [\"a.example\"]\n");
  private static final PolicySource USER =
      policy("user.edict", "import hosts from \"sets.edict\"", "hosts");
  private static final PolicySource ALONE = policy("alone.edict", "", "\"b.example\"");

  private final IncrementalFrontEnd files = new IncrementalFrontEnd();

  private static PolicySource policy(String name, String line, String hosts) {
    return PolicySource.of(
        name,
        """
        edict 1
        policy "%s" level org
        %s
        network { allow "rule of %s" connect tcp to %s }
        """
            .formatted(name, line, name, hosts));
  }

  private static Rule ruleOf(PolicySource source, Analysis analysis) {
    return analysis.requireRuleSet().rules().stream()
        .filter(rule -> rule.id().policy().equals(source.name()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatSeesNoChangeIsNotReadAgain() {
    Analysis before = files.update(List.of(SETS, USER, ALONE));
    PolicySource changed = policy("alone.edict", "", "\"c.example\"");

    Analysis after = files.update(List.of(SETS, USER, changed));

    assertThat(after.documents().get(1)).isSameAs(before.documents().get(1));
    assertThat(ruleOf(USER, after)).isSameAs(ruleOf(USER, before));
    assertThat(ruleOf(changed, after)).isNotEqualTo(ruleOf(ALONE, before));
    assertThat(after.requireRuleSet().digest()).isNotEqualTo(before.requireRuleSet().digest());
  }

  @Test
  void importersSeeAChangedSet() {
    Analysis before = files.update(List.of(SETS, USER, ALONE));
    PolicySource changed =
        PolicySource.of("sets.edict", SETS.text().replace("a.example", "z.example"));

    Analysis after = files.update(List.of(changed, USER, ALONE));

    assertThat(ruleOf(USER, after).target().toString()).contains("z.example");
    assertThat(ruleOf(ALONE, after)).isSameAs(ruleOf(ALONE, before));
    assertThat(after).isEqualTo(PolicyFrontEnd.analyze(List.of(changed, USER, ALONE)));
  }

  @Test
  void sameTextReadAgainIsNoChange() {
    Analysis before = files.update(List.of(ALONE));

    Analysis after =
        files.update(
            List.of(PolicySource.of(ALONE.name(), new String(ALONE.text().toCharArray()))));

    assertThat(after.documents().get(0)).isSameAs(before.documents().get(0));
  }

  @Test
  void removedFilesAreForgotten() {
    files.update(List.of(SETS, USER));

    Analysis without = files.update(List.of(USER));

    assertThat(without.hasErrors()).isTrue();
    assertThat(without).isEqualTo(PolicyFrontEnd.analyze(List.of(USER)));
    assertThat(files.update(List.of(SETS, USER)).hasErrors()).isFalse();
  }

  @Test
  void twoFilesOfOneNameAreMisuse() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> files.update(List.of(ALONE, policy("alone.edict", "", "hosts"))))
        .withMessage("two policy sources are named alone.edict");
  }
}
