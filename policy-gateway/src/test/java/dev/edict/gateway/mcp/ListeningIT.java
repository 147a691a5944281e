package dev.edict.gateway.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes that a server without sessions tells of, and a client that listens; needs Node.js. */
class ListeningIT {
  private static final String STATEMENTS =
      "allow \"use\" register \"docs\" allow \"call\" call \"docs/*\""
          + " allow \"open\" read resource \"doc://open\" from \"docs\"";

  @TempDir private Path folder;

  @BeforeAll
  static void install() throws Exception {
    NpmPeers.install();
  }

  private static List<String> server() {
    return List.of("node", NpmPeers.FOLDER.resolve("listening-server.mjs").toString());
  }

  @Test
  void overStandardInputAndOutput() throws Exception {
    Files.writeString(
        folder.resolve("p.edict"), "edict 1\npolicy \"P\" level org\nmcp {" + STATEMENTS + "}\n");
    Files.writeString(
        folder.resolve("c.json"),
        "{\"servers\":{\"docs\":{\"command\":[\"node\",\"" + server().get(1) + "\"]}}}");
    List<String> command = new ArrayList<>(List.of("node", "listening-client.mjs"));
    command.addAll(TestGateway.java(GatewayProgram.class.getName()));
    for (String file : List.of("p.edict", "c.json", "a.jsonl")) {
      command.add(folder.resolve(file).toString());
    }

    check(NpmPeers.run(command));
  }

  @Test
  void overHttp() throws Exception {
    TestGateway test = TestGateway.with(STATEMENTS);
    try (McpGateway gateway = test.open(McpServerSettings.program("docs", server()));
        McpHttpEndpoint endpoint =
            gateway.listen(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                McpHttpSettings.LOCAL)) {
      String url = "http://127.0.0.1:" + endpoint.address().getPort() + McpHttpEndpoint.PATH;

      check(NpmPeers.run(List.of("node", "listening-client.mjs", url)));
    }
    assertThat(test.eventLines())
        .contains("ALLOW resource:read docs doc://open", "DENY resource:read docs doc://secret");
  }

  private static void check(String out) {
    JsonNode saw = TestClient.parse(out.strip());

    assertThat(saw.path("version").asText()).isEqualTo("2026-07-28");
    assertThat(saw.path("granted").toString())
        .isEqualTo("{\"toolsListChanged\":true,\"resourceSubscriptions\":[\"docs+doc://open\"]}");
    assertThat(texts(saw, "heard")).doesNotContain("docs+doc://secret");
    assertThat(texts(saw, "again")).containsOnly("docs+doc://open");
    assertThat(saw.path("denied").asText()).contains("Denied by policy");
    assertThat(saw.path("closed").asText()).isEqualTo("local");
    assertThat(texts(saw, "tools")).contains("docs__leaf");
  }

  private static List<String> texts(JsonNode saw, String name) {
    return StreamSupport.stream(saw.path(name).spliterator(), false).map(JsonNode::asText).toList();
  }
}
