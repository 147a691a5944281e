package dev.edict.bundle;

import dev.edict.dsl.Analysis;
import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.Severity;
import dev.edict.dsl.rule.Policy;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.source.PolicySource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Says whether a bundle may be used. The order is that of trust: signatures, then what they vouch
 * for, then the archive by its digest; only then is anything unpacked or read as a policy.
 */
public final class BundleVerifier {
  /** How far the clocks of those who sign and those who verify may be apart. */
  static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  private final TrustedKeys keys;
  private final BundleLimits limits;
  private final InstantSource clock;

  private BundleVerifier(TrustedKeys keys, BundleLimits limits, InstantSource clock) {
    this.keys = keys;
    this.limits = limits;
    this.clock = clock;
  }

  /** Returns a verifier with the usual limits and the clock of the system. */
  public static BundleVerifier of(TrustedKeys keys) {
    return of(keys, BundleLimits.DEFAULTS, InstantSource.system());
  }

  /** Returns a verifier. */
  public static BundleVerifier of(TrustedKeys keys, BundleLimits limits, InstantSource clock) {
    return new BundleVerifier(keys, limits, clock);
  }

  /**
   * Returns the bundle that {@code file} holds, if it may be used now. Whether a later one was used
   * before is not known here.
   *
   * @throws BundleRefusedException if it may not
   */
  public VerifiedBundle verify(byte[] file) throws BundleRefusedException {
    return verify(PolicyBundle.read(file, limits));
  }

  /**
   * Returns a bundle, if it may be used now.
   *
   * @throws BundleRefusedException if it may not
   */
  public VerifiedBundle verify(PolicyBundle bundle) throws BundleRefusedException {
    Vouched vouched = vouch(bundle.signed());
    return open(vouched, bundle.archive());
  }

  BundleLimits limits() {
    return limits;
  }

  /**
   * A manifest that trusted keys have signed and that is good now.
   *
   * @param manifest what they have signed
   * @param signers their names
   * @param goodUntil when it is good no more
   */
  record Vouched(BundleManifest manifest, List<String> signers, Instant goodUntil) {}

  /** Looks at the signatures, and then at what they are under. */
  Vouched vouch(SignedManifest signed) throws BundleRefusedException {
    Instant now = clock.instant();
    List<TrustedKey> signers = keys.signersOf(signed, now);
    BundleManifest manifest = signed.manifest();
    if (!now.isBefore(manifest.expires())) {
      throw new BundleRefusedException(Refusal.EXPIRED, "it was good until " + manifest.expires());
    }
    if (manifest.created().isAfter(now.plus(CLOCK_SKEW))) {
      throw new BundleRefusedException(
          Refusal.NOT_YET_VALID, "it says that it was made at " + manifest.created());
    }
    if (manifest.archiveSize() > limits.archiveBytes()
        || manifest.contentSize() > limits.contentBytes()
        || manifest.files().size() > limits.files()) {
      throw new BundleRefusedException(Refusal.TOO_LARGE, "it has too many files or bytes");
    }
    Instant keysEnd = signers.get(keys.threshold() - 1).end();
    return new Vouched(
        manifest,
        signers.stream().map(TrustedKey::id).toList(),
        keysEnd.isBefore(manifest.expires()) ? keysEnd : manifest.expires());
  }

  /** Looks at the archive, unpacks it, and reads the policies. */
  VerifiedBundle open(Vouched vouched, byte[] archive) throws BundleRefusedException {
    BundleManifest manifest = vouched.manifest();
    if (archive.length != manifest.archiveSize()
        || !Sha256.of(archive).equals(manifest.archiveSha256())) {
      throw new BundleRefusedException(
          Refusal.DAMAGED, "the archive is not the one that was signed");
    }
    List<PolicySource> sources = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : BundleArchive.read(archive, manifest).entrySet()) {
      sources.add(
          PolicySource.ofUtf8(file.getKey(), file.getValue())
              .orElseThrow(
                  () ->
                      new BundleRefusedException(
                          Refusal.FAULTY_POLICY, "a file is not UTF-8: " + file.getKey())));
    }
    RuleSet rules = rules(sources);
    for (Policy policy : rules.policies()) {
      if (!manifest.levels().contains(policy.level())) {
        throw new BundleRefusedException(
            Refusal.WRONG_LEVEL,
            "a policy of the level " + policy.level().keyword() + ", which was not announced");
      }
    }
    return new VerifiedBundle(manifest, vouched.signers(), vouched.goodUntil(), sources, rules);
  }

  /** Returns the rules of a policy set. */
  static RuleSet rules(List<PolicySource> sources) throws BundleRefusedException {
    Analysis analysis = PolicyFrontEnd.analyze(sources);
    if (analysis.ruleSet().isPresent()) {
      return analysis.ruleSet().get();
    }
    Diagnostic first =
        analysis.diagnostics().stream()
            .filter(each -> each.severity() == Severity.ERROR)
            .findFirst()
            .orElseThrow();
    throw new BundleRefusedException(
        Refusal.FAULTY_POLICY, first.location() + ": " + first.message());
  }
}
