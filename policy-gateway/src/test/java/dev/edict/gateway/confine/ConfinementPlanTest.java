package dev.edict.gateway.confine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.match.filesystem.FilesystemProfile;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.Subject;
import dev.edict.gateway.confine.Confinement.Mode;
import dev.edict.gateway.mount.MountPlan.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfinementPlanTest {
  @TempDir private Path folder;
  private Path home;

  @BeforeEach
  void lay() throws IOException {
    home = folder.toRealPath();
    for (String name : List.of("work", "docs", "leaky/keys", "program")) {
      Files.createDirectories(home.resolve(name));
    }
    Files.writeString(home.resolve("program/main.js"), "");
    Files.writeString(home.resolve("program/.env"), "");
    Files.createSymbolicLink(home.resolve("program-link"), home.resolve("program"));
  }

  @Test
  void theDirectoriesOfTheRulesAreGivenAsFarAsTheyMayBe() throws IOException {
    ConfinementPlan plan = plan("", null, "program-link");

    assertThat(plan.write()).containsExactly(home + "/work");
    assertThat(plan.read()).containsExactly(home + "/docs");
    assertThat(plan.runtime()).containsExactly(home + "/program");
    assertThat(plan.ports()).containsExactly(3128);
    assertThat(plan.refused()).extracting(Refused::path).containsExactly(home + "/leaky");
  }

  @Test
  void namedDirectoriesAreGivenOrNothingIs() throws IOException {
    assertThat(plan("", List.of("~/docs"), "program").read()).containsExactly(home + "/docs");
    assertThat(plan("", List.of(), "program").read()).isEmpty();
    for (String refused : List.of("~/leaky", "~", "~/absent", "~other", "/")) {
      assertThatThrownBy(() -> plan("", List.of("~/docs", refused), "program"))
          .as(refused)
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("it cannot be given ");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "deny \"d\" read on \"~/program/**\"",
        "deny \"d\" read on \"~/program/deep/key\"",
        "deny \"d\" execute on \"~/program/tool\"",
        "deny \"d\" read on \"~/*/key\"",
        "deny \"d\" read on \"~/**\"",
        "deny \"d\" read on \"**/program/**\"",
        "deny \"d\" read, write on \"**/.env\""
      })
  void theRuntimeHoldsNothingThatIsDenied(String deny) {
    for (String name : List.of("program", "program-link")) {
      assertThatThrownBy(() -> plan(deny, null, name))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("holds what rule \"d\" denies");
    }
  }

  @Test
  void aDenialThatStartsAnywhereDoesNotCountBeneathDirectoriesOfTheSystem() throws IOException {
    String anywhere = "deny \"d\" read on \"**/.env\"";

    assertThat(plan(anywhere, List.of(), "/usr").runtime()).containsExactly("/usr");
    assertThat(plan(anywhere, List.of(), "program/main.js").runtime())
        .containsExactly(home + "/program/main.js");
    for (String denied : List.of("program/.env", "/etc", "/")) {
      assertThatThrownBy(() -> plan(anywhere, List.of(), denied))
          .as(denied)
          .hasMessageContaining("holds what rule");
    }
    assertThatThrownBy(() -> plan("deny \"d\" read on \"/usr/x/y\"", List.of(), "/usr"))
        .hasMessageContaining("holds what rule");
  }

  @Test
  void aRuntimeThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> plan("", null, "absent"))
        .hasMessage("its runtime " + home + "/absent is not there");
  }

  @Test
  void aPlanCoversWhatGivesNoMore() {
    ConfinementPlan plan = given(List.of("/r"), List.of("/w"), 1, 2);

    assertThat(plan.covers(plan)).isTrue();
    assertThat(plan.covers(given(List.of("/r/x", "/w"), List.of("/w/y"), 1))).isTrue();
    assertThat(plan.covers(given(List.of(), List.of("/r")))).isFalse();
    assertThat(plan.covers(given(List.of("/x"), List.of()))).isFalse();
    assertThat(plan.covers(given(List.of("/rx"), List.of()))).isFalse();
    assertThat(plan.covers(given(List.of(), List.of(), 3))).isFalse();
  }

  private static ConfinementPlan given(List<String> read, List<String> write, Integer... ports) {
    return new ConfinementPlan(read, write, List.of(), Set.of(ports), List.of());
  }

  private ConfinementPlan plan(String more, @Nullable List<String> directories, String runtime)
      throws IOException {
    String text =
        """
        edict 1
        policy "P" level org
        filesystem {
          allow "work" read, write on "~/work/**"
          allow "docs" read on "~/docs/**"
          allow "leaky" read on "~/leaky/**"
          deny "keys" read on "~/leaky/keys/**"
          %s
        }
        """
            .formatted(more);
    RuleSet rules = PolicyFrontEnd.analyze(PolicySource.of("p.edict", text)).requireRuleSet();
    Environment environment =
        Environment.UNKNOWN.withHome(home.toString()).withProfile(FilesystemProfile.POSIX);
    return ConfinementPlan.of(
        PolicyDecisionPoint.of(rules)::decide,
        rules,
        Subject.user("alice"),
        environment,
        new Confinement(Mode.REQUIRED, directories, List.of(home.resolve(runtime)), Set.of(3128)));
  }
}
