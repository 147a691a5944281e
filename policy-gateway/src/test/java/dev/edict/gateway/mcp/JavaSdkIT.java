package dev.edict.gateway.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients and a server made with the official Java SDK, and the gateway between them. */
class JavaSdkIT {
  private static final String STATEMENTS =
      "allow \"use\" register \"java\""
          + " allow \"greet\" call \"java/greet\" when args.name != \"mallory\""
          + " allow \"bless\" call \"java/bless\" require approval \"solemn\"";
  private static final McpJsonMapper JSON = new JacksonMcpJsonMapper(new ObjectMapper());

  @TempDir private Path folder;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  @Test
  void aClientOverStandardInputAndOutput() throws Exception {
    List<String> server = TestGateway.java(JavaSdkServer.class.getName());
    ObjectMapper mapper = new ObjectMapper();
    Map<String, Object> settings = Map.of("servers", Map.of("java", Map.of("command", server)));
    Files.write(folder.resolve("c.json"), mapper.writeValueAsBytes(settings));
    Files.writeString(
        folder.resolve("p.edict"),
        "edict 1\npolicy \"P\" level org\nmcp {\n" + STATEMENTS + "\n}\n");
    List<String> command = TestGateway.java(GatewayProgram.class.getName());
    ServerParameters program =
        ServerParameters.builder(command.get(0))
            .args(command.subList(1, command.size()))
            .arg(folder.resolve("p.edict").toString())
            .arg(folder.resolve("c.json").toString())
            .arg(folder.resolve("a.jsonl").toString())
            .build();

    talk(new StdioClientTransport(program, JSON));

    assertThat(Files.readAllLines(folder.resolve("a.jsonl"))).hasSize(4);
  }

  @Test
  void aClientOverHttp() throws Exception {
    TestGateway test = TestGateway.with(STATEMENTS);
    McpServerSettings server =
        McpServerSettings.program("java", TestGateway.java(JavaSdkServer.class.getName()));
    try (McpGateway gateway = test.open(server);
        McpHttpEndpoint endpoint =
            gateway.listen(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                McpHttpSettings.LOCAL)) {
      String url = "http://127.0.0.1:" + endpoint.address().getPort();

      talk(
          HttpClientStreamableHttpTransport.builder(url)
              .endpoint(McpHttpEndpoint.PATH)
              .jsonMapper(JSON)
              .build());
    }
    assertThat(test.eventLines())
        .containsExactly(
            "ALLOW register java",
            "ALLOW call java/greet",
            "DENY call java/greet",
            "ALLOW call java/bless");
  }

  private void talk(McpClientTransport transport) {
    try (McpSyncClient client =
        McpClient.sync(transport)
            .requestTimeout(Duration.ofMinutes(1))
            .initializationTimeout(Duration.ofMinutes(1))
            .jsonSchemaValidator((schema, value) -> null)
            .capabilities(ClientCapabilities.builder().elicitation().build())
            .elicitation(
                request -> {
                  asked.add(request.message());
                  return new ElicitResult(ElicitResult.Action.ACCEPT, Map.of("approve", true));
                })
            .build()) {
      assertThat(client.initialize().serverInfo().name()).isEqualTo("edict-gateway");
      assertThat(client.listTools().tools())
          .extracting(Tool::name)
          .containsExactlyInAnyOrder("java__greet", "java__bless");
      assertThat(text(client, "java__greet", "alice")).isEqualTo("greet alice");
      assertThat(text(client, "java__greet", "mallory")).contains("Denied by policy");
      assertThat(text(client, "java__bless", "alice")).isEqualTo("bless alice");
    }
    assertThat(asked).singleElement().asString().contains("call java/bless", "solemn");
  }

  private static String text(McpSyncClient client, String tool, String name) {
    CallToolResult result =
        client.callTool(CallToolRequest.builder(tool).arguments(Map.of("name", name)).build());
    return ((TextContent) result.content().get(0)).text();
  }
}
