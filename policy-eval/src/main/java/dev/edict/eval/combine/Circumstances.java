package dev.edict.eval.combine;

import dev.edict.dsl.rule.DelegationGrant.Bound;
import dev.edict.eval.condition.ConditionOutcome;
import java.time.Instant;
import java.util.List;

/** What the standing of a rule depends on besides the rule: one request at one time. */
public interface Circumstances {

  /** Returns the subject's teams. */
  List<String> teams();

  /** Returns when the request is judged, the same instant however often it is asked for. */
  Instant now();

  /** Returns whether the request lies inside a delegation's bound. */
  boolean isWithin(Bound bound);

  /** Returns what becomes of the condition of a rule. */
  ConditionOutcome evaluate(CompiledRule rule);
}
