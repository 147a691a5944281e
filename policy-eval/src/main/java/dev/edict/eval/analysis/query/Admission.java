package dev.edict.eval.analysis.query;

import dev.edict.dsl.rule.Rule;
import dev.edict.eval.decision.Outcome;

/**
 * Requests that are let through.
 *
 * @param region which, on one line
 * @param outcome allowed, or allowed after approval
 * @param rule the rule that decides
 * @param example one of them that was decided, in the words of tests
 */
public record Admission(String region, Outcome outcome, Rule rule, String example) {}
