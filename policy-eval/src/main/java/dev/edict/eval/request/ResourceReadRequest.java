package dev.edict.eval.request;

import dev.edict.dsl.ast.Domain;

/**
 * Reading an MCP resource.
 *
 * @param subject on whose behalf
 * @param environment where from
 * @param server the server
 * @param uri the resource, as received
 */
public record ResourceReadRequest(
    Subject subject, Environment environment, McpServer server, String uri)
    implements AccessRequest {

  @Override
  public Domain domain() {
    return Domain.MCP;
  }

  @Override
  public String action() {
    return "resource:read";
  }

  @Override
  public String resource() {
    return server.name() + " " + uri;
  }
}
