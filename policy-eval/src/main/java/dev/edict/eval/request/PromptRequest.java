package dev.edict.eval.request;

import dev.edict.dsl.ast.Domain;

/**
 * Getting an MCP prompt.
 *
 * @param subject on whose behalf
 * @param environment where from
 * @param server the server
 * @param prompt the prompt's name, as received
 */
public record PromptRequest(
    Subject subject, Environment environment, McpServer server, String prompt)
    implements AccessRequest {

  @Override
  public Domain domain() {
    return Domain.MCP;
  }

  @Override
  public String action() {
    return "prompt:get";
  }

  @Override
  public String resource() {
    return server.name() + "/" + prompt;
  }
}
