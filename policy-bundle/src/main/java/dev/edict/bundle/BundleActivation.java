package dev.edict.bundle;

import dev.edict.dsl.rule.RuleSet;
import dev.edict.eval.PolicyDecisionPoint;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** What is published at a decision point, and until when. Not safe for use by several threads. */
final class BundleActivation {
  private final PolicyDecisionPoint point;
  private final InstantSource clock;
  private final Duration maxAge;
  private LocalPolicies local;
  private @Nullable Active active;

  /**
   * What was activated last.
   *
   * @param bundle the bundle
   * @param rules its rules, with those of local policies; null when these do not go with it
   * @param since when that was
   * @param confirmed when the source said last that there is no newer one
   * @param problem why local policies do not go with it; null when they do
   */
  private record Active(
      VerifiedBundle bundle,
      @Nullable RuleSet rules,
      Instant since,
      Instant confirmed,
      @Nullable String problem) {

    Active confirmedAt(Instant now) {
      return new Active(bundle, rules, since, now, problem);
    }
  }

  BundleActivation(
      PolicyDecisionPoint point, InstantSource clock, Duration maxAge, LocalPolicies local) {
    this.point = point;
    this.clock = clock;
    this.maxAge = maxAge;
    this.local = local;
  }

  Instant now() {
    return clock.instant();
  }

  /** Returns which bundle is active, if one is. */
  @Nullable Activated activated() {
    return active == null ? null : Activated.of(active.bundle().manifest());
  }

  /**
   * Publishes a bundle. If local policies do not go with it, everything is denied: without them it
   * could allow what they deny, and the one before is not to stay because of them.
   */
  void activate(VerifiedBundle bundle, Instant confirmed) {
    Instant now = clock.instant();
    try {
      RuleSet rules = local.with(bundle);
      active = new Active(bundle, rules, now, confirmed, null);
      point.publish(rules, goodUntil(active));
    } catch (BundleRefusedException notTogether) {
      active = new Active(bundle, null, now, confirmed, notTogether.getMessage());
      point.withdraw("the local policies do not go with the bundle");
    }
  }

  /** Notes that the source has confirmed what is active. */
  void confirm(Instant now) {
    Active known = active;
    if (known == null) {
      return;
    }
    Active confirmed = known.confirmedAt(now);
    active = confirmed;
    RuleSet rules = confirmed.rules();
    if (rules != null && !point.renew(goodUntil(confirmed))) {
      point.publish(rules, goodUntil(confirmed));
    }
  }

  void replaceLocal(LocalPolicies replacement) throws BundleRefusedException {
    Active known = active;
    if (known != null) {
      RuleSet rules = replacement.with(known.bundle());
      Active replaced = new Active(known.bundle(), rules, clock.instant(), known.confirmed(), null);
      active = replaced;
      point.publish(rules, goodUntil(replaced));
    }
    local = replacement;
  }

  private Instant goodUntil(Active of) {
    Instant oldest = of.confirmed().plus(maxAge);
    Instant end = of.bundle().goodUntil();
    return oldest.isBefore(end) ? oldest : end;
  }

  BundleHealth health(int failures, @Nullable String lastError) {
    Active known = active;
    if (known == null) {
      BundleStatus status = failures == 0 ? BundleStatus.STARTING : BundleStatus.BROKEN;
      return new BundleHealth(status, null, 0, null, null, null, null, failures, lastError);
    }
    BundleManifest manifest = known.bundle().manifest();
    Instant end = goodUntil(known);
    return new BundleHealth(
        status(known, end, failures),
        manifest.name(),
        manifest.revision(),
        manifest.digest(),
        known.since(),
        known.confirmed(),
        end,
        failures,
        lastError == null ? known.problem() : lastError);
  }

  private BundleStatus status(Active known, Instant end, int failures) {
    if (known.rules() == null || !clock.instant().isBefore(end)) {
      return BundleStatus.BROKEN;
    }
    return failures == 0 ? BundleStatus.CURRENT : BundleStatus.STALE;
  }
}
