package dev.edict.dsl.ast;

/** The three kinds of resources that rules govern. */
public enum Domain {
  /** Hosts, addresses, ports and HTTP requests. */
  NETWORK("network"),
  /** Files and directories. */
  FILESYSTEM("filesystem"),
  /** Servers, tools, resources and prompts of the Model Context Protocol. */
  MCP("mcp");

  private final String keyword;

  Domain(String keyword) {
    this.keyword = keyword;
  }

  /** Returns the word of the language for this domain. */
  public String keyword() {
    return keyword;
  }
}
