package dev.edict.dsl.match.mcp;

import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.Rejection;
import dev.edict.dsl.match.RejectionCode;

/**
 * A set of tools, each known by its server and its name.
 *
 * @param server the servers
 * @param tool the names of the tools on these servers
 */
public record ToolPattern(NamePattern server, NamePattern tool) {

  private static final String FORM = "write `server/tool`, as in `github/get_*`";

  /** Returns the pattern that {@code text} writes, {@code server/tool} with exactly one slash. */
  public static Canonical<ToolPattern> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return Canonical.rejected(
          RejectionCode.BAD_TOOL_PATTERN,
          text.length(),
          "the tool pattern " + Rejection.quote(text) + " has no server",
          FORM);
    }
    int second = text.indexOf('/', slash + 1);
    if (second >= 0) {
      return Canonical.rejected(
          RejectionCode.BAD_TOOL_PATTERN,
          second,
          "the tool pattern " + Rejection.quote(text) + " has more than one slash",
          FORM);
    }
    Canonical<NamePattern> server = NamePattern.parseServer(text.substring(0, slash));
    Canonical<NamePattern> tool =
        NamePattern.parseTool(text.substring(slash + 1)).shifted(slash + 1);
    return server.flatMap(servers -> tool.map(tools -> new ToolPattern(servers, tools)));
  }

  /** Returns whether the tool {@code name} of the server {@code host} is in the set. */
  public boolean matches(ServerName host, ToolName name) {
    return server.matches(host) && tool.matches(name);
  }

  /** Returns true only if every tool of {@code other} is in this set. */
  public boolean covers(ToolPattern other) {
    return server.covers(other.server) && tool.covers(other.tool);
  }

  /** Returns false only if no tool is in both sets. */
  public boolean overlaps(ToolPattern other) {
    return server.overlaps(other.server) && tool.overlaps(other.tool);
  }

  /** Returns the canonical spelling. */
  public String text() {
    return server.text() + "/" + tool.text();
  }

  /** Returns {@link #text()}. */
  @Override
  public String toString() {
    return text();
  }
}
