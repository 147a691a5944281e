package dev.edict.bundle;

import dev.edict.dsl.source.PolicySource;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Bundles, keys and times for tests. */
final class Bundles {
  static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  static final Instant EXPIRES = NOW.plus(Duration.ofDays(30));
  static final KeyPair KEY = key();
  static final KeyPair SECOND = key();
  static final KeyPair STRANGER = key();
  static final TrustedKeys TRUSTED = TrustedKeys.of(1, List.of(TrustedKey.always(KEY.getPublic())));

  private Bundles() {}

  static KeyPair key() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Returns a policy that allows connections to one host. */
  static PolicySource policy(String name, String level, String host) {
    return PolicySource.of(
        name,
        """
        edict 1
        policy "%s" level %s
        network { allow "%s" connect tcp to "%s:443" }
        """
            .formatted(name, level, host, host));
  }

  /** Returns a signed bundle that allows connections to one host. */
  static PolicyBundle allowing(long revision, String host) {
    return of(revision, policy("net.edict", "org", host)).signedBy(KEY);
  }

  static PolicyBundle of(long revision, PolicySource... sources) {
    return PolicyBundle.of("acme", revision, NOW, EXPIRES, List.of(sources));
  }

  static BundleVerifier verifier(TrustedKeys keys) {
    return BundleVerifier.of(keys, BundleLimits.DEFAULTS, () -> NOW);
  }
}
