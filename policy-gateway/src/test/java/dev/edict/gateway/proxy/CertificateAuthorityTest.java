package dev.edict.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.edict.dsl.match.network.NetworkHost;
import dev.edict.gateway.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateAuthorityTest {
  @TempDir private static Path keys;
  private static Path file;

  @BeforeAll
  static void makeKeys() throws Exception {
    file = TestKeys.makeAuthority(keys.resolve("ca.p12"));
  }

  @Test
  void certificatesAreKeptForTheNextClient() throws Exception {
    LeafCertificates leaves = new LeafCertificates(TestKeys.authority(file));
    NetworkHost name = NetworkHost.parse("a.test").value();
    NetworkHost address = NetworkHost.parse("127.0.0.1").value();

    assertThat(leaves.context(name)).isSameAs(leaves.context(name));
    assertThat(leaves.context(address)).isNotSameAs(leaves.context(name));
  }

  @Test
  void whatSignsNoCertificatesIsNoAuthority() throws Exception {
    Path leaf = TestKeys.make(keys.resolve("leaf.p12"), "site.test");

    assertThatThrownBy(() -> TestKeys.authority(leaf))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("authority");
  }

  @Test
  void anAuthorityOfLastYearIsNoAuthority() throws Exception {
    Path old = TestKeys.makeFrom("-400d", keys.resolve("old.p12"), "Old authority", "bc:c=ca:true");

    assertThatThrownBy(() -> TestKeys.authority(old))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not valid today");
  }

  @Test
  void theWrongPasswordIsToldWithoutIt() {
    assertThatThrownBy(() -> CertificateAuthority.read(file, Secret.of("canary-word")))
        .isInstanceOf(IOException.class)
        .hasMessageNotContaining("canary");
  }

  @Test
  void aKeyForEverybodyIsNotUsed() throws Exception {
    assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"));
    Path open = Files.copy(file, keys.resolve("open.p12"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));

    assertThatThrownBy(() -> TestKeys.authority(open))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("open to everybody");
  }
}
