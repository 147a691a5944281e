package dev.edict.eval.wire;

import org.jspecify.annotations.Nullable;

/** What one line of JSON Lines holds: a request, or a fault that keeps it from being one. */
public sealed interface RequestLine permits IdentifiedRequest, FaultyLine {

  /** Returns the caller's identifier of the request, or null when there is none. */
  @Nullable String id();
}
