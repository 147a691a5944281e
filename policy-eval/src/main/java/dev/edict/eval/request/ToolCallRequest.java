package dev.edict.eval.request;

import dev.edict.dsl.ast.Domain;
import org.jspecify.annotations.Nullable;

/**
 * Calling an MCP tool.
 *
 * @param subject on whose behalf
 * @param environment where from
 * @param server the server
 * @param tool the tool
 * @param arguments the arguments, as the very JSON text that will be forwarded; absent when the
 *     call has none
 */
public record ToolCallRequest(
    Subject subject,
    Environment environment,
    McpServer server,
    McpTool tool,
    @Nullable String arguments)
    implements AccessRequest {

  /** Returns a call without arguments of a tool of which only the names are known. */
  public static ToolCallRequest of(Subject subject, String server, String tool) {
    return builder(subject, McpServer.named(server), McpTool.named(tool)).build();
  }

  /** Returns a builder of a call without arguments from an unknown environment. */
  public static Builder builder(Subject subject, McpServer server, McpTool tool) {
    return new Builder(subject, server, tool);
  }

  @Override
  public Domain domain() {
    return Domain.MCP;
  }

  @Override
  public String action() {
    return "call";
  }

  @Override
  public String resource() {
    return server.name() + "/" + tool.name();
  }

  /** Collects the optional parts; not safe for use by several threads. */
  public static final class Builder {
    private final Subject subject;
    private final McpServer server;
    private final McpTool tool;
    private Environment environment = Environment.UNKNOWN;
    private @Nullable String arguments;

    private Builder(Subject subject, McpServer server, McpTool tool) {
      this.subject = subject;
      this.server = server;
      this.tool = tool;
    }

    /** Sets where the request comes from. */
    public Builder environment(Environment value) {
      this.environment = value;
      return this;
    }

    /** Sets the arguments, as the very JSON text that will be forwarded. */
    public Builder arguments(String json) {
      this.arguments = json;
      return this;
    }

    /** Returns the request. */
    public ToolCallRequest build() {
      return new ToolCallRequest(subject, environment, server, tool, arguments);
    }
  }
}
