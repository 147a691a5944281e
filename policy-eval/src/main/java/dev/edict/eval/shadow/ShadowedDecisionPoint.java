package dev.edict.eval.shadow;

import dev.edict.eval.decision.Decision;
import dev.edict.eval.request.AccessRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Decides by one policy set and reports what another would have said. The other never has a say:
 * neither what it answers nor whether it fails changes the decision. Safe for use by many threads.
 *
 * <pre>{@code
 * ShadowedDecisionPoint shadowed = ShadowedDecisionPoint.of(pdp::decide, next::decide);
 * ShadowedDecision both = shadowed.decide(request);
 * }</pre>
 */
public final class ShadowedDecisionPoint {
  private final Function<AccessRequest, Decision> enforced;
  private final Function<AccessRequest, Decision> candidate;

  private ShadowedDecisionPoint(
      Function<AccessRequest, Decision> enforced, Function<AccessRequest, Decision> candidate) {
    this.enforced = enforced;
    this.candidate = candidate;
  }

  /** Returns a decision point that enforces the one and reports the other. */
  public static ShadowedDecisionPoint of(
      Function<AccessRequest, Decision> enforced, Function<AccessRequest, Decision> candidate) {
    return new ShadowedDecisionPoint(enforced, candidate);
  }

  /** Returns both decisions; only {@link ShadowedDecision#enforced()} is to be acted on. */
  public ShadowedDecision decide(AccessRequest request) {
    Decision decision = enforced.apply(request);
    return new ShadowedDecision(decision, candidate(request));
  }

  private Optional<Decision> candidate(AccessRequest request) {
    try {
      return Optional.of(Objects.requireNonNull(candidate.apply(request)));
    } catch (RuntimeException | AssertionError | StackOverflowError failure) {
      return Optional.empty();
    }
  }

  /**
   * Returns the enforced decisions alone, for where one is wanted, and shows both to {@code
   * observer} first. What the observer throws is dropped.
   */
  public Function<AccessRequest, Decision> observedBy(Consumer<ShadowedDecision> observer) {
    return request -> {
      ShadowedDecision both = decide(request);
      show(both, observer);
      return both.enforced();
    };
  }

  private static void show(ShadowedDecision both, Consumer<ShadowedDecision> observer) {
    try {
      observer.accept(both);
    } catch (RuntimeException ignored) {
      // What is only tried out must not stop what is enforced.
    }
  }
}
