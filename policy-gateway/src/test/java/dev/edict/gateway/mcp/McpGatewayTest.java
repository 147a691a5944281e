package dev.edict.gateway.mcp;

import static dev.edict.gateway.mcp.TestGateway.scripted;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.edict.eval.decision.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class McpGatewayTest {
  private static final String ALL = "allow \"use\" register \"s\" allow \"any\" call \"s/*\"";
  private static final String FORMS = "{\"elicitation\":{}}";

  @TempDir private Path folder;

  @Test
  void onlyWhatMayBeCalledIsListedAndCalled() throws Exception {
    TestGateway test =
        TestGateway.with(
            "allow \"use\" register \"s\" allow \"e\" call \"s/echo\" deny \"d\" call \"s/env\"");
    try (McpGateway gateway = test.open(scripted("s"));
        TestClient client = new TestClient(gateway).initialize("{}")) {
      assertThat(names(client)).containsExactly("s__echo");
      assertThat(client.textOf("s__echo", "{\"b\":[1.50,\"\\u00e9\"],\"a\":{}}"))
          .isEqualTo("{\"b\":[1.50,\"é\"],\"a\":{}}");

      JsonNode denied = client.call("s__env", "{}").path("result");

      assertThat(denied.path("isError").asBoolean()).isTrue();
      assertThat(denied.path("content").path(0).path("text").asText())
          .isEqualTo("Denied by policy: denied by rule \"d\" of policy \"P\" [rule]");
      assertThat(denied.path("_meta").path("dev.edict/decision").path("rule").asText())
          .isEqualTo("d");
      assertThat(client.textOf("s__large", "{}")).contains("[no-rule]");
    }
    assertThat(test.eventLines())
        .containsExactly(
            "ALLOW register s", "ALLOW call s/echo", "DENY call s/env", "DENY call s/large");
  }

  @Test
  void aDeniedServerIsNotStarted() throws Exception {
    TestGateway test = TestGateway.with(ALL);
    Path trace = folder.resolve("started");
    McpServerSettings other =
        McpServerSettings.program("other", List.of("touch", trace.toString()));
    try (McpGateway gateway = test.open(scripted("s"), other);
        TestClient client = new TestClient(gateway).initialize("{}")) {
      assertThat(client.textOf("other__x", "{}")).contains("Denied by policy");
    }
    assertThat(trace).doesNotExist();
    assertThat(test.messages)
        .contains("server other is not started: no rule allows register of other");
  }

  @Test
  void anArtifactMustHaveTheDigestOfTheSettings() throws Exception {
    Path artifact = Files.writeString(folder.resolve("server.jar"), "swapped");
    TestGateway test = TestGateway.with(ALL);
    McpServerSettings settings =
        scripted("s").from("hub", "sha256:" + "0".repeat(64)).withArtifact(artifact);
    try (McpGateway gateway = test.open(settings);
        TestClient client = new TestClient(gateway).initialize("{}")) {
      assertThat(names(client)).isEmpty();
    }
    assertThat(test.eventLines()).containsExactly("DENY register s");
  }

  @Test
  void aChangedDefinitionIsHiddenAndRefused() throws Exception {
    TestGateway test = TestGateway.with(ALL);
    try (McpGateway gateway = test.open(scripted("s"));
        TestClient client = new TestClient(gateway).initialize("{}")) {
      // Listed once at the start, and a second time now.
      assertThat(names(client)).contains("s__echo").doesNotContain("s__shifty");
      assertThat(client.textOf("s__shifty", "{}")).contains("[tool-changed]");
    }
    assertThat(test.eventLines()).contains("DENY call s/shifty");
    assertThat(test.events).allMatch(event -> "gateway-1".equals(event.host()));
  }

  @Test
  void pinsAreKeptBetweenRuns() throws Exception {
    Path pins = folder.resolve("pins.json");
    McpGatewaySettings settings =
        new McpGatewaySettings(
            List.of(scripted("s")),
            McpGatewaySettings.Names.PLAIN,
            McpGatewaySettings.Denials.ERROR,
            pins);
    TestGateway test = TestGateway.with(ALL);
    try (McpGateway gateway = test.open(settings);
        TestClient client = new TestClient(gateway).initialize("{}")) {
      assertThat(names(client)).contains("echo");
    }
    String kept = Files.readString(pins);
    Files.writeString(pins, kept.replaceFirst("(\"s/echo\":\"sha256:)[0-9a-f]{4}", "$1eeee"));

    try (McpGateway gateway = test.open(settings);
        TestClient client = new TestClient(gateway).initialize("{}")) {
      assertThat(names(client)).doesNotContain("echo");
      assertThat(client.call("echo", "{}").path("error").path("code").asInt()).isEqualTo(-31403);
    }
  }

  @Test
  void ambiguousAndReservedToolsAreLeftOut() throws Exception {
    TestGateway test = TestGateway.with(ALL);
    try (McpGateway gateway = test.open(scripted("s"));
        TestClient client = new TestClient(gateway).initialize("{}")) {
      assertThat(names(client))
          .doesNotContain("s__twin", "s__client.sampling", "s__not a name")
          .hasSize(7);
      assertThat(client.call("s__twin", "{}").path("error").path("code").asInt()).isEqualTo(-32602);
    }
  }

  @Test
  void secretsReachTheServerAndNobodyElse() throws Exception {
    TestGateway test =
        TestGateway.with(
                "allow \"use\" register \"s\", \"t\" allow \"any\" call \"s/*\", \"t/*\""
                    + " secret \"KEY\" for server \"s\" inject env \"API_KEY\" prefix \"k-\"")
            .secrets(Map.of("KEY", "canary-value-1"));
    try (McpGateway gateway = test.open(scripted("s"), scripted("t"));
        TestClient client = new TestClient(gateway).initialize("{}")) {
      assertThat(client.textOf("s__env", "{}"))
          .contains("API_KEY=k-[secret KEY]")
          .doesNotContain("canary-value");
      assertThat(client.textOf("t__env", "{}")).doesNotContain("API_KEY", "canary-value");
    }
    assertThat(String.join("\n", test.messages))
        .contains("started with the key k-[secret KEY]")
        .doesNotContain("canary-value");
    assertThat(test.events.toString()).doesNotContain("canary-value");
  }

  @Test
  void aServerWhoseSecretIsMissingIsNotStarted() throws Exception {
    TestGateway test =
        TestGateway.with(ALL + " secret \"KEY\" for server \"s\" inject env \"API_KEY\"");
    try (McpGateway gateway = test.open(scripted("s"));
        TestClient client = new TestClient(gateway).initialize("{}")) {
      assertThat(names(client)).isEmpty();
    }
    assertThat(test.messages).contains("server s is not started: no provider knows the secret KEY");
  }

  @Test
  void aSecretForAHeaderIsNotGivenToAProgram() throws Exception {
    TestGateway test =
        TestGateway.with(ALL + " secret \"KEY\" for server \"s\" inject header \"X-Key\"")
            .secrets(Map.of("KEY", "canary-value-1"));
    try (McpGateway gateway = test.open(scripted("s"));
        TestClient client = new TestClient(gateway).initialize("{}")) {
      assertThat(names(client)).isEmpty();
    }
  }

  @Test
  void largeResultsAreNotPassedOn() throws Exception {
    TestGateway test = TestGateway.with(ALL);
    try (McpGateway gateway = test.open(scripted("s").withResultLimit(50_000));
        TestClient client = new TestClient(gateway).initialize("{}")) {
      JsonNode result = client.call("s__large", "{}").path("result");

      assertThat(result.path("isError").asBoolean()).isTrue();
      assertThat(result.path("content").path(0).path("text").asText())
          .contains("the gateway passes on 50000 at most");
    }
  }

  @Test
  void aPersonIsAskedBeforeWhatNeedsApproval() throws Exception {
    TestGateway test =
        TestGateway.with(
            "allow \"use\" register \"s\" allow \"pay\" call \"s/pay\" require approval \"money\"");
    Path paid = folder.resolve("paid");
    String arguments = "{\"file\":\"" + paid + "\"}";
    AtomicReference<String> question = new AtomicReference<>("");
    AtomicReference<String> answer = new AtomicReference<>("{\"action\":\"decline\"}");
    try (McpGateway gateway = test.open(scripted("s"));
        TestClient client =
            new TestClient(gateway)
                .answering(
                    request -> {
                      question.set(request.path("params").path("message").asText());
                      return answer.get();
                    })
                .initialize(FORMS)) {
      assertThat(client.textOf("s__pay", arguments)).contains("[approval-rejected]");
      assertThat(paid).doesNotExist();
      answer.set("{\"action\":\"accept\",\"content\":{\"approve\":false}}");
      assertThat(client.textOf("s__pay", arguments)).contains("[approval-rejected]");
      assertThat(paid).doesNotExist();
      answer.set("{\"action\":\"accept\",\"content\":{\"approve\":true}}");
      assertThat(client.textOf("s__pay", arguments)).isEqualTo("paid");
      assertThat(paid).exists();
    }
    assertThat(question.get())
        .contains("call s/pay with " + arguments, "Reason: money", "Rule \"pay\" of \"P\"");
    assertThat(test.eventLines().subList(1, 4))
        .containsExactly("DENY call s/pay", "DENY call s/pay", "ALLOW call s/pay");
  }

  @Test
  void withoutAnyoneToAskApprovalIsMissing() throws Exception {
    TestGateway test =
        TestGateway.with(
            "allow \"use\" register \"s\" allow \"pay\" call \"s/pay\" require approval \"money\"");
    try (McpGateway gateway = test.open(scripted("s"));
        TestClient client = new TestClient(gateway).initialize("{}")) {
      assertThat(client.textOf("s__pay", "{}")).contains("[approval-missing]");
    }
  }

  @Test
  void anApprovalOutsideASessionIsGoodForThatRequestOnce() throws Exception {
    TestGateway test =
        TestGateway.with(
            "allow \"use\" register \"s\" allow \"echo\" call \"s/echo\" require approval \"hm\"");
    try (McpGateway gateway = test.open(scripted("s"));
        TestClient client = new TestClient(gateway)) {
      JsonNode asked = client.request("tools/call", modern("{\"n\":1}", ""));
      assertThat(asked.path("result").path("resultType").asText()).isEqualTo("input_required");
      String state = asked.path("result").path("requestState").asText();
      String yes =
          ",\"requestState\":\""
              + state
              + "\",\"inputResponses\":{\"approval\":"
              + "{\"action\":\"accept\",\"content\":{\"approve\":true}}}";

      assertThat(text(client.request("tools/call", modern("{\"n\":2}", yes))))
          .contains("[approval-mismatch]");
      JsonNode again = client.request("tools/call", modern("{\"n\":1}", ""));
      String fresh = yes.replace(state, again.path("result").path("requestState").asText());
      assertThat(text(client.request("tools/call", modern("{\"n\":1}", fresh))))
          .isEqualTo("{\"n\":1}");
      assertThat(text(client.request("tools/call", modern("{\"n\":1}", fresh))))
          .contains("[approval-missing]");
    }
    assertThat(test.events.stream().map(event -> event.decision()).toList())
        .containsExactly(
            Outcome.ALLOW,
            Outcome.APPROVAL_REQUIRED,
            Outcome.DENY,
            Outcome.APPROVAL_REQUIRED,
            Outcome.ALLOW,
            Outcome.DENY);
  }

  @Test
  void answersThatNobodyAskedForReachNoServer() throws Exception {
    try (McpGateway gateway = TestGateway.with(ALL).open(scripted("s", "whole"));
        TestClient client = new TestClient(gateway)) {
      String more = ",\"inputResponses\":{\"q\":{}},\"requestState\":\"server:x\"";

      assertThat(text(client.request("tools/call", modern("{\"n\":1}", more))))
          .isEqualTo("{\"name\":\"echo\",\"arguments\":{\"n\":1}}");
    }
  }

  private static String modern(String arguments, String more) {
    return "{\"name\":\"s__echo\",\"arguments\":"
        + arguments
        + more
        + ",\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
        + "\"io.modelcontextprotocol/clientCapabilities\":{\"elicitation\":{}}}}";
  }

  private static String text(JsonNode answer) {
    return answer.path("result").path("content").path(0).path("text").asText();
  }

  @Test
  void serversAskTheClientOnlyWhatSettingsAndPolicyLet() throws Exception {
    McpServerSettings quiet = scripted("s");
    McpServerSettings asking = quiet.withClientRequests(Set.of(ClientRequest.SAMPLING));
    String sampling = "{\"sampling\":{}}";

    assertThat(asked(ALL, quiet, sampling)).contains("servers may not ask this");
    assertThat(asked("allow \"use\" register \"s\" allow \"a\" call \"s/ask\"", asking, sampling))
        .contains("Denied by policy");
    assertThat(asked(ALL, asking, "{}")).contains("the client cannot do this");
    assertThat(asked(ALL, asking, sampling)).isEqualTo("hello");
  }

  @Test
  void serversWithoutSessionsAskThroughTheSameGate() throws Exception {
    McpServerSettings quiet = scripted("s", "modern");
    McpServerSettings asking = quiet.withClientRequests(Set.of(ClientRequest.SAMPLING));

    assertThat(asked(ALL, quiet, "{\"sampling\":{}}")).isEmpty();
    assertThat(asked(ALL, asking, "{\"sampling\":{}}")).isEqualTo("hello state-1");
  }

  private static String asked(String policy, McpServerSettings server, String capabilities)
      throws IOException {
    try (McpGateway gateway = TestGateway.with(policy).open(server);
        TestClient client =
            new TestClient(gateway)
                .answering(request -> "{\"said\":\"hello\"}")
                .initialize(capabilities)) {
      return client.textOf("s__ask", "{}");
    }
  }

  @Test
  void progressReachesTheClientUnderItsOwnToken() throws Exception {
    try (McpGateway gateway = TestGateway.with(ALL).open(scripted("s"));
        TestClient client = new TestClient(gateway).initialize("{}")) {
      client.request(
          "tools/call", "{\"name\":\"s__progress\",\"_meta\":{\"progressToken\":\"mine\"}}");

      assertThat(client.notifications())
          .anySatisfy(
              told ->
                  assertThat(told.path("params").path("progressToken").asText()).isEqualTo("mine"));
    }
  }

  @Test
  void aCancelledCallIsCancelledAtTheServer() throws Exception {
    Path told = folder.resolve("told");
    try (McpGateway gateway = TestGateway.with(ALL).open(scripted("s"));
        TestClient client = new TestClient(gateway).initialize("{}")) {
      int id =
          client.start(
              "tools/call", "{\"name\":\"s__slow\",\"arguments\":{\"file\":\"" + told + "\"}}");
      while (gateway.callsUnderWay() == 0) {
        Thread.onSpinWait();
      }
      client.send(
          "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":"
              + id
              + "}}");
      assertThat(client.await(id).has("error")).isTrue();
      assertThat(client.textOf("s__echo", "{}")).isEqualTo("{}");
    }
    assertThat(told).hasContent("notifications/cancelled");
  }

  @Test
  void faultyMessagesAreAnsweredAndReachNoServer() throws Exception {
    TestGateway test = TestGateway.with(ALL);
    try (McpGateway gateway = test.open(scripted("s", "junk"));
        TestClient client = new TestClient(gateway).initialize("{}")) {
      client.send("[{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"tools/list\"}]");
      assertThat(client.next().path("error").path("code").asInt()).isEqualTo(-32600);
      client.send(
          "{\"jsonrpc\":\"2.0\",\"id\":6,\"method\":\"tools/call\",\"params\":"
              + "{\"name\":\"s__echo\",\"name\":\"s__env\"}}");
      assertThat(client.next().path("error").path("code").asInt()).isEqualTo(-32700);
      assertThat(
              client
                  .request("tools/call", "{\"name\":\"s__echo\",\"Name\":\"s__env\"}")
                  .path("error")
                  .path("code")
                  .asInt())
          .isEqualTo(-32602);
      assertThat(client.request("tasks/list", "{}").path("error").path("code").asInt())
          .isEqualTo(-32601);
      // The server's own junk does no harm.
      assertThat(client.textOf("s__echo", "{\"a\":1}")).isEqualTo("{\"a\":1}");
    }
    assertThat(test.eventLines()).containsExactly("ALLOW register s", "ALLOW call s/echo");
  }

  @Test
  void anotherPolicyEndsServersThatItDenies() throws Exception {
    TestGateway test = TestGateway.with(ALL);
    try (McpGateway gateway = test.open(scripted("s"));
        TestClient client = new TestClient(gateway).initialize("{}")) {
      assertThat(client.textOf("s__echo", "{}")).isEqualTo("{}");
      test.policy.publish(TestGateway.rules("allow \"any\" call \"s/*\""));
      gateway.policyChanged();

      assertThat(names(client)).isEmpty();
      assertThat(client.notifications().toString()).contains("notifications/tools/list_changed");
    }
    assertThat(test.messages).contains("server s is ended: no rule allows register of s");
  }

  private static List<String> names(TestClient client) {
    JsonNode tools = client.request("tools/list", "{}").path("result").path("tools");
    return tools.findValuesAsText("name");
  }
}
