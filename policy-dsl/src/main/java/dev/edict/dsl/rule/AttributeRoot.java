package dev.edict.dsl.rule;

import java.util.Locale;

/** Where the values come from that conditions read. */
public enum AttributeRoot {
  /**
   * Who asks: {@code subject.user}, {@code subject.org}, {@code subject.teams} and what is
   * declared.
   */
  SUBJECT,
  /** The name of the agent. */
  AGENT,
  /** The identifier of the sandbox. */
  SANDBOX,
  /** The MCP tool of a call: its name, digest and hints. */
  TOOL,
  /** The MCP server of a request: its name, catalog, digest and URL. */
  SERVER,
  /** The JSON arguments of a tool call. */
  ARGS,
  /** When the request is judged. */
  TIME;

  /** Returns the word of the language for this root. */
  public String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }
}
