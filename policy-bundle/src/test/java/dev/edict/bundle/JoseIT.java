package dev.edict.bundle;

import static dev.edict.bundle.Bundles.KEY;
import static dev.edict.bundle.Bundles.SECOND;
import static dev.edict.bundle.Bundles.STRANGER;
import static dev.edict.bundle.Bundles.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A library of others verifies what is signed here; needs Node.js with npm. */
class JoseIT {
  private static final Path PEERS = Path.of("target", "peers").toAbsolutePath();
  private static final Path SCRIPTS = Path.of("src", "test", "peers").toAbsolutePath();
  private static final PolicyBundle BUNDLE =
      Bundles.of(1, policy("a.edict", "org", "a.test")).signedBy(KEY).signedBy(SECOND);

  @TempDir private Path folder;
  private Path file;

  @BeforeAll
  static void install() throws Exception {
    assumeTrue(isThere("node") && isThere("npm"), "needs Node.js with npm");
    Files.createDirectories(PEERS);
    for (String script : List.of("package.json", "verify.mjs")) {
      Files.copy(
          SCRIPTS.resolve(script), PEERS.resolve(script), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.exists(PEERS.resolve("node_modules/.package-lock.json"))) {
      run(List.of("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts"));
    }
  }

  private static boolean isThere(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  private static String run(List<String> command) throws Exception {
    Process process =
        new ProcessBuilder(command)
            .directory(PEERS.toFile())
            .redirectError(Redirect.DISCARD)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() + "\n" + output;
  }

  @BeforeEach
  void write() throws IOException {
    file = Files.write(folder.resolve("a.edictb"), BUNDLE.toBytes());
  }

  private String verify(PublicKey key) throws Exception {
    String base64 = Base64.getEncoder().encodeToString(key.getEncoded());
    Path pem =
        Files.writeString(
            folder.resolve("key.pub"),
            "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n");
    return run(List.of("node", "verify.mjs", file.toString(), pem.toString()));
  }

  @Test
  void eachSignatureIsGoodAndNamesItsKey() throws Exception {
    String manifest = new String(ManifestJson.write(BUNDLE.manifest()), StandardCharsets.UTF_8);
    assertThat(verify(KEY.getPublic())).isEqualTo("0\n" + manifest + "\ntrue\n");
    assertThat(verify(SECOND.getPublic())).isEqualTo("0\n" + manifest + "\ntrue\n");
  }

  @Test
  void noOtherKeyHasSigned() throws Exception {
    assertThat(verify(STRANGER.getPublic())).isEqualTo("1\n");
  }
}
