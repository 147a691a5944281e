package dev.edict.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleCommandTest {
  private static final String WORKSHOP = Path.of("..", "spec", "examples", "workshop").toString();

  @TempDir private Path folder;
  private final CommandRun edict = new CommandRun();

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  @BeforeEach
  void keys() {
    assertThat(edict.run("bundle", "keygen", at("org"))).isZero();
  }

  private void build(int revision) {
    assertThat(
            edict.run(
                "bundle",
                "build",
                "--name",
                "acme",
                "--revision",
                Integer.toString(revision),
                "-o",
                at("a.edictb"),
                WORKSHOP))
        .isZero();
  }

  private void publish(int revision) {
    build(revision);
    assertThat(edict.run("bundle", "sign", "--key", at("org"), at("a.edictb"))).isZero();
    assertThat(
            edict.run(
                "bundle", "push-dir", "--trusted-keys", at("org.pub"), at("a.edictb"), at("www")))
        .isZero();
  }

  private int verify(String place) {
    return edict.run("bundle", "verify", "--trusted-keys", at("org.pub"), at(place));
  }

  @Test
  void fromPoliciesToAServer() {
    publish(7);
    assertThat(verify("a.edictb")).isZero();
    String said = edict.out();
    assertThat(said).contains("bundle      acme\n", "revision    7\n", "levels      org\n");
    assertThat(verify("www")).isZero();
    assertThat(edict.out()).isEqualTo(said);
  }

  @Test
  void programsAreToldInJson() throws IOException {
    publish(7);
    assertThat(verifyForPrograms()).isZero();
    JsonNode accepted = new ObjectMapper().readTree(edict.out());
    assertThat(accepted.get("accepted").booleanValue()).isTrue();
    assertThat(accepted.get("name").textValue()).isEqualTo("acme");
    assertThat(accepted.get("revision").longValue()).isEqualTo(7);
    assertThat(accepted.get("levels").toString()).isEqualTo("[\"org\"]");
    assertThat(accepted.get("files")).isNotEmpty();
    assertThat(accepted.get("rules").intValue()).isPositive();

    build(8);
    assertThat(verifyForPrograms()).isEqualTo(ExitCode.FINDINGS);
    JsonNode refused = new ObjectMapper().readTree(edict.out());
    assertThat(refused.get("accepted").booleanValue()).isFalse();
    assertThat(refused.get("code").textValue()).isEqualTo("untrusted");
  }

  private int verifyForPrograms() {
    return edict.run(
        "bundle", "verify", "--format", "json", "--trusted-keys", at("org.pub"), at("a.edictb"));
  }

  @Test
  void equalInputsGiveEqualBytes() throws IOException {
    String[] build = {
      "bundle",
      "build",
      "--name",
      "acme",
      "--revision",
      "1",
      "--created",
      "2026-01-31T12:00:00Z",
      "--valid-for",
      "12h",
      "-o",
      at("a.edictb"),
      WORKSHOP
    };
    edict.run(build);
    byte[] first = Files.readAllBytes(folder.resolve("a.edictb"));
    edict.run(build);
    assertThat(folder.resolve("a.edictb")).hasBinaryContent(first);
    assertThat(edict.err()).contains("good until 2026-02-01T00:00:00Z");
  }

  @Test
  void unsignedAndChangedBundlesAreRefused() throws IOException {
    build(1);
    assertThat(verify("a.edictb")).isEqualTo(ExitCode.FINDINGS);
    assertThat(edict.err()).contains("refused, untrusted");
    assertThat(edict.run("bundle", "push-dir", at("a.edictb"), at("www")))
        .isEqualTo(ExitCode.REFUSED);
    publish(2);
    byte[] bytes = Files.readAllBytes(folder.resolve("a.edictb"));
    bytes[bytes.length - 1] ^= 1;
    Files.write(folder.resolve("a.edictb"), bytes);
    assertThat(verify("a.edictb")).isEqualTo(ExitCode.FINDINGS);
    assertThat(edict.err()).contains("damaged");
  }

  @Test
  void revisionsOnlyGrow() {
    publish(2);
    build(1);
    edict.run("bundle", "sign", "--key", at("org"), at("a.edictb"));
    assertThat(edict.run("bundle", "push-dir", at("a.edictb"), at("www")))
        .isEqualTo(ExitCode.REFUSED);
    assertThat(edict.err()).contains("rollback: revision 1 comes after 2");
  }

  @Test
  void faultyAndLocalPoliciesMakeNoBundle() throws IOException {
    Path faulty = Files.writeString(folder.resolve("p.edict"), "edict 1\npolicy");
    String[] build = {
      "bundle", "build", "--name", "a", "--revision", "1", "-o", at("b"), faulty.toString()
    };
    assertThat(edict.run(build)).isEqualTo(ExitCode.FINDINGS);
    assertThat(edict.err()).contains("p.edict:2:1: error");
    Files.writeString(
        faulty,
        """
        edict 1
        policy "P" level org
        network { deny "a" connect tcp to "a.test" }
        test "it is allowed" { allow connect tcp to "a.test:1" }
        """);
    assertThat(edict.run(build)).isEqualTo(ExitCode.FINDINGS);
    assertThat(edict.err()).contains("error[test-failed]");
    Files.writeString(faulty, "edict 1\npolicy \"P\" level local\nnetwork {}\n");
    assertThat(edict.run(build)).isEqualTo(ExitCode.REFUSED);
    assertThat(edict.err()).contains("a bundle has no local policies");
    assertThat(folder.resolve("b")).doesNotExist();
  }

  @Test
  void halvesOfTwoPairsDoNotSign() throws IOException {
    build(1);
    edict.run("bundle", "keygen", at("other"));
    Files.copy(
        folder.resolve("other.pub"),
        folder.resolve("org.pub"),
        StandardCopyOption.REPLACE_EXISTING);
    assertThat(edict.run("bundle", "sign", "--key", at("org"), at("a.edictb")))
        .isEqualTo(ExitCode.REFUSED);
    assertThat(edict.err()).contains("the public key is not that of the private key");
  }

  @Test
  void aGatewayEnforcesByBundles() throws IOException {
    publish(1);
    Path settings = Files.writeString(folder.resolve("c.json"), "{\"servers\":{}}");
    String[] gateway = {
      "gateway",
      "mcp",
      "--config",
      settings.toString(),
      "--bundle-dir",
      at("www"),
      "--trusted-keys",
      at("org.pub"),
      "--bundle-store",
      at("store")
    };
    assertThat(edict.run(gateway)).isZero();
    assertThat(edict.err()).isEqualTo("edict: bundle current: acme revision 1\n");

    Files.delete(folder.resolve("www/latest.json"));
    assertThat(edict.run(gateway)).isZero();
    assertThat(edict.err()).startsWith("edict: bundle stale: acme revision 1; the newest bundle:");

    edict.run("bundle", "keygen", at("other"));
    gateway[7] = at("other.pub");
    assertThat(edict.run(gateway)).isZero();
    assertThat(edict.err()).startsWith("edict: bundle broken; ");
  }

  @Test
  void localFilesThatClaimAuthorityBreakTheBundle() throws IOException {
    publish(1);
    Path settings = Files.writeString(folder.resolve("c.json"), "{\"servers\":{}}");
    Path mine =
        Files.writeString(
            folder.resolve("mine.edict"),
            """
            edict 1
            policy "Mine" level org
            network { allow "all" connect any to "**" }
            """);
    assertThat(
            edict.run(
                "gateway",
                "mcp",
                "--config",
                settings.toString(),
                "--bundle-dir",
                at("www"),
                "--trusted-keys",
                at("org.pub"),
                "--bundle-store",
                at("store"),
                "--policy",
                mine.toString()))
        .isZero();
    assertThat(edict.err())
        .startsWith("edict: bundle broken: acme revision 1; wrong-level: local/mine.edict:2:1");
  }

  @Test
  void whereBundlesComeFromIsChecked() throws IOException {
    Path settings = Files.writeString(folder.resolve("c.json"), "{\"servers\":{}}");
    assertThat(edict.run("gateway", "mcp", "--config", settings.toString()))
        .isEqualTo(ExitCode.REFUSED);
    assertThat(edict.err()).contains("name `--policy`, `--bundle-url` or `--bundle-dir`");
    assertThat(
            edict.run("gateway", "mcp", "--config", settings.toString(), "--bundle-dir", at("www")))
        .isEqualTo(ExitCode.REFUSED);
    assertThat(edict.err()).contains("needs `--trusted-keys`");
    assertThat(
            edict.run(
                "gateway",
                "mcp",
                "--config",
                settings.toString(),
                "--trusted-keys",
                at("org.pub"),
                "--bundle-url",
                "http://policies.example/latest.json"))
        .isEqualTo(ExitCode.REFUSED);
    assertThat(edict.err()).contains("bundles come by https");
    assertThat(
            edict.run("gateway", "mcp", "--config", settings.toString(), "--bundle-interval", "1w"))
        .isEqualTo(ExitCode.REFUSED);
    assertThat(edict.err()).contains("not a span of time");
  }
}
