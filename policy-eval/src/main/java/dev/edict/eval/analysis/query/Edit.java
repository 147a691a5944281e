package dev.edict.eval.analysis.query;

import dev.edict.dsl.rule.Rule;
import dev.edict.eval.decision.Decision;
import java.util.List;

/**
 * A change of the rules that turns a decision round; it was made and the request decided again.
 *
 * @param dropped the rules to leave out
 * @param added the statement to add, empty when none is needed
 * @param decision what becomes of the request then
 */
public record Edit(List<Rule> dropped, String added, Decision decision) {

  /** Copies the list. */
  public Edit {
    dropped = List.copyOf(dropped);
  }
}
