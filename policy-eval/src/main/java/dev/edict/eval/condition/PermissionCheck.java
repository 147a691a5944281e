package dev.edict.eval.condition;

import dev.edict.dsl.rule.Condition.PermittedAction;

/** Answers whether the rules of another domain allow what an argument names. */
@FunctionalInterface
public interface PermissionCheck {

  /**
   * Returns whether {@code action} on the resource that {@code value} names would be allowed, by
   * the same subject in the same environment.
   *
   * @param value the argument as received; to be canonicalised like any request
   */
  Permission check(PermittedAction action, String value);

  /** The answer. */
  enum Permission {
    /** It would be allowed at once. */
    GRANTED,
    /** It would be denied or need approval. */
    REFUSED,
    /** The value names no resource; the condition fails. */
    UNREADABLE
  }
}
