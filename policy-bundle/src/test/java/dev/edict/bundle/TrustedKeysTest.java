package dev.edict.bundle;

import static dev.edict.bundle.Bundles.EXPIRES;
import static dev.edict.bundle.Bundles.KEY;
import static dev.edict.bundle.Bundles.NOW;
import static dev.edict.bundle.Bundles.SECOND;
import static dev.edict.bundle.Bundles.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedKeysTest {
  private static final Instant CHANGE = NOW.plus(Duration.ofDays(7));

  @TempDir private Path folder;

  private static String base64(KeyPair key) {
    return Base64.getEncoder().encodeToString(key.getPublic().getEncoded());
  }

  private static String pem(KeyPair key) {
    return "-----BEGIN PUBLIC KEY-----\n" + base64(key) + "\n-----END PUBLIC KEY-----\n";
  }

  private TrustedKeys read(String text) throws IOException {
    return TrustedKeys.read(Files.writeString(folder.resolve("keys"), text));
  }

  @Test
  void aThresholdIsReachedByDistinctKeys() throws Exception {
    TrustedKeys twoOfThree =
        TrustedKeys.of(
            2,
            List.of(
                TrustedKey.always(KEY.getPublic()),
                TrustedKey.always(SECOND.getPublic()),
                TrustedKey.always(STRANGER.getPublic())));
    PolicyBundle one = Bundles.allowing(1, "a.test");
    assertThatThrownBy(() -> Bundles.verifier(twoOfThree).verify(one))
        .hasMessageContaining("untrusted: signed by 1 of the trusted keys, not by 2");
    assertThat(Bundles.verifier(twoOfThree).verify(one.signedBy(STRANGER)).signers()).hasSize(2);
  }

  @Test
  void keysGiveWayToOthers() throws Exception {
    TrustedKeys rotating =
        TrustedKeys.of(
            1,
            List.of(
                new TrustedKey(KEY.getPublic(), null, CHANGE),
                new TrustedKey(SECOND.getPublic(), CHANGE, null)));
    PolicyBundle old = Bundles.allowing(1, "a.test");
    PolicyBundle both = old.signedBy(SECOND);
    BundleVerifier before = Bundles.verifier(rotating);
    BundleVerifier after = BundleVerifier.of(rotating, BundleLimits.DEFAULTS, () -> CHANGE);

    assertThat(before.verify(old).goodUntil()).isEqualTo(CHANGE);
    assertThat(before.verify(both).goodUntil()).isEqualTo(CHANGE);
    assertThatThrownBy(() -> after.verify(old)).hasMessageStartingWith("untrusted");
    assertThat(after.verify(both).goodUntil()).isEqualTo(EXPIRES);
  }

  @Test
  void pemHoldsAnyNumberOfKeys() throws IOException {
    TrustedKeys keys = read(pem(KEY) + pem(SECOND));
    assertThat(keys.threshold()).isEqualTo(1);
    assertThat(keys.keys())
        .extracting(TrustedKey::key)
        .containsExactly(KEY.getPublic(), SECOND.getPublic());
  }

  @Test
  void jsonSaysMore() throws IOException {
    TrustedKeys keys =
        read(
            """
            {"threshold": 2, "keys": [
              {"publicKey": "%s", "notAfter": "2027-01-01T00:00:00Z"},
              {"publicKey": "%s", "notBefore": "2026-01-01T00:00:00Z"}]}
            """
                .formatted(base64(KEY), base64(SECOND)));
    assertThat(keys.threshold()).isEqualTo(2);
    assertThat(keys.keys())
        .containsExactly(
            new TrustedKey(KEY.getPublic(), null, Instant.parse("2027-01-01T00:00:00Z")),
            new TrustedKey(SECOND.getPublic(), Instant.parse("2026-01-01T00:00:00Z"), null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-----BEGIN PUBLIC KEY-----\nabc",
        "-----BEGIN PUBLIC KEY-----\nabc\n-----END PUBLIC KEY-----",
        "{}",
        "{\"keys\":[]}",
        "{\"keys\":[{\"publicKey\":\"KEY\"}],\"threshold\":2}",
        "{\"keys\":[{\"publicKey\":\"KEY\"}],\"threshold\":0}",
        "{\"keys\":[{\"publicKey\":\"KEY\"}],\"threshold\":\"1\"}",
        "{\"keys\":[{\"publicKey\":\"KEY\"},{\"publicKey\":\"KEY\"}]}",
        "{\"keys\":[{\"publicKey\":\"KEY\"}],\"treshold\":1}",
        "{\"keys\":[{\"publicKey\":\"KEY\",\"until\":\"2027-01-01T00:00:00Z\"}]}",
        "{\"keys\":[{\"publicKey\":\"KEY\",\"notAfter\":\"tomorrow\"}]}",
        "{\"keys\":[{\"publicKey\":\"KEY\"}],\"keys\":[]}"
      })
  void anythingElseIsAnError(String text) {
    assertThatThrownBy(() -> read(text.replace("KEY", base64(KEY))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("keys: ");
  }

  @Test
  void keysOfOtherKindsAreRefused() throws GeneralSecurityException {
    KeyPair other = KeyPairGenerator.getInstance("Ed448").generateKeyPair();
    assertThatIllegalArgumentException().isThrownBy(() -> TrustedKey.always(other.getPublic()));
  }
}
