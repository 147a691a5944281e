package dev.edict.gateway.mcp;

import static dev.edict.gateway.mcp.TestGateway.scripted;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TasksTest {
  private static final String USE = "allow \"use\" register \"s\" allow \"see\" call \"s/watched\"";
  private static final String ALL = USE + " allow \"echo\" call \"s/echo\"";
  private static final String TASK =
      "{\"name\":\"s__echo\",\"arguments\":{},\"task\":{\"ttl\":60000}}";
  private static final String META =
      ",\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
          + "\"io.modelcontextprotocol/clientCapabilities\":{}}}";

  private final TestGateway test = TestGateway.with(ALL);

  @Test
  void aTaskIsKnownByTheIdentifierOfTheGateway() throws Exception {
    try (McpGateway gateway = test.open(scripted("s", "tasks"));
        TestClient client = new TestClient(gateway).initialize("{}")) {
      String id = start(client);

      assertThat(id).isNotEqualTo("t1");
      JsonNode state = client.request("tasks/get", of(id)).path("result");
      assertThat(state.path("taskId").asText()).isEqualTo(id);
      assertThat(client.notification("notifications/tasks/status").path("taskId").asText())
          .isEqualTo(id);
      assertThat(client.notifications()).isEmpty();
      JsonNode listed = client.request("tasks/list", "{}").path("result").path("tasks");
      assertThat(listed.findValuesAsText("taskId")).containsExactly(id);
      assertThat(client.request("tasks/cancel", of(id)).has("result")).isTrue();
      assertThat(client.textOf("s__watched", "{}")).isEqualTo("[cancelled t1]");
    }
  }

  @ParameterizedTest
  @CsvSource({"tasks/get", "tasks/result", "tasks/cancel"})
  void whatTheSessionDidNotStartItCannotTouch(String method) throws Exception {
    try (McpGateway gateway = test.open(scripted("s", "tasks"));
        TestClient client = new TestClient(gateway).initialize("{}");
        TestClient other = new TestClient(gateway).initialize("{}")) {
      String id = start(client);

      assertThat(code(client.request(method, of("t1")))).isEqualTo(-32602);
      assertThat(code(client.request(method, of("somebody-else")))).isEqualTo(-32602);
      assertThat(code(other.request(method, of(id)))).isEqualTo(-32602);
      assertThat(other.request("tasks/list", "{}").path("result").path("tasks")).isEmpty();
      assertThat(client.textOf("s__watched", "{}")).isEqualTo("[]");
    }
  }

  @Test
  void anotherPolicyEndsTheTasksThatItDenies() throws Exception {
    try (McpGateway gateway = test.open(scripted("s", "tasks"));
        TestClient client = new TestClient(gateway).initialize("{}")) {
      String first = start(client);
      test.policy.publish(TestGateway.rules(USE));
      assertThat(code(client.request("tasks/result", of(first)))).isEqualTo(-31403);
      assertThat(code(client.request("tasks/get", of(first)))).isEqualTo(-32602);

      test.policy.publish(TestGateway.rules(ALL));
      String second = start(client);
      test.policy.publish(TestGateway.rules(USE));
      gateway.policyChanged();
      assertThat(code(client.request("tasks/get", of(second)))).isEqualTo(-32602);
      while (!client.textOf("s__watched", "{}").equals("[cancelled t1]")) {
        Thread.onSpinWait();
      }
    }
    assertThat(test.eventLines().stream().filter(line -> line.equals("DENY call s/echo")))
        .hasSize(2);
  }

  @Test
  void resultsOfTasksAreLimitedLikeOthers() throws Exception {
    try (McpGateway gateway = test.open(scripted("s", "tasks").withResultLimit(500));
        TestClient client = new TestClient(gateway).initialize("{}")) {
      JsonNode result = client.request("tasks/result", of(start(client))).path("result");

      assertThat(result.path("isError").asBoolean()).isTrue();
      assertThat(result.path("content").path(0).path("text").asText()).contains("500 at most");
    }
  }

  @Test
  void aDeniedCallBecomesNoTask() throws Exception {
    try (McpGateway gateway = TestGateway.with(USE).open(scripted("s", "tasks"));
        TestClient client = new TestClient(gateway).initialize("{}")) {
      assertThat(code(client.request("tools/call", TASK))).isEqualTo(-31403);
    }
  }

  @Test
  void whereTheServerHasNoTasksNoneAreOfferedOrMade() throws Exception {
    try (McpGateway gateway = test.open(scripted("s"));
        TestClient client = new TestClient(gateway).initialize("{}")) {
      assertThat(code(client.request("tools/call", TASK))).isEqualTo(-32601);
    }
    assertThat(test.eventLines()).containsExactly("ALLOW register s");
  }

  @Test
  void clientsWithoutSessionsHaveNoTasks() throws Exception {
    try (McpGateway gateway = test.open(scripted("s", "tasks"));
        TestClient client = new TestClient(gateway)) {
      String modern = TASK.substring(0, TASK.length() - 1) + META;
      assertThat(code(client.request("tools/call", modern))).isEqualTo(-32602);
      assertThat(code(client.request("tasks/list", "{" + META.substring(1)))).isEqualTo(-32601);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"[]", "{\"ttl\":-1}", "{\"ttl\":\"1\"}", "{\"more\":1}"})
  void whatIsSaidOfTasksIsReadStrictly(String task) throws Exception {
    try (McpGateway gateway = test.open(scripted("s", "tasks"));
        TestClient client = new TestClient(gateway).initialize("{}")) {
      String call = "{\"name\":\"s__echo\",\"task\":" + task + "}";
      assertThat(code(client.request("tools/call", call))).isEqualTo(-32602);
    }
  }

  private static String start(TestClient client) {
    JsonNode task = client.request("tools/call", TASK).path("result").path("task");
    assertThat(task.path("status").asText()).isEqualTo("working");
    return task.path("taskId").asText();
  }

  private static String of(String id) {
    return "{\"taskId\":\"" + id + "\"}";
  }

  private static int code(JsonNode answer) {
    return answer.path("error").path("code").asInt();
  }
}
