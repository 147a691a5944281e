package dev.edict.eval.condition;

/** What the rules of another domain say about a resource that an argument names. */
public enum Permission {
  /** It would be allowed at once. */
  GRANTED,
  /** It would be denied or need approval. */
  REFUSED,
  /** The value names no resource; the condition fails. */
  UNREADABLE
}
