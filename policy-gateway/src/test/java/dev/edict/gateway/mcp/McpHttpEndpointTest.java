package dev.edict.gateway.mcp;

import static dev.edict.gateway.mcp.TestGateway.scripted;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.edict.gateway.secret.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class McpHttpEndpointTest {
  private static final String ALL =
      "allow \"use\" register \"s\" allow \"any\" call \"s/echo\", \"s/progress\", \"s/ask\"";
  private static final String INITIALIZE =
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":"
          + "\"2025-11-25\",\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}";
  private static final String META =
      "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
          + "\"io.modelcontextprotocol/clientCapabilities\":{}}";

  private final TestGateway test = TestGateway.with(ALL);
  private final HttpClient http = HttpClient.newHttpClient();
  private McpGateway gateway;
  private McpHttpEndpoint endpoint;

  @BeforeEach
  void listen() throws IOException {
    gateway = test.open(scripted("s"));
    endpoint =
        gateway.listen(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), McpHttpSettings.LOCAL);
  }

  @AfterEach
  void close() {
    endpoint.close();
    gateway.close();
  }

  @Test
  void aSessionIsOpenedUsedAndEnded() throws Exception {
    HttpResponse<String> opened = post(INITIALIZE);
    String session = opened.headers().firstValue("Mcp-Session-Id").orElseThrow();
    String call = call("s__echo", "");

    assertThat(json(opened).path("result").path("serverInfo").path("name").asText())
        .isEqualTo("edict-gateway");
    assertThat(
            post(
                    "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}",
                    "Mcp-Session-Id",
                    session)
                .statusCode())
        .isEqualTo(202);
    assertThat(text(post(call, "Mcp-Session-Id", session))).isEqualTo("{\"n\":1}");
    assertThat(post(call).statusCode()).isEqualTo(400);
    assertThat(post(call, "Mcp-Session-Id", "guess").statusCode()).isEqualTo(404);
    HttpRequest end = request("Mcp-Session-Id", session).DELETE().build();
    assertThat(http.send(end, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    assertThat(post(call, "Mcp-Session-Id", session).statusCode()).isEqualTo(404);
  }

  @Test
  void whatComesBeforeTheAnswerComesAsEvents() throws Exception {
    String session = post(INITIALIZE).headers().firstValue("Mcp-Session-Id").orElseThrow();
    String call =
        call("s__progress", "")
            .replace("\"arguments\"", "\"_meta\":{\"progressToken\":7},\"arguments\"");

    HttpResponse<String> response = post(call, "Mcp-Session-Id", session);

    assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
    assertThat(response.body().lines().filter(line -> line.startsWith("data: ")).toList())
        .hasSize(2)
        .first()
        .asString()
        .contains("notifications/progress", "\"progressToken\":7");
  }

  @Test
  void aSessionHearsThatThePolicyChanged() throws Exception {
    String session = post(INITIALIZE).headers().firstValue("Mcp-Session-Id").orElseThrow();
    HttpRequest listen =
        request("Mcp-Session-Id", session).header("Accept", "text/event-stream").GET().build();
    HttpResponse<InputStream> stream = http.send(listen, BodyHandlers.ofInputStream());
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8));

    gateway.policyChanged();

    assertThat(lines.lines().filter(line -> line.contains("list_changed")).findFirst()).isPresent();
  }

  @Test
  void requestsWithoutSessionAreJudgedByTheirBody() throws Exception {
    String call = call("s__echo", META + ",");
    assertThat(text(post(call, modern("tools/call", "s__echo")))).isEqualTo("{\"n\":1}");
    assertThat(text(post(call, modern("tools/call", "=?base64?c19fZWNobw==?="))))
        .isEqualTo("{\"n\":1}");

    assertMismatch(post(call, modern("tools/call", "s__ask")));
    assertMismatch(post(call, modern("tools/list", "s__echo")));
    assertMismatch(post(call, "MCP-Protocol-Version", "2026-07-28", "Mcp-Method", "tools/call"));
    assertMismatch(post(call, "Mcp-Method", "tools/call", "Mcp-Name", "s__echo"));
    assertMismatch(
        post(
            call,
            "MCP-Protocol-Version",
            "2025-11-25",
            "Mcp-Method",
            "tools/call",
            "Mcp-Name",
            "s__echo"));
    assertMismatch(post(call("s__echo", ""), modern("tools/call", "s__echo")));
  }

  @Test
  void listsWithoutSessionAreForThisClientOnly() throws Exception {
    String list =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\",\"params\":{" + META + "}}";
    JsonNode result =
        json(post(list, "MCP-Protocol-Version", "2026-07-28", "Mcp-Method", "tools/list"))
            .path("result");

    assertThat(result.path("cacheScope").asText()).isEqualTo("private");
    assertThat(result.path("ttlMs").asInt(-1)).isZero();
    assertThat(result.path("resultType").asText()).isEqualTo("complete");
    assertThat(result.path("tools").findValuesAsText("name"))
        .containsExactly("s__echo", "s__ask", "s__progress");
  }

  @Test
  void unknownVersionsAndMethodsAreToldApart() throws Exception {
    String list =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/nothing\",\"params\":{" + META + "}}";
    HttpResponse<String> unknown =
        post(list, "MCP-Protocol-Version", "2026-07-28", "Mcp-Method", "tools/nothing");
    HttpResponse<String> future =
        post(
            list.replace("2026-07-28", "2099-01-01"),
            "MCP-Protocol-Version",
            "2099-01-01",
            "Mcp-Method",
            "tools/nothing");

    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(json(unknown).path("error").path("code").asInt()).isEqualTo(-32601);
    assertThat(future.statusCode()).isEqualTo(400);
    assertThat(json(future).path("error").path("code").asInt()).isEqualTo(-32022);
    assertThat(json(future).path("error").path("data").path("supported").toString())
        .contains("2026-07-28");
  }

  @Test
  void aNewSessionEndsTheOneThatWasUsedLeastLately() throws Exception {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    gateway.close();
    endpoint.close();
    gateway = test.open();
    endpoint = gateway.listen(any, McpHttpSettings.LOCAL);
    String read = open();
    HttpRequest listen =
        request("Mcp-Session-Id", read).header("Accept", "text/event-stream").GET().build();
    InputStream stream = http.send(listen, BodyHandlers.ofInputStream()).body();
    assertThat(stream.read()).isEqualTo(':');
    String used = open();
    String unused = open();
    for (int i = 0; i < 29; i++) {
      open();
    }
    assertThat(ping(used)).isEqualTo(200);

    assertThat(ping(open())).isEqualTo(200);

    assertThat(ping(unused)).isEqualTo(404);
    assertThat(ping(used)).isEqualTo(200);
    assertThat(ping(read)).isEqualTo(200);
  }

  private String open() throws Exception {
    return post(INITIALIZE).headers().firstValue("Mcp-Session-Id").orElseThrow();
  }

  private int ping(String session) throws Exception {
    String ping = "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"ping\"}";
    return post(ping, "Mcp-Session-Id", session).statusCode();
  }

  @Test
  void webPagesAndMadeUpNamesAreRefused() throws Exception {
    assertThat(post(INITIALIZE, "Origin", "https://evil.example").statusCode()).isEqualTo(403);
    assertThat(raw("Host: rebound.example:" + endpoint.address().getPort())).contains(" 421 ");
    assertThat(raw("Host: localhost:" + endpoint.address().getPort())).contains(" 405 ");
  }

  @Test
  void batchesAndOtherContentAreRefused() throws Exception {
    assertThat(json(post("[" + INITIALIZE + "]")).path("error").path("code").asInt())
        .isEqualTo(-32600);
    HttpRequest plain =
        HttpRequest.newBuilder(uri(endpoint))
            .header("Content-Type", "text/plain")
            .POST(BodyPublishers.ofString(INITIALIZE))
            .build();
    assertThat(http.send(plain, BodyHandlers.ofString()).statusCode()).isEqualTo(415);
  }

  @Test
  void aGatewayBehindAGatewayGetsTheSecretOfEachRequest() throws Exception {
    McpHttpSettings guarded = McpHttpSettings.LOCAL.withToken(Secret.of("canary-token-1"));
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (McpHttpEndpoint inner = gateway.listen(any, guarded)) {
      TestGateway front =
          TestGateway.with(
                  "allow \"use\" register \"far\" allow \"e\" call \"far/s__echo\", \"far/s__progress\""
                      + " secret \"T\" for server \"far\" inject header \"Authorization\""
                      + " prefix \"Bearer \"")
              .secrets(Map.of("T", "canary-token-1"));
      try (McpGateway outer = front.open(McpServerSettings.remote("far", uri(inner)));
          TestClient client = new TestClient(outer).initialize("{}")) {
        assertThat(client.textOf("far__s__echo", "{\"a\":1}")).isEqualTo("{\"a\":1}");
        client.request(
            "tools/call", "{\"name\":\"far__s__progress\",\"_meta\":{\"progressToken\":\"p\"}}");
        assertThat(client.notifications().toString()).contains("\"progressToken\":\"p\"");
        assertThat(client.textOf("far__s__ask", "{}")).contains("[no-rule]");
      }
      TestGateway without =
          TestGateway.with("allow \"use\" register \"far\" allow \"e\" call \"far/*\"");
      try (McpGateway outer = without.open(McpServerSettings.remote("far", uri(inner)));
          TestClient client = new TestClient(outer).initialize("{}")) {
        assertThat(client.request("tools/list", "{}").path("result").path("tools")).isEmpty();
      }
      assertThat(front.messages.toString() + front.events).doesNotContain("canary-token");
    }
  }

  private static void assertMismatch(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(json(response).path("error").path("code").asInt()).isEqualTo(-32020);
  }

  private static String[] modern(String method, String name) {
    return new String[] {
      "MCP-Protocol-Version", "2026-07-28", "Mcp-Method", method, "Mcp-Name", name
    };
  }

  private static String call(String tool, String meta) {
    return "{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"tools/call\",\"params\":{"
        + meta
        + "\"name\":\""
        + tool
        + "\",\"arguments\":{\"n\":1}}}";
  }

  private HttpResponse<String> post(String body, String... headers) throws Exception {
    return http.send(
        request(headers)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, text/event-stream")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String... headers) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(uri(endpoint));
    return headers.length == 0 ? builder : builder.headers(headers);
  }

  private static URI uri(McpHttpEndpoint of) {
    return URI.create("http://127.0.0.1:" + of.address().getPort() + McpHttpEndpoint.PATH);
  }

  private String raw(String host) throws IOException {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), endpoint.address().getPort())) {
      String request = "GET /mcp HTTP/1.1\r\n" + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  private static JsonNode json(HttpResponse<String> response) {
    return TestClient.parse(response.body());
  }

  private static String text(HttpResponse<String> response) {
    return json(response).path("result").path("content").path(0).path("text").asText();
  }
}
