package dev.edict.dsl.rule;

import dev.edict.dsl.ast.SecretStatement.Place;
import dev.edict.dsl.match.mcp.NamePattern;
import dev.edict.dsl.match.network.EndpointPattern;
import dev.edict.dsl.source.SourceLocation;
import java.util.List;

/**
 * Which secret goes where. The value is never part of it.
 *
 * @param policy the policy it belongs to
 * @param secret the name under which a provider knows the secret
 * @param servers the MCP servers that get it; empty for a network secret
 * @param endpoints the hosts that get it; empty for an MCP secret
 * @param place where it is put
 * @param target the header or the variable
 * @param prefix what is put before the value; may be empty
 * @param origin where it is written
 */
public record SecretBinding(
    Policy policy,
    String secret,
    List<NamePattern> servers,
    List<EndpointPattern> endpoints,
    Place place,
    String target,
    String prefix,
    SourceLocation origin) {

  /** Copies the lists. */
  public SecretBinding {
    servers = List.copyOf(servers);
    endpoints = List.copyOf(endpoints);
  }
}
