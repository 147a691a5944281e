package dev.edict.bench.neutral;

import java.util.Locale;

/** What rules and requests are about. */
public enum Area {
  /** Connections. */
  NET,
  /** Files. */
  FS,
  /** Calls of MCP tools. */
  MCP;

  /** Returns the word for it in files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
