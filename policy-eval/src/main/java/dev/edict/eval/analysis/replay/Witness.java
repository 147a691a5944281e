package dev.edict.eval.analysis.replay;

import dev.edict.dsl.rule.Rule;
import dev.edict.eval.analysis.region.ExampleRequest;
import dev.edict.eval.decision.Decision;
import java.util.Optional;

/**
 * An example with the decision that the decision point gave about it.
 *
 * @param example the request
 * @param decision the decision
 */
public record Witness(ExampleRequest example, Decision decision) {

  /** Returns the request in the words of tests. */
  public String text() {
    return example.text();
  }

  /** Returns the rule that decided, if one did. */
  public Optional<Rule> rule() {
    return decision.rule();
  }
}
