package dev.edict.eval.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.match.filesystem.FilesystemProfile;
import dev.edict.dsl.rule.FileAction;
import dev.edict.dsl.rule.Level;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.FileRequest;
import dev.edict.eval.request.HttpRequest;
import dev.edict.eval.request.McpServer;
import dev.edict.eval.request.McpTool;
import dev.edict.eval.request.MountRequest;
import dev.edict.eval.request.NetworkRequest;
import dev.edict.eval.request.PromptRequest;
import dev.edict.eval.request.ProxyRequest;
import dev.edict.eval.request.ResourceReadRequest;
import dev.edict.eval.request.ServerRegistrationRequest;
import dev.edict.eval.request.Subject;
import dev.edict.eval.request.ToolCallRequest;
import dev.edict.eval.request.TransferRequest;
import dev.edict.eval.testing.Patterns;
import dev.edict.eval.testing.RuleBuilder;
import dev.edict.eval.testing.RuleSets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequestDigestTest {
  private static final Subject ALICE = Subject.user("alice");
  private static final Environment HERE = Environment.UNKNOWN;
  private static final McpServer ERP = McpServer.named("erp");

  private static Decision decision(String resource, String policyDigest, long generation) {
    return new Decision(
        Outcome.APPROVAL_REQUIRED,
        Basis.EXPLICIT,
        Optional.of(
            RuleBuilder.allow("r", Patterns.call("erp/pay"))
                .withApproval("")
                .in(RuleSets.policy("p", Level.ORG, Domain.MCP))),
        "rule",
        "",
        resource,
        List.of(),
        policyDigest,
        generation);
  }

  private static String digest(AccessRequest request) {
    return RequestDigest.of(request, decision("same", "digest", 1));
  }

  private static ToolCallRequest call(Subject subject, Environment environment, String arguments) {
    return new ToolCallRequest(subject, environment, ERP, McpTool.named("pay"), arguments);
  }

  @Test
  void everythingThatMattersMakesADifference() {
    List<AccessRequest> requests = new ArrayList<>();
    requests.addAll(bySubject());
    requests.addAll(byEnvironment());
    requests.addAll(byServerAndTool());
    requests.addAll(byResource());
    assertThat(requests.stream().map(RequestDigestTest::digest)).doesNotHaveDuplicates();
  }

  private static List<AccessRequest> bySubject() {
    return List.of(
        call(ALICE, HERE, "{}"),
        call(Subject.user("bob"), HERE, "{}"),
        call(Subject.builder("alice").org("acme").build(), HERE, "{}"),
        call(Subject.builder("alice").team("acme").build(), HERE, "{}"),
        call(Subject.builder("alice").team("a").team("b").build(), HERE, "{}"),
        call(Subject.builder("alice").team("a, b").build(), HERE, "{}"),
        call(Subject.builder("alice").attribute("a", "1").build(), HERE, "{}"),
        call(Subject.builder("alice").attribute("a", 1).build(), HERE, "{}"),
        call(Subject.builder("alice").attribute("b", 1).build(), HERE, "{}"),
        call(Subject.builder("alice").attribute("a", Set.of("x, y")).build(), HERE, "{}"),
        call(Subject.builder("alice").attribute("a", Set.of("x")).build(), HERE, "{}"));
  }

  private static List<AccessRequest> byEnvironment() {
    return List.of(
        call(ALICE, HERE.withAgent("x"), "{}"),
        call(ALICE, HERE.withSandbox("x"), "{}"),
        call(ALICE, HERE.withHome("x"), "{}"),
        call(ALICE, HERE.withProfile(FilesystemProfile.POSIX), "{}"));
  }

  private static List<AccessRequest> byServerAndTool() {
    McpTool pay = McpTool.named("pay");
    return List.of(
        call(ALICE, HERE, "{ }"),
        call(ALICE, HERE, "\ud800"),
        call(ALICE, HERE, "\ud801"),
        ToolCallRequest.builder(ALICE, ERP, pay).build(),
        ToolCallRequest.builder(ALICE, new McpServer("erp", "c", null, null), pay).build(),
        ToolCallRequest.builder(ALICE, new McpServer("erp", null, "c", null), pay).build(),
        ToolCallRequest.builder(ALICE, new McpServer("erp", null, null, "c"), pay).build(),
        ToolCallRequest.builder(ALICE, ERP, pay.withHints(true, true, true, true)).build(),
        ToolCallRequest.builder(ALICE, ERP, pay.withHints(true, false, true, true)).build(),
        ToolCallRequest.builder(ALICE, ERP, pay.withHints(true, true, false, true)).build(),
        ToolCallRequest.builder(ALICE, ERP, pay.withHints(true, true, true, false)).build(),
        ToolCallRequest.builder(ALICE, ERP, new McpTool("pay", "d", null, null, null, null))
            .build(),
        new ServerRegistrationRequest(ALICE, HERE, ERP),
        new ServerRegistrationRequest(ALICE, HERE, McpServer.named("erp2")),
        new ResourceReadRequest(ALICE, HERE, ERP, "x"),
        new ResourceReadRequest(ALICE, HERE, McpServer.named("erp2"), "x"),
        new PromptRequest(ALICE, HERE, ERP, "x"),
        new PromptRequest(ALICE, HERE, McpServer.named("erp2"), "x"));
  }

  private static List<AccessRequest> byResource() {
    FileRequest file = FileRequest.of(ALICE, HERE, FileAction.READ, "/x");
    MountRequest mount = MountRequest.of(ALICE, HERE, MountRequest.Access.READ, "/x");
    TransferRequest copy = TransferRequest.of(ALICE, HERE, TransferRequest.Kind.COPY, "/x", "/y");
    return List.of(
        copy,
        copy.ofSingleFile(),
        copy.withRealPaths("/a", "/b"),
        copy.withRealPaths("/a", "/c"),
        copy.withRealPaths("/c", "/b"),
        TransferRequest.of(ALICE, HERE, TransferRequest.Kind.LINK, "/x", "/y"),
        TransferRequest.of(ALICE, HERE, TransferRequest.Kind.COPY, "/z", "/y"),
        TransferRequest.of(ALICE, HERE, TransferRequest.Kind.COPY, "/x", "/z"),
        proxy("h:1", null, null, null),
        proxy("i:1", null, null, null),
        proxy("h:1", "h", null, null),
        proxy("h:1", null, "h", null),
        proxy("h:1", null, null, new ProxyRequest.Message("GET", "/")),
        proxy("h:1", null, null, new ProxyRequest.Message("PUT", "/")),
        proxy("h:1", null, null, new ProxyRequest.Message("GET", "/a")),
        file,
        file.withRealPath("/y"),
        FileRequest.of(ALICE, HERE, FileAction.WRITE, "/x"),
        mount,
        mount.withRealPath("/y"),
        mount.withMasking(),
        NetworkRequest.connect(ALICE, "h", 1),
        NetworkRequest.builder(ALICE, "h", 1).inspecting().build(),
        NetworkRequest.builder(ALICE, "h", 1).resolvedAddresses(List.of("10.0.0.1")).build(),
        HttpRequest.of(ALICE, "GET", "http://h/a"),
        HttpRequest.of(ALICE, "GET", "http://h/a?b"),
        HttpRequest.of(ALICE, "PUT", "http://h/a"));
  }

  private static ProxyRequest proxy(
      String target,
      @Nullable String sni,
      @Nullable String hostHeader,
      ProxyRequest.@Nullable Message message) {
    return new ProxyRequest(ALICE, HERE, target, sni, hostHeader, message, List.of(), false);
  }

  @Test
  void policySetAndResourceMakeADifference() {
    AccessRequest request = call(ALICE, HERE, "{}");
    assertThat(
            List.of(
                RequestDigest.of(request, decision("a", "d", 1)),
                RequestDigest.of(request, decision("b", "d", 1)),
                RequestDigest.of(request, decision("a", "e", 1)),
                RequestDigest.of(request, decision("a", "d", 2))))
        .doesNotHaveDuplicates();
  }

  @Test
  void orderOfTeamsMakesNone() {
    Subject one = Subject.builder("alice").team("a").team("b").build();
    Subject other = Subject.builder("alice").team("b").team("a").build();
    assertThat(digest(call(one, HERE, "{}"))).isEqualTo(digest(call(other, HERE, "{}")));
  }
}
