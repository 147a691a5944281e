package dev.edict.gateway.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.edict.gateway.rpc.StrictTree;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gateway as a client of a server that speaks only without sessions, over HTTP. */
class ModernRemoteTest {
  private static final String POLICY =
      "allow \"use\" register \"r\" allow \"any\" call \"r/*\""
          + " allow \"a\" read resource \"doc://a\", \"doc://end\" from \"r\"";
  private static final String TOOLS =
      "{\"tools\":[{\"name\":\"sql\",\"inputSchema\":{\"type\":\"object\",\"properties\":{"
          + "\"region\":{\"type\":\"string\",\"x-mcp-header\":\"Region\"}}}},"
          + "{\"name\":\"bad\",\"inputSchema\":{\"type\":\"object\",\"items\":{"
          + "\"x-mcp-header\":\"Lost\"}}}]}";

  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final CountDownLatch abandoned = new CountDownLatch(1);
  private HttpServer server;
  private ExecutorService work;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    work = Executors.newCachedThreadPool();
    server.setExecutor(work);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    work.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode request =
          TestClient.parse(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      seen.add(
          request.path("method").asText()
              + " "
              + exchange.getRequestHeaders().get("Mcp-Method")
              + exchange.getRequestHeaders().get("Mcp-Name")
              + exchange.getRequestHeaders().get("Mcp-Param-Region"));
      if (request.path("method").asText().equals("subscriptions/listen")) {
        tell(exchange, request);
        return;
      }
      ObjectNode answer = StrictTree.nodes().objectNode().put("jsonrpc", "2.0");
      answer.set("id", request.get("id"));
      int status = 200;
      switch (request.path("method").asText()) {
        case "server/discover" ->
            answer.set(
                "result",
                TestClient.parse(
                    "{\"supportedVersions\":[\"2026-07-28\"],\"capabilities\":{\"tools\":{},"
                        + "\"resources\":{\"subscribe\":true}}}"));
        case "tools/list" -> answer.set("result", TestClient.parse(TOOLS));
        case "tools/call" ->
            answer.set(
                "result",
                TestClient.parse(
                    "{\"resultType\":\"complete\",\"content\":[{\"type\":\"text\",\"text\":\"ok\"}]}"));
        default -> {
          status = 400;
          answer.putObject("error").put("code", -32022).put("message", "2026-07-28 only");
        }
      }
      // An event without data comes first, as from servers that can resume streams.
      byte[] event =
          ("id: 1\ndata: \n\n"
                  + new String(EventStream.event(StrictTree.write(answer)), StandardCharsets.UTF_8))
              .getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
      exchange.sendResponseHeaders(status, event.length);
      exchange.getResponseBody().write(event);
    }
  }

  /** Grants what is asked for, tells of one change and then says nothing until nobody listens. */
  private void tell(HttpExchange exchange, JsonNode request) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    ObjectNode granted = StrictTree.nodes().objectNode();
    granted.set("notifications", request.path("params").path("notifications"));
    event(exchange, request, "notifications/subscriptions/acknowledged", granted);
    event(
        exchange,
        request,
        "notifications/resources/updated",
        StrictTree.nodes().objectNode().put("uri", "doc://a"));
    if (request.path("params").toString().contains("doc://end")) {
      exchange.close();
      return;
    }
    try {
      while (true) {
        exchange.getResponseBody().write(":\n\n".getBytes(StandardCharsets.US_ASCII));
        exchange.getResponseBody().flush();
      }
    } catch (IOException gone) {
      abandoned.countDown();
    }
  }

  private static void event(
      HttpExchange exchange, JsonNode request, String method, ObjectNode params)
      throws IOException {
    params.putObject("_meta").set("io.modelcontextprotocol/subscriptionId", request.get("id"));
    ObjectNode told = StrictTree.nodes().objectNode().put("jsonrpc", "2.0").put("method", method);
    told.set("params", params);
    exchange.getResponseBody().write(EventStream.event(StrictTree.write(told)));
    exchange.getResponseBody().flush();
  }

  @Test
  void aSessionWatchesByAStreamThatIsClosedAfterwards() throws Exception {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    try (McpGateway gateway = TestGateway.with(POLICY).open(McpServerSettings.remote("r", url));
        TestClient client = new TestClient(gateway).initialize("{}")) {
      String a = "{\"uri\":\"r+doc://a\"}";
      assertThat(client.request("resources/subscribe", a).has("result")).isTrue();
      assertThat(client.notification("notifications/resources/updated").toString()).isEqualTo(a);
      JsonNode denied = client.request("resources/subscribe", "{\"uri\":\"r+doc://b\"}");
      assertThat(denied.path("error").path("code").asInt()).isEqualTo(-31403);
      assertThat(client.request("resources/unsubscribe", a).has("result")).isTrue();

      abandoned.await();
    }
    assertThat(seen.stream().filter(line -> line.startsWith("subscriptions/listen")))
        .containsExactly("subscriptions/listen [subscriptions/listen]nullnull");
  }

  @Test
  void whoListensHearsThatTheServerTellsNoMore() throws Exception {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    try (McpGateway gateway = TestGateway.with(POLICY).open(McpServerSettings.remote("r", url));
        TestClient client = new TestClient(gateway)) {
      JsonNode answer =
          client.request(
              "subscriptions/listen",
              "{\"notifications\":{\"resourceSubscriptions\":[\"r+doc://end\"]},\"_meta\":{"
                  + "\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
                  + "\"io.modelcontextprotocol/clientCapabilities\":{}}}");

      assertThat(answer.path("result").path("resultType").asText()).isEqualTo("complete");
      assertThat(client.notifications().toString()).contains("acknowledged", "r+doc://end");
    }
  }

  @Test
  void requestsCarryTheHeadersOfThatEra() throws Exception {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    try (McpGateway gateway = TestGateway.with(POLICY).open(McpServerSettings.remote("r", url));
        TestClient client = new TestClient(gateway).initialize("{}")) {
      JsonNode tools = client.request("tools/list", "{}").path("result").path("tools");
      assertThat(tools.findValuesAsText("name")).containsExactly("r__sql");

      JsonNode result = client.call("r__sql", "{\"region\":\" w\"}").path("result");

      assertThat(result.path("content").path(0).path("text").asText()).isEqualTo("ok");
      assertThat(result.has("resultType")).isFalse();
    }
    assertThat(seen)
        .containsExactly(
            "initialize nullnullnull",
            "server/discover [server/discover]nullnull",
            "tools/list [tools/list]nullnull",
            "tools/list [tools/list]nullnull",
            "tools/call [tools/call][sql][=?base64?IHc=?=]");
  }
}
