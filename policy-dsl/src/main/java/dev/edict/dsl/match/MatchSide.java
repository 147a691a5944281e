package dev.edict.dsl.match;

/**
 * The side of a rule that a pattern stands on, for matching where doubt must fall on the safe side.
 */
public enum MatchSide {
  /** The pattern belongs to an allow rule: in doubt it does not match. */
  ALLOW,
  /** The pattern belongs to a deny rule: in doubt it matches. */
  DENY
}
