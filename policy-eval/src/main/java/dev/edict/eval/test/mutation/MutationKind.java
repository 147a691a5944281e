package dev.edict.eval.test.mutation;

/** The kinds of changes, those that say most first. */
public enum MutationKind {
  /** A rule is left out. */
  DROP_RULE,
  /** A rule denies instead of allowing, or allows instead of denying. */
  FLIP_EFFECT,
  /** One of several patterns of a rule is left out. */
  DROP_PATTERN,
  /** A condition, or a part of one, is left out. */
  DROP_CONDITION,
  /** A condition is turned round. */
  NEGATE_CONDITION,
  /** An approval is not required. */
  DROP_APPROVAL,
  /** One of several actions, methods or protocols is left out. */
  DROP_ACTION,
  /** A pattern holds more: a level up, or a level down. */
  WIDEN_PATTERN,
  /** A pattern with ports means every port. */
  DROP_PORTS,
  /** A rule does not end. */
  DROP_END,
  /** A delegation, or its bound, is left out. */
  DROP_DELEGATION,
  /** A policy is of another level. */
  CHANGE_LEVEL
}
