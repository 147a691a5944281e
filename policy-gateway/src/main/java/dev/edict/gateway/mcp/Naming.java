package dev.edict.gateway.mcp;

import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.mcp.QualifiedToolName;
import dev.edict.dsl.match.mcp.ServerName;
import dev.edict.gateway.mcp.McpGatewaySettings.Names;
import dev.edict.gateway.rpc.RpcError;
import dev.edict.gateway.rpc.RpcFault;
import java.util.List;

/**
 * Joins names of servers and of what is theirs, and takes them apart.
 *
 * <p>No server's name with the separator is the beginning of another's, so a joined name has one
 * meaning.
 */
final class Naming {

  /** What stands between a server and its tool or prompt. */
  static final String SEPARATOR = "__";

  // Cannot stand in the name of a server, and can in the scheme of a URI.
  private static final char RESOURCE_SEPARATOR = '+';

  private final List<ServerName> servers;
  private final boolean plain;

  Naming(McpGatewaySettings settings) {
    this.servers =
        settings.servers().stream().map(server -> ServerName.parse(server.name()).value()).toList();
    this.plain = settings.names() == Names.PLAIN;
  }

  /**
   * Something of a server.
   *
   * @param server the server
   * @param name what the server calls it
   */
  record Owned(String server, String name) {}

  /** Returns the name that the agent uses for a tool or prompt. */
  String join(String server, String name) {
    return plain ? name : server + SEPARATOR + name;
  }

  /** Returns the URI, or its template, that the agent uses for a resource. */
  String joinUri(String server, String uri) {
    return plain ? uri : server + RESOURCE_SEPARATOR + uri;
  }

  /** Takes apart what the agent calls a tool or prompt. */
  Owned split(String name) throws RpcFault {
    if (plain) {
      return new Owned(servers.get(0).text(), name);
    }
    Canonical<QualifiedToolName> parsed = QualifiedToolName.parse(name, SEPARATOR, servers);
    if (!parsed.isAccepted()) {
      throw new RpcFault(RpcError.INVALID_PARAMS, parsed.rejection().detail());
    }
    return new Owned(parsed.value().server().text(), parsed.value().tool().text());
  }

  /** Takes apart what the agent calls a resource. */
  Owned splitUri(String uri) throws RpcFault {
    if (plain) {
      return new Owned(servers.get(0).text(), uri);
    }
    int end = uri.indexOf(RESOURCE_SEPARATOR);
    String server = uri.substring(0, Math.max(0, end));
    if (servers.stream().noneMatch(known -> known.text().equals(server))) {
      throw new RpcFault(
          RpcError.INVALID_PARAMS, "the uri does not start with the name of a server and a plus");
    }
    return new Owned(server, uri.substring(end + 1));
  }
}
