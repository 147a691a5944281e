package dev.edict.bundle;

import static dev.edict.bundle.Bundles.KEY;
import static dev.edict.bundle.Bundles.SECOND;
import static dev.edict.bundle.Bundles.TRUSTED;
import static dev.edict.bundle.Bundles.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edict.dsl.PolicyException;
import dev.edict.dsl.rule.Level;
import dev.edict.dsl.source.PolicySource;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyBundleTest {
  @Test
  void whatWasPutInComesOut() throws Exception {
    PolicySource one = policy("net/a.edict", "org", "a.test");
    PolicySource two = policy("net/b.edict", "team", "b.test");
    byte[] file = Bundles.of(7, two, one).signedBy(KEY).toBytes();

    VerifiedBundle verified = Bundles.verifier(TRUSTED).verify(file);

    assertThat(verified.sources()).containsExactly(one, two);
    assertThat(verified.manifest().levels()).containsExactly(Level.ORG, Level.TEAM);
    assertThat(verified.manifest().revision()).isEqualTo(7);
    assertThat(verified.signers()).containsExactly(TrustedKey.always(KEY.getPublic()).id());
    assertThat(verified.goodUntil()).isEqualTo(Bundles.EXPIRES);
    assertThat(verified.rules().rules()).hasSize(2);
  }

  @Test
  void equalPoliciesGiveEqualBytes() {
    PolicySource one = policy("a.edict", "org", "a.test");
    PolicySource two = policy("b.edict", "org", "b.test");
    assertThat(Bundles.of(1, one, two).signedBy(KEY).toBytes())
        .isEqualTo(Bundles.of(1, two, one).signedBy(KEY).toBytes());
  }

  @Test
  void theTimeZoneDoesNotMatter() {
    TimeZone here = TimeZone.getDefault();
    PolicySource source = policy("a.edict", "org", "a.test");
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      byte[] east = Bundles.of(1, source).archive();
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Midway"));
      assertThat(Bundles.of(1, source).archive()).isEqualTo(east);
    } finally {
      TimeZone.setDefault(here);
    }
  }

  @Test
  void theOrderOfSigningDoesNotMatterAndAKeySignsOnce() {
    PolicyBundle bundle = Bundles.of(1, policy("a.edict", "org", "a.test"));
    byte[] both = bundle.signedBy(KEY).signedBy(SECOND).toBytes();
    assertThat(bundle.signedBy(SECOND).signedBy(KEY).toBytes()).isEqualTo(both);
    assertThat(bundle.signedBy(SECOND).signedBy(KEY).signedBy(SECOND).toBytes()).isEqualTo(both);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../a.edict",
        "a/../b.edict",
        "/a.edict",
        "a//b.edict",
        "./a.edict",
        ".hidden.edict",
        "a/.git/b.edict",
        "a\\b.edict",
        "C:a.edict",
        "a b.edict",
        "a\nb.edict",
        "\u00e4.edict",
        "a.edict/",
        "a.txt",
        "local/a.edict"
      })
  void filesHaveNamesThatMeanNothingElsewhere(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bundles.of(1, PolicySource.of(name, policy("a", "org", "a.test").text())))
        .withMessageContaining("not a name for a file");
  }

  @Test
  void namesThatAFileSystemCouldConfuseAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Bundles.of(
                    1, policy("a.edict", "org", "a.test"), policy("A.edict", "org", "b.test")));
  }

  @Test
  void faultyAndLocalPoliciesMakeNoBundle() {
    assertThatThrownBy(() -> Bundles.of(1, PolicySource.of("a.edict", "edict 1\npolicy")))
        .isInstanceOf(PolicyException.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bundles.of(1, policy("a.edict", "local", "a.test")));
  }

  @Test
  void impossibleValuesMakeNoBundle() {
    List<PolicySource> sources = List.of(policy("a.edict", "org", "a.test"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PolicyBundle.of("acme", 0, Bundles.NOW, Bundles.EXPIRES, sources));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PolicyBundle.of("Acme", 1, Bundles.NOW, Bundles.EXPIRES, sources));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PolicyBundle.of("acme", 1, Bundles.NOW, Bundles.NOW, sources));
  }

  @Test
  void twoHalvesOfDifferentPairsSignNothing() {
    PolicyBundle bundle = Bundles.of(1, policy("a.edict", "org", "a.test"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bundle.signedBy(new KeyPair(SECOND.getPublic(), KEY.getPrivate())));
  }

  @Test
  void theSignedManifestIsOneLineOfAscii() {
    String line =
        new String(Bundles.allowing(1, "a.test").signedManifest(), StandardCharsets.US_ASCII);
    assertThat(line)
        .startsWith("{\"payload\":\"")
        .doesNotContain("\n")
        .contains("\"signatures\":[{\"protected\":\"");
  }
}
