package dev.edict.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class GatewayCommandTest {
  @TempDir private Path folder;
  private final CommandRun edict = new CommandRun();

  @Test
  void mountsArePrintedAsJson() throws IOException {
    Path home = folder.toRealPath();
    Files.createDirectories(home.resolve("work"));
    Files.createDirectories(home.resolve("leaky/keys"));
    String policy =
        policy(
            """
            filesystem {
              allow "work" read, write on "~/work/**"
              allow "leaky" read on "~/leaky/**"
              deny "keys" read on "~/leaky/keys/**"
            }
            """);

    assertThat(edict.run("gateway", "mounts", "-p", policy, "--home", home.toString()))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(edict.out())
        .startsWith(
            "{\"mounts\":[{\"path\":\"%1$s/work\",\"source\":\"%1$s/work\",\"access\":\"write\""
                .formatted(home))
        .contains("\"refused\":[{\"path\":\"%s/leaky\"".formatted(home));
    assertThat(edict.run("gateway", "mounts", "--masking", "-p", policy, "--home", home.toString()))
        .isEqualTo(ExitCode.OK);
    assertThat(edict.out()).contains("\"masked\":[\"%s/leaky/keys/**\"]".formatted(home));
  }

  @Test
  void aSandboxFindsPlaceholdersForSecrets() throws IOException {
    String policy =
        policy(
            """
            network {
              allow "model" connect tcp to "model.test:443"
              secret "MODEL_KEY" for "model.test:443" inject header "x-api-key"
            }
            """);
    assertThat(edict.run("gateway", "environment", "-p", policy)).isZero();
    assertThat(edict.out()).isEqualTo("MODEL_KEY=proxy-managed\n");
  }

  @Test
  void settingsThatAreNotKnownAreRefused() throws IOException {
    String policy = policy("mcp { allow \"a\" register \"a\" }");
    Path settings = Files.writeString(folder.resolve("c.json"), "{\"server\":{}}");

    assertThat(edict.run("gateway", "mcp", "-p", policy, "--config", settings.toString()))
        .isEqualTo(ExitCode.REFUSED);
    assertThat(edict.err()).contains("not known: server");
  }

  @Test
  void aPolicyCannotComeOverTheLineOfTheAgent() {
    assertThat(edict.run("gateway", "mcp", "-p", "-", "--config", "c.json"))
        .isEqualTo(ExitCode.REFUSED);
    assertThat(edict.err()).contains("standard input is for the agent");
  }

  @Test
  void aGatewayServesUntilItsInputEnds() throws IOException {
    String policy = policy("mcp { allow \"a\" register \"a\" }");
    Path settings = Files.writeString(folder.resolve("c.json"), "{\"servers\":{}}");
    Path audit = folder.resolve("new/audit.jsonl");

    assertThat(
            edict.run(
                "gateway",
                "mcp",
                "-p",
                policy,
                "--config",
                settings.toString(),
                "--audit",
                audit.toString()))
        .isEqualTo(ExitCode.OK);
    assertThat(audit).isEmptyFile();
  }

  @Test
  void addressesToListenOnAreChecked() throws IOException {
    String policy = policy("network { }");

    for (String wrong : new String[] {"8080", "localhost:", "localhost:99999", "localhost:1x"}) {
      assertThat(edict.run("gateway", "proxy", "-p", policy, "--listen", wrong))
          .isEqualTo(ExitCode.REFUSED);
      assertThat(edict.err()).contains("is not HOST:PORT");
    }
  }

  @Test
  void anAuthorityNeedsItsPassword() throws IOException {
    String policy = policy("network { }");
    String keystore = folder.resolve("ca.p12").toString();

    assertThat(edict.run("gateway", "proxy", "-p", policy, "--ca-keystore", keystore))
        .isEqualTo(ExitCode.REFUSED);
    assertThat(edict.err()).contains("need each other");
    assertThat(
            edict.run(
                "gateway",
                "proxy",
                "-p",
                policy,
                "--ca-keystore",
                keystore,
                "--ca-password-file",
                folder.resolve("absent").toString()))
        .isEqualTo(ExitCode.REFUSED);
    assertThat(edict.err()).contains("there is no file");
  }

  @Test
  void eventsNameTheMachine() {
    AuditOption given = CommandLine.populateCommand(new AuditOption(), "--host", "build-7");

    assertThat(given.host()).isEqualTo("build-7");
    assertThat(new AuditOption().host()).isNotBlank();
  }

  @Test
  void withoutACommandThereIsNothingToDo() {
    assertThat(edict.run("gateway")).isEqualTo(ExitCode.REFUSED);
    assertThat(edict.err()).contains("missing command");
  }

  private String policy(String section) throws IOException {
    Path file = folder.resolve("p.edict");
    Files.writeString(file, "edict 1\npolicy \"P\" level org\n" + section + "\n");
    return file.toString();
  }
}
