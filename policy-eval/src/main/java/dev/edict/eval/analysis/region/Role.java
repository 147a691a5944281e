package dev.edict.eval.analysis.region;

/** What a rule does with the requests of a box, strictest first. */
public enum Role {
  /** It denies them. */
  DENY,
  /** It allows them after approval. */
  ASK,
  /** It allows them. */
  ALLOW
}
