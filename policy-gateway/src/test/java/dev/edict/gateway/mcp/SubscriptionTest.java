package dev.edict.gateway.mcp;

import static dev.edict.gateway.mcp.TestGateway.scripted;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients without sessions that listen, and a server with a session that tells of changes. */
class SubscriptionTest {
  private static final String USE = "allow \"use\" register \"s\" allow \"any\" call \"s/*\"";
  private static final String OPEN =
      USE + " allow \"open\" read resource \"doc://open\" from \"s\"";
  private static final String META =
      "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
          + "\"io.modelcontextprotocol/clientCapabilities\":{}}";

  private final TestGateway test = TestGateway.with(OPEN);

  @Test
  void onlyWhatMayBeReadIsHeardOf() throws Exception {
    try (McpGateway gateway = test.open(scripted("s", "resources"));
        TestClient client = new TestClient(gateway)) {
      int id = listen(client, "\"s+doc://secret\",\"s+doc://open\"");
      JsonNode granted = client.notification("notifications/subscriptions/acknowledged");

      assertThat(granted.path("notifications").toString())
          .isEqualTo("{\"toolsListChanged\":true,\"resourceSubscriptions\":[\"s+doc://open\"]}");
      assertThat(call(client, "watched", "")).isEqualTo("[doc://open]");
      call(client, "touch", "doc://secret");
      call(client, "touch", "doc://open");
      JsonNode heard = client.notification("notifications/resources/updated");
      assertThat(heard.path("uri").asText()).isEqualTo("s+doc://open");
      assertThat(heard.path("_meta").path("io.modelcontextprotocol/subscriptionId").asInt())
          .isEqualTo(id);
    }
    assertThat(test.eventLines())
        .contains("DENY resource:read s doc://secret", "ALLOW resource:read s doc://open");
  }

  @Test
  void anotherPolicyIsHeardOfAndEndsWhatItDenies() throws Exception {
    try (McpGateway gateway = test.open(scripted("s", "resources"));
        TestClient client = new TestClient(gateway)) {
      listen(client, "\"s+doc://open\"");
      client.notification("notifications/subscriptions/acknowledged");
      test.policy.publish(TestGateway.rules(USE));
      call(client, "touch", "doc://open");
      gateway.policyChanged();

      client.notification("notifications/tools/list_changed");
      assertThat(client.notifications()).isEmpty();
    }
  }

  @Test
  void theServerIsToldWhenTheLastOneEnds() throws Exception {
    try (McpGateway gateway = test.open(scripted("s", "resources"));
        TestClient client = new TestClient(gateway)) {
      int first = listen(client, "\"s+doc://open\"");
      int second = listen(client, "\"s+doc://open\"");
      client.notification("notifications/subscriptions/acknowledged");
      client.notification("notifications/subscriptions/acknowledged");
      cancel(client, first);
      call(client, "touch", "doc://open");
      JsonNode heard = client.notification("notifications/resources/updated");
      while (heard.path("_meta").path("io.modelcontextprotocol/subscriptionId").asInt() != second) {
        heard = client.notification("notifications/resources/updated");
      }
      assertThat(call(client, "watched", "")).isEqualTo("[doc://open]");
      cancel(client, second);

      while (!call(client, "watched", "").equals("[]")) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void aSessionHearsOfWhatItSubscribedTo() throws Exception {
    try (McpGateway gateway = test.open(scripted("s", "resources"));
        TestClient client = new TestClient(gateway).initialize("{}")) {
      String open = "{\"uri\":\"s+doc://open\"}";
      String secret = "{\"uri\":\"s+doc://secret\"}";
      assertThat(client.request("resources/subscribe", open).has("result")).isTrue();
      assertThat(client.request("resources/subscribe", secret).path("error").path("code").asInt())
          .isEqualTo(-31403);
      client.textOf("s__touch", "{\"uri\":\"doc://secret\"}");
      client.textOf("s__touch", "{\"uri\":\"doc://open\"}");
      assertThat(client.notification("notifications/resources/updated").toString()).isEqualTo(open);
      assertThat(client.request("resources/unsubscribe", open).has("result")).isTrue();
      client.textOf("s__touch", "{\"uri\":\"doc://open\"}");

      assertThat(client.notifications()).isEmpty();
    }
  }

  @Test
  void whereNothingIsGrantedTheAnswerIsADenial() throws Exception {
    try (McpGateway gateway = test.open(scripted("s", "resources"));
        TestClient client = new TestClient(gateway)) {
      String secret = "{\"notifications\":{\"resourceSubscriptions\":[\"s+doc://secret\"]}," + META;
      JsonNode answer = client.request("subscriptions/listen", secret + "}");

      assertThat(answer.path("error").path("code").asInt()).isEqualTo(-31403);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"notifications\":[]}",
        "{\"notifications\":{\"other\":true}}",
        "{\"notifications\":{\"toolsListChanged\":1}}",
        "{\"notifications\":{\"resourceSubscriptions\":\"s+doc://open\"}}",
        "{\"notifications\":{\"resourceSubscriptions\":{}}}",
        "{\"notifications\":{\"resourceSubscriptions\":[1]}}",
        "{\"notifications\":{},\"more\":1}"
      })
  void filtersAreReadStrictly(String params) throws Exception {
    try (McpGateway gateway = test.open(scripted("s", "resources"));
        TestClient client = new TestClient(gateway)) {
      String separator = params.equals("{}") ? "{" : ",";
      String all = params.substring(0, params.length() - 1) + separator + META + "}";
      JsonNode answer = client.request("subscriptions/listen", all.replace("{{", "{"));

      assertThat(answer.path("error").path("code").asInt()).isEqualTo(-32602);
    }
    assertThat(test.eventLines()).containsExactly("ALLOW register s");
  }

  private static int listen(TestClient client, String uris) {
    return client.start(
        "subscriptions/listen",
        "{\"notifications\":{\"toolsListChanged\":true,\"resourceSubscriptions\":["
            + uris
            + "]},"
            + META
            + "}");
  }

  private static void cancel(TestClient client, int id) {
    client.send(
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":"
            + id
            + "}}");
  }

  private static String call(TestClient client, String tool, String uri) {
    JsonNode answer =
        client.request(
            "tools/call",
            "{\"name\":\"s__" + tool + "\",\"arguments\":{\"uri\":\"" + uri + "\"}," + META + "}");
    return answer.path("result").path("content").path(0).path("text").asText();
  }
}
