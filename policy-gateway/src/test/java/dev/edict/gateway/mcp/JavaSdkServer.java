package dev.edict.gateway.mcp;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServer.SingleSessionSyncSpecification;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.util.List;
import java.util.Map;

/** A server made with the Java SDK, as a program of its own. */
final class JavaSdkServer {
  private JavaSdkServer() {}

  public static void main(String[] arguments) {
    McpJsonMapper json = new JacksonMcpJsonMapper(new ObjectMapper());
    SingleSessionSyncSpecification server = McpServer.sync(new StdioServerTransportProvider(json));
    server
        .serverInfo("greeter", "1")
        .jsonMapper(json)
        .jsonSchemaValidator((schema, value) -> null)
        .validateToolInputs(false)
        .capabilities(ServerCapabilities.builder().tools(true).build());
    for (String name : List.of("greet", "bless", "curse")) {
      server.toolCall(
          Tool.builder(name, Map.of("type", "object")).description(name).build(),
          (exchange, request) -> {
            Object whom = request.arguments().get("name");
            return CallToolResult.builder().addTextContent(name + " " + whom).build();
          });
    }
    server.build();
  }
}
