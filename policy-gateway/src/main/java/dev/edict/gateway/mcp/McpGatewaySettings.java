package dev.edict.gateway.mcp;

import dev.edict.dsl.match.mcp.ServerName;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway serves.
 *
 * @param servers the servers
 * @param names how the agent names what belongs to a server
 * @param denials how a denied tool call is answered
 * @param pins where the digests of tool definitions are kept between runs; null to keep them for
 *     one run only
 */
public record McpGatewaySettings(
    List<McpServerSettings> servers, Names names, Denials denials, @Nullable Path pins) {

  /** Copies the list and refuses names that the agent could not tell apart. */
  public McpGatewaySettings {
    servers = List.copyOf(servers);
    checkNames(servers.stream().map(McpServerSettings::name).toList());
    if (names == Names.PLAIN && servers.size() != 1) {
      throw new IllegalArgumentException("plain names need exactly one server");
    }
  }

  /** Returns the settings of a gateway for {@code servers}, with the usual choices. */
  public static McpGatewaySettings of(List<McpServerSettings> servers) {
    return new McpGatewaySettings(servers, Names.JOINED, Denials.RESULT, null);
  }

  private static void checkNames(List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!ServerName.parse(name).isAccepted()) {
        throw new IllegalArgumentException("not a name of a server: " + name);
      }
      if (!seen.add(name)) {
        throw new IllegalArgumentException("two servers have the name " + name);
      }
      for (String other : names) {
        if (!other.equals(name) && (other + Naming.SEPARATOR).startsWith(name + Naming.SEPARATOR)) {
          throw new IllegalArgumentException(
              "tools of " + name + " and " + other + " could not be told apart");
        }
      }
    }
  }

  /** How the agent names what belongs to a server. */
  public enum Names {
    /** {@code server__tool}, and {@code server+uri} for resources. */
    JOINED,
    /** As the one server there is does. */
    PLAIN
  }

  /** How a denied tool call is answered. */
  public enum Denials {
    /** As the result of a tool that failed, which the model can read. */
    RESULT,
    /** As an error of the protocol. */
    ERROR
  }
}
