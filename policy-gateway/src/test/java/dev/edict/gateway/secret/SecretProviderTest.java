package dev.edict.gateway.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretProviderTest {
  @TempDir private Path folder;

  @Test
  void aSecretDoesNotShowItself() {
    assertThat(Secret.of("hunter22")).hasToString("(secret)");
    assertThat("" + Secret.of("hunter22")).doesNotContain("hunter");
  }

  @Test
  void aSecretCannotEndAHeader() {
    assertThatThrownBy(() -> Secret.of("a\r\nX: y"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("X: y");
  }

  @Test
  void variablesAreFoundByTheirPrefix() throws IOException {
    EnvironmentSecrets secrets =
        EnvironmentSecrets.of("MY_", Map.of("MY_TOKEN", "t", "OTHER", "o"));

    assertThat(secrets.find("TOKEN").orElseThrow().reveal()).isEqualTo("t");
    assertThat(secrets.find("OTHER")).isEmpty();
  }

  @Test
  void filesAreReadWithoutTheirLineBreak() throws IOException {
    write("TOKEN", "abc\n", "rw-------");

    assertThat(FileSecrets.in(folder).find("TOKEN").orElseThrow().reveal()).isEqualTo("abc");
    assertThat(FileSecrets.in(folder).find("ABSENT")).isEmpty();
  }

  @Test
  void filesOutsideTheDirectoryAreNotFound() throws IOException {
    write("TOKEN", "abc", "rw-------");
    Path inner = Files.createDirectory(folder.resolve("inner"));

    assertThat(FileSecrets.in(inner).find("../TOKEN")).isEmpty();
  }

  @Test
  void filesOpenToEverybodyAreRefused() throws IOException {
    write("TOKEN", "abc-value", "rw-r--r--");

    assertThatThrownBy(() -> FileSecrets.in(folder).find("TOKEN"))
        .isInstanceOf(IOException.class)
        .hasMessageNotContaining("abc-value");
  }

  @Test
  void programsPrintSecrets() throws IOException {
    CommandSecrets secrets = CommandSecrets.of(List.of("printf", "value-of-%s\\n"));

    assertThat(secrets.find("TOKEN").orElseThrow().reveal()).isEqualTo("value-of-TOKEN");
    assertThat(secrets.find("-rf")).isEmpty();
  }

  @Test
  void aProgramThatFailsGivesNoSecret() {
    CommandSecrets secrets = CommandSecrets.of(List.of("sh", "-c", "echo leaked; exit 1", "sh"));

    assertThatThrownBy(() -> secrets.find("TOKEN"))
        .isInstanceOf(IOException.class)
        .hasMessageNotContaining("leaked");
  }

  @Test
  void keystoresHoldSecrets() throws Exception {
    Path file = folder.resolve("keys.p12");
    KeyStore keystore = KeyStore.getInstance("PKCS12");
    keystore.load(null, null);
    char[] password = "changeit".toCharArray();
    // As the command keytool -importpass keeps them.
    SecretKey value =
        SecretKeyFactory.getInstance("PBE")
            .generateSecret(new PBEKeySpec("from-keystore".toCharArray()));
    keystore.setEntry(
        "token", new KeyStore.SecretKeyEntry(value), new KeyStore.PasswordProtection(password));
    try (OutputStream out = Files.newOutputStream(file)) {
      keystore.store(out, password);
    }

    KeystoreSecrets secrets = KeystoreSecrets.open(file, Secret.of("changeit"));

    assertThat(secrets.find("token").orElseThrow().reveal()).isEqualTo("from-keystore");
    assertThat(secrets.find("other")).isEmpty();
    assertThatThrownBy(() -> KeystoreSecrets.open(file, Secret.of("wrong-password")))
        .isInstanceOf(IOException.class);
  }

  @Test
  void theFirstThatKnowsASecretGivesIt() throws IOException {
    SecretProvider both =
        SecretProvider.firstOf(
            List.of(
                EnvironmentSecrets.of("", Map.of("A", "first")),
                EnvironmentSecrets.of("", Map.of("A", "second", "B", "b"))));

    assertThat(both.find("A").orElseThrow().reveal()).isEqualTo("first");
    assertThat(both.find("B").orElseThrow().reveal()).isEqualTo("b");
  }

  private void write(String name, String text, String permissions) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }
}
