package dev.edict.dsl;

import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.parser.ParseResult;
import dev.edict.dsl.rule.Assertion;
import dev.edict.dsl.rule.RuleSet;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a policy set after it was read.
 *
 * @param documents the parsed files, sorted by name
 * @param ruleSet the rules; absent when any file has an error, because a policy set loads whole or
 *     not at all
 * @param assertions the assertions still to be proved, in order of file names and places
 * @param diagnostics the findings, sorted by place
 */
public record Analysis(
    List<ParseResult> documents,
    Optional<RuleSet> ruleSet,
    List<Assertion> assertions,
    List<Diagnostic> diagnostics) {

  /** Copies the lists. */
  public Analysis {
    documents = List.copyOf(documents);
    assertions = List.copyOf(assertions);
    diagnostics = List.copyOf(diagnostics);
  }

  /** Returns whether any finding keeps the policy set from loading. */
  public boolean hasErrors() {
    return ruleSet.isEmpty();
  }

  /**
   * Returns the rules.
   *
   * @throws PolicyException if the policy set has errors; its message shows them
   */
  public RuleSet requireRuleSet() {
    return ruleSet.orElseThrow(() -> new PolicyException(diagnostics));
  }
}
