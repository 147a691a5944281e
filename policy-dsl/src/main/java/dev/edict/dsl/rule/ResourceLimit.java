package dev.edict.dsl.rule;

import dev.edict.dsl.source.SourceLocation;

/**
 * A limit that a policy sets. Limits of all policies combine by minimum.
 *
 * @param policy the policy that sets it
 * @param kind which resource
 * @param amount in the unit of the kind, 1 or more
 * @param origin where it is written
 */
public record ResourceLimit(Policy policy, Kind kind, long amount, SourceLocation origin) {

  /** Refuses amounts below one. */
  public ResourceLimit {
    if (amount < 1) {
      throw new IllegalArgumentException("limit " + kind + " is " + amount);
    }
  }

  /** The resources that can be limited, each with the unit of its amount. */
  public enum Kind {
    /** Processor time, in thousandths of a core. */
    CPU("cpu"),
    /** Memory, in bytes. */
    MEMORY("memory"),
    /** Processes, as a count. */
    PROCESSES("processes"),
    /** Disk space, in bytes. */
    DISK("disk"),
    /** How long a session may last, in milliseconds. */
    SESSION("session"),
    /** MCP calls, as a count per minute. */
    CALLS("calls");

    private final String keyword;

    Kind(String keyword) {
      this.keyword = keyword;
    }

    /** Returns the word of the language for this resource. */
    public String keyword() {
      return keyword;
    }
  }
}
