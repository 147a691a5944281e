package dev.edict.eval.analysis.replay;

import dev.edict.dsl.rule.RuleSet;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.analysis.region.ExampleRequest;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Explanation;
import dev.edict.eval.decision.Outcome;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Decides examples by a rule set, each at its own time, one after the other. */
public final class Replay {
  private final RuleSet ruleSet;
  private Instant now = Instant.EPOCH;
  private @Nullable PolicyDecisionPoint decisionPoint;

  /** Makes the replay of {@code ruleSet}; nothing is compiled before the first example comes. */
  public Replay(RuleSet ruleSet) {
    this.ruleSet = ruleSet;
  }

  /** Returns the decision about {@code example}. */
  public synchronized Decision decide(ExampleRequest example) {
    now = example.time();
    return decisionPoint().decide(example.request());
  }

  /** Returns the explanation of the decision about {@code example}. */
  public synchronized Explanation explain(ExampleRequest example) {
    now = example.time();
    return decisionPoint().explain(example.request());
  }

  /**
   * Returns {@code example} as a witness, if it is decided by rules and comes to {@code claimed}.
   */
  public Optional<Witness> confirm(ExampleRequest example, Outcome claimed) {
    return confirm(example, claimed::equals);
  }

  /**
   * Returns {@code example} as a witness, if it is decided by rules and comes to what is claimed.
   */
  public Optional<Witness> confirm(ExampleRequest example, Predicate<Outcome> claimed) {
    Decision decision = decide(example);
    return claimed.test(decision.outcome()) && decision.basis() != Basis.INVALID
        ? Optional.of(new Witness(example, decision))
        : Optional.empty();
  }

  private PolicyDecisionPoint decisionPoint() {
    if (decisionPoint == null) {
      InstantSource clock = () -> now;
      decisionPoint = PolicyDecisionPoint.of(ruleSet, clock);
    }
    return decisionPoint;
  }
}
