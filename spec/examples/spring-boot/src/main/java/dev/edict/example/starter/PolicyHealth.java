package dev.edict.example.starter;

import dev.edict.eval.PolicyDecisionPoint;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Tells which policies decide. {@code STALE}, when those that are written have an error, is no
 * reason to stop the service: the last good ones decide, and somebody should look.
 */
final class PolicyHealth implements HealthIndicator {
  static final Status STALE = new Status("STALE");

  private final PolicyReload policies;

  PolicyHealth(PolicyReload policies) {
    this.policies = policies;
  }

  @Override
  public Health health() {
    PolicyDecisionPoint decisions = policies.decisions();
    Optional<String> problem = policies.problem();
    Health.Builder health = problem.isEmpty() ? Health.up() : Health.status(STALE);
    health.withDetail("digest", decisions.ruleSet().digest());
    health.withDetail("generation", decisions.generation());
    health.withDetail("rules", decisions.ruleSet().rules().size());
    problem.ifPresent(reason -> health.withDetail("problem", reason));
    return health.build();
  }
}
