package dev.edict.audit.journal;

/** What a journal does with an event when its queue is full. */
public enum FullQueue {
  /** Lets the caller wait until there is room. */
  BLOCK,
  /** Refuses the event, so that the request is denied. */
  DENY,
  /** Drops the event and counts it; the count is recorded as soon as there is room. */
  COUNT
}
