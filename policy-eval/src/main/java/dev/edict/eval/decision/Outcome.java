package dev.edict.eval.decision;

/** What the enforcement point must do. */
public enum Outcome {
  /** Let the request through and fulfil the obligations. */
  ALLOW,
  /** Refuse the request. */
  DENY,
  /** Ask a person; refuse when nobody can be asked. */
  APPROVAL_REQUIRED
}
