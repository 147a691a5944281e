package dev.edict.gateway.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway between clients and servers that others wrote; needs Node.js with npm. */
class RealPeersIT {
  @TempDir private Path folder;
  private Path box;

  @BeforeAll
  static void install() throws Exception {
    NpmPeers.install();
  }

  @BeforeEach
  void write() throws IOException {
    box = Files.createDirectory(folder.toRealPath().resolve("box"));
    Files.writeString(box.resolve("a.txt"), "from the box");
    Files.writeString(box.resolve(".env"), "KEY=1");
    Files.writeString(
        folder.resolve("p.edict"),
        """
        edict 1
        policy "P" level org
        mcp {
          allow "use" register "everything", "files", "stateless"
          allow "sums" call "everything/get-sum" require approval "sums are serious"
          allow "look" call "everything/echo", "everything/get-env", "everything/get-resource-links"
          allow "sample" call "everything/trigger-sampling-request", "everything/client.sampling"
          allow "long" call "everything/trigger-long-running-operation"
          allow "docs" read resource "demo://resource/static/**" from "everything"
          allow "simple" get prompt "simple-prompt" from "everything"
          allow "files" call "files/read_text_file" where args.path is filesystem read
          allow "research" call "everything/simulate-research-query" when args.topic != "mallory"
          allow "ask" call "everything/client.elicitation"
          allow "add" call "stateless/add" when args.a <= 10
          secret "EVERY_KEY" for server "everything" inject env "API_KEY"
        }
        filesystem {
          allow "box" read on "%s/**"
          deny "keys" read on "**/.env"
        }
        """
            .formatted(box));
    Files.writeString(
        folder.resolve("c.json"),
        """
        {"servers": {
          "everything": {
            "command": ["node", "%1$s/server-everything/dist/index.js", "stdio"],
            "clientRequests": ["sampling", "elicitation"]},
          "files": {"command": ["node", "%1$s/server-filesystem/dist/index.js", "%2$s"]},
          "stateless": {"command": ["node", "%3$s/stateless-server.mjs"]},
          "denied": {"command": ["touch", "%2$s/started"]}},
         "secrets": [{"directory": "secrets"}]}
        """
            .formatted(NpmPeers.PACKAGES, box, NpmPeers.FOLDER));
    Path secrets = Files.createDirectory(folder.resolve("secrets"));
    Path key = Files.writeString(secrets.resolve("EVERY_KEY"), "canary-of-everything");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void aClientWithASession() throws Exception {
    JsonNode saw = runClient("session-client.mjs");

    assertThat(texts(saw, "tools"))
        .contains("everything__echo", "everything__get-sum", "files__read_text_file")
        .doesNotContain("everything__get-tiny-image", "files__write_file");
    assertThat(saw.path("echo").asText()).isEqualTo("Echo: hello");
    assertThat(saw.path("environment").asText())
        .contains("\"API_KEY\": \"[secret EVERY_KEY]\"")
        .doesNotContain("canary");
    assertThat(saw.path("approved").asText()).contains("is 3");
    assertThat(texts(saw, "asked"))
        .singleElement()
        .asString()
        .contains("call everything/get-sum with {\"a\":1,\"b\":2}", "sums are serious");
    assertThat(saw.path("sampled").asText()).contains("sampled words");
    assertThat(saw.path("links").asText()).contains("everything+demo://resource/");
    assertThat(texts(saw, "resources"))
        .isNotEmpty()
        .allMatch(uri -> uri.startsWith("everything+demo://resource/static/"));
    assertThat(saw.path("read").asText()).startsWith("everything+demo://resource/static/");
    assertThat(texts(saw, "prompts")).containsExactly("everything__simple-prompt");
    assertThat(saw.path("prompt").asInt()).isEqualTo(1);
    assertThat(saw.path("deniedRead").asText()).contains("Denied by policy");
    assertThat(saw.path("file").asText()).isEqualTo("from the box");
    assertThat(saw.path("deniedFile").asText()).contains("Denied by policy");
    assertThat(saw.path("long").asText()).contains("completed");
    assertThat(saw.path("progress")).isNotEmpty();
    assertThat(box.resolve("started")).doesNotExist();
    assertThat(Files.readString(folder.resolve("a.jsonl")))
        .contains("\"rule_name\":\"docs\"")
        .doesNotContain("canary");
  }

  @Test
  void aClientWithoutSessions() throws Exception {
    JsonNode saw = runClient("stateless-client.mjs");

    assertThat(saw.path("version").asText()).isEqualTo("2026-07-28");
    assertThat(texts(saw, "tools")).contains("everything__echo", "stateless__add");
    assertThat(saw.path("echo").asText()).isEqualTo("Echo: hello");
    assertThat(saw.path("environment").asText()).doesNotContain("canary");
    assertThat(saw.path("approved").asText()).contains("is 3");
    assertThat(texts(saw, "asked")).hasSize(1);
  }

  @Test
  void aClientWhoseCallsBecomeTasks() throws Exception {
    JsonNode saw = runClient("task-client.mjs");

    assertThat(saw.path("offered").toString())
        .isEqualTo("{\"list\":{},\"cancel\":{},\"requests\":{\"tools\":{\"call\":{}}}}");
    assertThat(texts(saw, "types")).as("%s", saw).contains("taskCreated", "taskStatus", "result");
    assertThat(saw.path("result").asText()).contains("gates");
    assertThat(texts(saw, "asked")).containsExactly(saw.path("id").asText());
    assertThat(saw.path("status").asText()).isEqualTo("completed");
    assertThat(texts(saw, "listed")).containsExactly(saw.path("id").asText());
    assertThat(saw.path("cancelled").asText()).isEqualTo("cancelled");
    assertThat(saw.path("unknown").asText()).contains("there is no such task");
    assertThat(saw.path("denied").toString()).contains("Denied by policy");
  }

  @Test
  void aServerWithoutSessions() throws Exception {
    McpGatewayFile file = McpGatewayFile.read(folder.resolve("c.json"));
    List<McpServerSettings> only =
        file.settings().servers().stream().filter(s -> s.name().equals("stateless")).toList();
    TestGateway test =
        TestGateway.with(
            "allow \"use\" register \"stateless\" allow \"add\" call \"stateless/add\" when args.a <= 10");
    try (McpGateway gateway = test.open(McpGatewaySettings.of(only));
        TestClient client = new TestClient(gateway).initialize("{}")) {
      assertThat(client.textOf("stateless__add", "{\"a\":2,\"b\":3}")).isEqualTo("5");
      assertThat(client.textOf("stateless__add", "{\"a\":11,\"b\":3}"))
          .contains("Denied by policy");
    }
  }

  @Test
  void theInspector() throws Exception {
    List<String> command = new ArrayList<>(List.of("node_modules/.bin/mcp-inspector", "--cli"));
    command.addAll(gateway());
    command.addAll(List.of("--method", "tools/call", "--tool-name", "everything__get-tiny-image"));

    assertThat(NpmPeers.run(command)).contains("Denied by policy", "[no-rule]");
  }

  private JsonNode runClient(String script) throws Exception {
    List<String> command = new ArrayList<>(List.of("node", script));
    command.addAll(gateway());
    String out = NpmPeers.run(command, "BOX", box.toString());
    return TestClient.parse(out.strip());
  }

  private List<String> gateway() {
    List<String> command = new ArrayList<>(TestGateway.java(GatewayProgram.class.getName()));
    for (String file : List.of("p.edict", "c.json", "a.jsonl")) {
      command.add(folder.resolve(file).toString());
    }
    return command;
  }

  private static List<String> texts(JsonNode saw, String name) {
    return StreamSupport.stream(saw.path(name).spliterator(), false).map(JsonNode::asText).toList();
  }
}
