package dev.edict.dsl.match.mcp;

import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.Rejection;
import dev.edict.dsl.match.RejectionCode;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * A tool with its server. Gateways that join the two into one text must have it taken apart here,
 * where a text that two pairs could have been joined to is refused.
 *
 * @param server the server
 * @param tool the tool
 */
public record QualifiedToolName(ServerName server, ToolName tool) {

  /**
   * Returns the tool that a joined name stands for: the name of one of the known servers, the
   * separator, and the name of a tool. A prefix that a gateway puts before every name must be taken
   * off first.
   *
   * @param text the joined name
   * @param separator what stands between server and tool
   * @param knownServers every server that the gateway joins names of
   * @throws IllegalArgumentException when the separator is empty
   */
  public static Canonical<QualifiedToolName> parse(
      String text, String separator, Collection<ServerName> knownServers) {
    if (separator.isEmpty()) {
      throw new IllegalArgumentException("separator is empty");
    }
    Set<String> candidates = new TreeSet<>();
    ServerName found = null;
    for (ServerName server : knownServers) {
      if (text.startsWith(server.text() + separator)) {
        candidates.add(server.text());
        found = server;
      }
    }
    if (candidates.size() > 1) {
      return Canonical.rejected(
          RejectionCode.AMBIGUOUS_TOOL_NAME,
          0,
          Rejection.quote(text) + " could be a tool of any of " + String.join(", ", candidates));
    }
    if (found == null) {
      return Canonical.rejected(
          RejectionCode.UNKNOWN_SERVER,
          0,
          Rejection.quote(text) + " starts with the name of no known server");
    }
    return split(text, found, found.text().length() + separator.length());
  }

  private static Canonical<QualifiedToolName> split(String text, ServerName server, int toolStart) {
    return ToolName.parse(text.substring(toolStart))
        .shifted(toolStart)
        .map(tool -> new QualifiedToolName(server, tool));
  }
}
