package dev.edict.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertCommandTest {
  private static final String POLICY =
      """
      edict 1

      policy "Acme" level org

      network {
        allow "site" connect tcp to "example.com:443"
      }
      """;

  @TempDir private Path folder;
  private final CommandRun edict = new CommandRun();

  @Test
  void turnsAPolicyIntoJsonAndBack() {
    assertThat(edict.input(POLICY).run("convert", "-")).isZero();
    String json = edict.out();
    assertThat(json).startsWith("{\n  \"version\": 1,\n");
    assertThat(edict.input(json).run("convert", "--from", "json", "-")).isZero();
    assertThat(edict.out()).isEqualTo(POLICY);
    assertThat(edict.err()).isEmpty();
  }

  @Test
  void refusesAPolicyThatDoesNotParse() {
    assertThat(edict.input("edict 1\npolicy").run("convert", "-")).isEqualTo(ExitCode.REFUSED);
    assertThat(edict.err()).contains("error[syntax-error]");
    assertThat(edict.out()).isEmpty();
  }

  @Test
  void saysWhereJsonIsNotOfTheForm() {
    assertThat(edict.input("{\"versions\":1}").run("convert", "--from=json", "-"))
        .isEqualTo(ExitCode.REFUSED);
    assertThat(edict.err()).isEqualTo("edict: -: at /: unknown key `versions`\n");
  }

  @Test
  void importsRulesOfCodexAndListsThoseAboutCommands() {
    String rules =
        """
        prefix_rule(pattern = ["git", "push"], decision = "forbidden")
        network_rule(host = "db.example", protocol = "socks5_tcp", decision = "allow")
        """;
    assertThat(edict.input(rules).run("convert", "--from", "codex-rules", "-"))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(edict.out()).contains("connect tcp to \"db.example\"");
    assertThat(edict.err()).contains("wider: line 1 prefix_rule `git push`");
    assertThat(edict.input("sandbox_mode = \"read-only\"").run("convert", "--from=codex", "-"))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(edict.out()).contains("read on \"/**\"");
  }

  @Test
  void importsAListWithoutLosses() {
    assertThat(edict.input("a.example:443\n").run("convert", "--from", "hosts", "-")).isZero();
    assertThat(edict.out())
        .contains("policy \"allow list\" level org", "connect tcp to \"a.example:443\"");
    String imported = edict.out();
    assertThat(edict.input(imported).run("check", "-")).isZero();
  }

  @Test
  void listsWhatWasNotCarriedOverAndSaysSoByItsExitCode() {
    String settings = "{\"permissions\":{\"deny\":[\"Bash(curl:*)\"]}}";
    assertThat(edict.input(settings).run("convert", "--from=claude", "--level=local", "-"))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(edict.err())
        .isEqualTo(
            "wider: settings.permissions.deny `Bash(curl:*)`:"
                + " the language has no such action\n");
    assertThat(edict.out()).contains("level local", "// - wider: settings.permissions.deny");
  }

  @Test
  void writesSeveralPoliciesToADirectory() throws IOException {
    String policies =
        """
        [{"name": "A b", "rules": []},
         {"name": "C", "rules": [{"name": "r", "actions": ["read"], "resources": ["/x"],
          "decision": "allow"}]}]
        """;
    assertThat(edict.input(policies).run("convert", "--from=docker", "-"))
        .isEqualTo(ExitCode.REFUSED);
    Path out = folder.resolve("new");
    assertThat(edict.input(policies).run("convert", "--from=docker", "-o", out.toString(), "-"))
        .isZero();
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files.map(file -> out.relativize(file).toString()))
          .containsExactlyInAnyOrder("01-a-b.edict", "02-c.edict");
    }
    assertThat(edict.run("check", out.toString())).isZero();
  }

  @Test
  void exportsTheAllowListOfASet() throws IOException {
    Path policy = Files.writeString(folder.resolve("a.edict"), POLICY);
    assertThat(edict.run("convert", "--to", "hosts", policy.toString())).isZero();
    assertThat(edict.out()).isEqualTo("example.com:443\n");
    Path out = folder.resolve("list.json");
    assertThat(edict.run("convert", "--to", "allow-list", "-o", out.toString(), folder.toString()))
        .isZero();
    assertThat(out).content().contains("\"host\" : \"example.com\"");
  }

  @Test
  void exportsNothingOfPoliciesWithErrors() {
    assertThat(edict.input("edict 2\n").run("convert", "--to=hosts", "-"))
        .isEqualTo(ExitCode.REFUSED);
    assertThat(edict.out()).isEmpty();
  }

  @Test
  void refusesFormatsThatDoNotExist() {
    assertThat(edict.input(POLICY).run("convert", "--to", "xml", "-")).isEqualTo(ExitCode.REFUSED);
    assertThat(edict.input(POLICY).run("convert", "--from", "xml", "-"))
        .isEqualTo(ExitCode.REFUSED);
    assertThat(edict.input(POLICY).run("convert", "--from=json", "--to=hosts", "-"))
        .isEqualTo(ExitCode.REFUSED);
  }
}
