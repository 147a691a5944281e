package dev.edict.convert.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edict.convert.ConversionException;
import dev.edict.convert.Loss;
import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.match.network.IpNetwork;
import dev.edict.dsl.rule.Level;
import dev.edict.dsl.source.PolicySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Imports are kept beside their originals; {@code -Dgolden.update=true} writes them anew. */
class PolicyImportTest {
  private static final Path FOLDER = Path.of("src/test/resources/import");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docker-workshop.docker",
        "settings.claude",
        "sandbox.codex",
        "profile.codex",
        "default.codex-rules",
        "sandbox.openshell",
        "egress.kubernetes",
        "list.hosts"
      })
  void writesTheImportAsItIsKept(String file) throws IOException {
    ForeignFormat format = format(file);
    ImportResult result =
        PolicyImport.read(
            format, Files.readString(FOLDER.resolve(file)), ImportSettings.defaults());
    assertKept(file + ".edict", result);
  }

  @ParameterizedTest
  @ValueSource(strings = {"settings.claude", "sandbox.codex", "profile.codex", "sandbox.openshell"})
  void resolvesRelativePathsFromARootThatIsKnown(String file) throws IOException {
    ImportSettings settings = new ImportSettings(Level.LOCAL, Optional.of("~/project"));
    ImportResult result =
        PolicyImport.read(format(file), Files.readString(FOLDER.resolve(file)), settings);
    assertKept(file + ".root.edict", result);
  }

  @ParameterizedTest
  @EnumSource(value = ForeignFormat.class, names = "HOSTS", mode = EnumSource.Mode.EXCLUDE)
  void refusesWhatIsNotOfTheFormat(ForeignFormat format) {
    for (String text : new String[] {"[1, 2", "7", "", "a: *b", "{\"a\":1,\"a\":2}"}) {
      assertThatThrownBy(() -> PolicyImport.read(format, text, ImportSettings.defaults()))
          .isInstanceOf(ConversionException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prefix_rule(pattern = [\"a\"]",
        "prefix_rule(pattern = [\"a\"], pattern = [\"b\"])",
        "prefix_rule([\"a\"], pattern = [\"b\"])",
        "prefix_rule(pattern = [])",
        "prefix_rule(pattern = [\"a\"], decision = \"maybe\")",
        "prefix_rule(pattern = [\"a\"] + [\"b\"])",
        "prefix_rule(pattern = [x])",
        "prefix_rule(pattern = [[[[[\"a\"]]]]])",
        "prefix_rule(pattern = [\"a\"], reason = \"b\")",
        "network_rule(host = \"*.x\", protocol = \"https\", decision = \"allow\")",
        "network_rule(host = \"x\", protocol = \"gopher\", decision = \"allow\")",
        "network_rule(\"x\", \"https\", \"allow\", \"why\", \"more\")",
        "network_rule(host = \"x, protocol = \"https\")",
        "load(\"x\", \"y\")",
        "x = 1",
        "def f():\n  pass",
        "prefix_rule(pattern = \"\"\"a\"\"\")",
        "# nothing"
      })
  void refusesRulesThatCannotBeReadAsTheyStand(String rules) {
    assertThatThrownBy(
            () -> PolicyImport.read(ForeignFormat.CODEX_RULES, rules, ImportSettings.defaults()))
        .isInstanceOf(ConversionException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "default_permissions = \"none\"",
        "default_permissions = \":unknown\"",
        "default_permissions = \"a\"\n[permissions.a]\nextends = \"b\"\n[permissions.b]\nextends = \"a\"",
        "sandbox_mode = \"open\"",
        "sandbox_mode = \"read-only\"\nsandbox_mode = \"read-only\"",
        "default_permissions = \"a\"\n[permissions.a.filesystem]\n\"x\" = \"read\"",
        "default_permissions = \"a\"\n[permissions.a.filesystem]\n\"/x\" = \"open\"",
        "default_permissions = \"a\"\n[permissions.a.network.domains]\n\"x\" = \"open\"",
        "model = \"x\""
      })
  void refusesConfigurationsThatCannotBeReadAsTheyStand(String config) {
    assertThatThrownBy(
            () -> PolicyImport.read(ForeignFormat.CODEX, config, ImportSettings.defaults()))
        .isInstanceOf(ConversionException.class);
  }

  @Test
  void neverAllowsChangingWhatMayOnlyBeReadInsideAWorkspace() {
    String config =
        """
        default_permissions = "a"
        [permissions.a.filesystem]
        "/srv" = "write"
        "/srv/data" = "read"
        "/srv/data/open" = "write"
        "/srv/data/secret" = "deny"
        "/srv/data/secret/not" = "read"
        "/opt" = "read"
        """;
    ImportResult result = PolicyImport.read(ForeignFormat.CODEX, config, ImportSettings.defaults());
    String text = result.policies().get(0).text();
    assertThat(text)
        .contains("allow \"write /srv\" read, write, delete on \"/srv/**\"")
        .contains("deny \"read /srv/data only\" write, delete on \"/srv/data/**\"")
        .contains("allow \"read /opt\" read on \"/opt/**\"")
        .doesNotContain("read /opt only")
        .contains("deny \"deny /srv/data/secret\" read, write, delete on \"/srv/data/secret/**\"");
    assertThat(result.losses())
        .extracting(Loss::toString)
        .contains(
            "narrower: permissions.a.filesystem.`/srv/data/open`: stays denied inside"
                + " `read /srv/data`",
            "narrower: permissions.a.filesystem.`/srv/data/secret/not`: stays denied inside"
                + " `deny /srv/data/secret`");
  }

  @Test
  void keepsAnAskingRuleAheadOfAnAllowingOne() {
    String settings =
        """
        {"permissions": {
          "allow": ["mcp__github__merge_pull", "mcp__github__get_me"],
          "ask": ["mcp__github__merge_*"]}}
        """;
    ImportResult result =
        PolicyImport.read(ForeignFormat.CLAUDE, settings, ImportSettings.defaults());
    String text = result.policies().get(0).text();
    assertThat(PolicyFrontEnd.analyze(PolicySource.of("x.edict", text)).requireRuleSet().rules())
        .filteredOn(rule -> rule.approval().isEmpty())
        .extracting(rule -> rule.id().rule())
        .containsExactly("mcp__github__get_me");
  }

  @Test
  void takesAJoinedToolNameInEveryWayForADenyAndInNoneForAnAllow() {
    String settings =
        "{\"permissions\": {\"allow\": [\"mcp__a__b__c\"], \"deny\": [\"mcp__x__y__z\"]}}";
    ImportResult result =
        PolicyImport.read(ForeignFormat.CLAUDE, settings, ImportSettings.defaults());
    assertThat(result.policies().get(0).text())
        .contains("call \"x/y__z\", \"x__y/z\"")
        .doesNotContain("\"a/b__c\"", "\"a__b/c\"");
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.1.0.0/16, '10.0.0.0/16,10.2.0.0/15,10.4.0.0/14,10.8.0.0/13,10.16.0.0/12,"
        + "10.32.0.0/11,10.64.0.0/10,10.128.0.0/9'",
    "10.0.0.0/30, 10.0.0.1, '10.0.0.0,10.0.0.2/31'",
    "10.0.0.0/8, 11.0.0.0/8, 10.0.0.0/8",
    "10.0.0.0/8, 0.0.0.0/0, ''",
    "2001:db8::/126, 2001:db8::3, '2001:db8::/127,2001:db8::2'"
  })
  void takesExceptionsOutOfNetworks(String network, String hole, String left) {
    assertThat(
            NetworkDifference.of(List.of(parse(network)), parse(hole)).stream()
                .map(IpNetwork::text))
        .containsExactlyInAnyOrder(left.isEmpty() ? new String[0] : left.split(",", -1));
  }

  private static IpNetwork parse(String text) {
    return Objects.requireNonNull(IpNetwork.parse(text).orNull());
  }

  private static ForeignFormat format(String file) {
    for (ForeignFormat format : ForeignFormat.values()) {
      if (file.endsWith("." + format.word())) {
        return format;
      }
    }
    throw new AssertionError(file);
  }

  private static void assertKept(String name, ImportResult result) throws IOException {
    StringBuilder all = new StringBuilder();
    for (ImportResult.ImportedPolicy policy : result.policies()) {
      PolicyFrontEnd.analyze(PolicySource.of("x.edict", policy.text())).requireRuleSet();
      all.append(policy.text()).append("\n");
    }
    result.losses().forEach(loss -> all.append("// ").append(loss).append('\n'));
    Path file = FOLDER.resolve(name);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(file, all);
    }
    assertThat(all.toString()).isEqualTo(Files.readString(file));
  }
}
