package dev.edict.example.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edict.dsl.PolicyException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The service, started for real and asked over HTTP. */
class AgentServiceTest {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private Path policy;
  private ConfigurableApplicationContext service;
  private String address;
  private String management;
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void writePolicy() throws IOException {
    policy = folder.resolve("agents.edict");
    Files.copy(Path.of("policies/agents.edict"), policy);
  }

  @AfterEach
  void stop() {
    if (service != null) {
      service.close();
    }
  }

  private void start(String watch) {
    service =
        SpringApplication.run(
            AgentService.class,
            "--server.port=0",
            "--management.server.port=0",
            "--edict.watch=" + watch,
            "--edict.policies[0]=file:" + folder + "/*.edict");
    address = "http://127.0.0.1:" + port("local.server.port");
    management = "http://127.0.0.1:" + port("local.management.port") + "/actuator";
  }

  private String port(String property) {
    return service.getEnvironment().getRequiredProperty(property);
  }

  @Test
  void letsThroughWhatThePoliciesAllow() throws Exception {
    start("1h");
    HttpResponse<String> allowed = call("payments/refund", "alice", null, "{\"amount\":100}");
    assertThat(allowed.statusCode()).isEqualTo(200);
    assertThat(allowed.body()).isEqualTo("payments/refund was called with {\"amount\":100}");
  }

  @Test
  void refusesAllElseAndSaysWhy() throws Exception {
    start("1h");
    HttpResponse<String> large = call("payments/refund", "alice", null, "{\"amount\":101}");
    assertThat(large.statusCode()).isEqualTo(403);
    assertThat(large.body()).contains("approval_required", "large refunds");
    HttpResponse<String> denied = call("payments/refund", "bob", "contractors", "{\"amount\":1}");
    assertThat(denied.statusCode()).isEqualTo(403);
    assertThat(denied.body()).contains("\"deny\"", "contractors refund nothing");
    assertThat(call("tickets/delete_all", "alice", null, "{}").body()).contains("no-rule");
    // Two amounts: which of them the tool would take is not for the policy to guess.
    HttpResponse<String> twice =
        call("payments/refund", "alice", null, "{\"amount\":1,\"amount\":900}");
    assertThat(twice.statusCode()).isEqualTo(403);
    assertThat(twice.body()).contains("\"deny\"").doesNotContain("was called");
  }

  @Test
  void measuresDecisions() throws Exception {
    start("1h");
    call("tickets/get_one", "alice", null, "{}");
    call("tickets/get_one", "alice", null, "{}");
    call("tickets/delete_all", "alice", null, "{}");
    assertThat(ask("/metrics/edict.decisions?tag=outcome:allow&tag=domain:mcp").body())
        .contains("\"statistic\":\"COUNT\",\"value\":2.0", "\"TOTAL_TIME\"");
    assertThat(ask("/metrics/edict.decisions?tag=kind:implicit").body())
        .contains("\"statistic\":\"COUNT\",\"value\":1.0");
    assertThat(ask("/metrics/edict.policy.generation").body()).contains("\"value\":1.0");
  }

  @Test
  void readsPoliciesAgainWhenTold() throws Exception {
    start("1h");
    assertThat(ask("/edict").body()).contains("\"generation\":1", "\"rules\":4");
    String smaller = Files.readString(policy).replace("<= 100", "<= 10").replace("= 100 ", "= 10 ");
    Files.writeString(policy, smaller);
    HttpResponse<String> reloaded = reload();
    assertThat(reloaded.statusCode()).isEqualTo(200);
    assertThat(reloaded.body()).contains("\"generation\":2");
    assertThat(call("payments/refund", "alice", null, "{\"amount\":100}").statusCode())
        .isEqualTo(403);
  }

  @Test
  void keepsTheLastGoodPoliciesAndSaysSo() throws Exception {
    start("1h");
    assertThat(ask("/health").body()).contains("\"status\":\"UP\"", "\"policy\"");
    Files.writeString(policy, "edict 1\npolicy \"x\" level nobody\n");
    HttpResponse<String> reloaded = reload();
    assertThat(reloaded.statusCode()).isEqualTo(422);
    assertThat(reloaded.body()).contains("agents.edict:2:", "\"generation\":1");
    assertThat(ask("/health").body()).contains("STALE");
    assertThat(call("tickets/get_one", "alice", null, "{}").statusCode()).isEqualTo(200);
    Files.delete(policy);
    assertThat(reload().statusCode()).isEqualTo(422);
    Files.copy(Path.of("policies/agents.edict"), policy);
    assertThat(reload().statusCode()).isEqualTo(200);
    assertThat(ask("/health").body()).doesNotContain("STALE");
  }

  @Test
  void noticesChangesByItself() throws Exception {
    start("50ms");
    Files.writeString(policy, "edict 1\npolicy \"nothing\" level org\n");
    Instant end = Instant.now().plus(LONGEST);
    while (!ask("/edict").body().contains("\"rules\":0")) {
      assertThat(Instant.now()).isBefore(end);
    }
    assertThat(call("tickets/get_one", "alice", null, "{}").statusCode()).isEqualTo(403);
  }

  @Test
  void doesNotStartWithoutSoundPolicies() throws IOException {
    Files.writeString(policy, "edict 1\npolicy \"x\" level nobody\n");
    assertThatThrownBy(() -> start("1h")).hasRootCauseInstanceOf(PolicyException.class);
    Files.delete(policy);
    assertThatThrownBy(() -> start("1h")).hasRootCauseInstanceOf(IOException.class);
  }

  private HttpResponse<String> call(String tool, String user, String team, String arguments)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + "/tools/" + tool))
            .header("Content-Type", "application/json")
            .header("X-User", user)
            .POST(HttpRequest.BodyPublishers.ofString(arguments));
    if (team != null) {
      request.header("X-Team", team);
    }
    return send(request);
  }

  private HttpResponse<String> ask(String path) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(management + path)));
  }

  private HttpResponse<String> reload() throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(management + "/edict"))
            .POST(HttpRequest.BodyPublishers.noBody()));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
