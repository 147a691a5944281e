package dev.edict.eval.table;

/** Which of the rules that match a table reports. */
public enum Scope {
  /**
   * Enough to decide: of the rules that need no look at the request, only the first of each kind.
   */
  DECIDING,
  /** Every one, to explain. */
  ALL
}
