package dev.edict.eval.analysis.region;

import dev.edict.dsl.rule.Rule;

/**
 * Requests about which a rule decides in one way.
 *
 * @param rank the place of the rule in the order of rules
 * @param rule the rule
 * @param role what it does
 * @param box the requests
 */
public record RuleBox(int rank, Rule rule, Role role, RegionBox box) {}
