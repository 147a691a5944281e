package dev.edict.eval.request;

import dev.edict.dsl.ast.Domain;

/**
 * Making an MCP server known to an agent.
 *
 * @param subject on whose behalf
 * @param environment where from
 * @param server the server
 */
public record ServerRegistrationRequest(Subject subject, Environment environment, McpServer server)
    implements AccessRequest {

  @Override
  public Domain domain() {
    return Domain.MCP;
  }

  @Override
  public String action() {
    return "register";
  }

  @Override
  public String resource() {
    return server.name();
  }
}
