package dev.edict.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.McpServer;
import dev.edict.eval.request.McpTool;
import dev.edict.eval.request.Subject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleItemsTest {
  private static final Subject ALICE = Subject.user("alice");
  private static final McpServer ERP = McpServer.named("erp");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "allow call 'erp/pay'",
        "allow call 'erp/pay' require approval 'sure?'",
        "allow call 'erp/pay' when args.amount <= 500",
        "allow call 'erp/pay' when not (args.amount <= 500)",
        "allow call 'erp/pay' when args has amount and not (args has note)",
        "allow call 'erp/pay' when subject.user == 'alice' and args.amount <= 500",
        "allow call 'erp/pay' when subject.user == 'bob' or args.kind like 'x*'",
        "allow call 'erp/*' deny call 'erp/pay' when args.amount > 500",
        "allow call 'erp/*' deny call 'erp/pay' unless args.amount <= 500",
        "allow call 'erp/*' deny call 'erp/pay' when subject.user == 'bob' and args.amount > 500",
        "allow call 'erp/pay' where args.file is filesystem read",
        "allow call 'erp/*' observe deny call 'erp/pay'"
      })
  void toolThatSomeArgumentsMakeCallableIsShown(String rules) {
    assertThat(tools(rules, McpTool.named("pay"))).containsExactly("pay");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "allow call 'erp/list'",
        "allow call 'erp/pay' when subject.user == 'bob'",
        "allow call 'erp/pay' when subject.user == 'bob' and args.amount <= 500",
        "allow call 'erp/pay' when tool.readOnly and args has amount",
        "allow call 'erp/pay' when subject.org == 'acme' and args has amount",
        "allow call 'erp/*' deny call 'erp/pay'",
        "allow call 'erp/*' deny call 'erp/pay' when subject.user == 'alice'",
        "allow call 'erp/*' deny call 'erp/pay' when subject.user == 'alice' or args.amount > 5",
        "allow call 'erp/*' deny call 'erp/pay' when tool.digest == 'x' or args.amount > 5",
        "allow call 'erp/*' deny call 'erp/pay' unless tool.readOnly and args has amount",
        "observe allow call 'erp/pay'",
        "allow call 'erp/pay' until '2020-01-01T00:00Z'"
      })
  void toolThatNoArgumentsMakeCallableIsHidden(String rules) {
    assertThat(tools(rules, McpTool.named("pay"))).isEmpty();
  }

  @Test
  void orderStaysAndNamesWithoutCanonicalFormAreHidden() {
    assertThat(
            tools(
                "allow call 'erp/*'",
                McpTool.named("pay"),
                McpTool.named("p\u0430y"),
                McpTool.named(""),
                McpTool.named("erp/pay"),
                McpTool.named("Pay")))
        .containsExactly("pay", "Pay");
  }

  @Test
  void hintsAndDigestsCount() {
    McpTool reading = McpTool.named("list").withHints(true, false, true, false);
    assertThat(tools("allow call 'erp/*' when tool.readOnly", McpTool.named("pay"), reading))
        .containsExactly("list");
    McpTool pinned = McpTool.named("pay").withDigest("sha256:" + "a".repeat(64));
    String pin = "tool 'erp/pay' digest 'sha256:" + "a".repeat(64) + "' allow call 'erp/*'";
    assertThat(tools(pin, pinned, pinned.withDigest("sha256:" + "b".repeat(64)))).hasSize(1);
  }

  @Test
  void serversPromptsAndResourcesAreFilteredAlike() {
    PolicyDecisionPoint point =
        point(
            "allow register 'erp' allow get prompt 'sum*' from 'erp'"
                + " allow read resource 'docs://**' from 'erp'");
    Environment unknown = Environment.UNKNOWN;
    assertThat(point.visibleServers(ALICE, unknown, List.of(McpServer.named("x"), ERP)))
        .containsExactly(ERP);
    assertThat(point.visiblePrompts(ALICE, unknown, ERP, List.of("plan", "summary")))
        .containsExactly("summary");
    assertThat(point.visibleResources(ALICE, unknown, ERP, List.of("docs://a", "file:///etc")))
        .containsExactly("docs://a");
  }

  @Test
  void nothingIsShownBeforeAPolicyIsPublished() {
    assertThat(
            PolicyDecisionPoint.denyAll()
                .visibleTools(ALICE, Environment.UNKNOWN, ERP, List.of(McpTool.named("pay"))))
        .isEmpty();
  }

  private static List<String> tools(String rules, McpTool... tools) {
    return point(rules).visibleTools(ALICE, Environment.UNKNOWN, ERP, List.of(tools)).stream()
        .map(McpTool::name)
        .toList();
  }

  private static PolicyDecisionPoint point(String rules) {
    String text = "edict 1\npolicy 'P' level org\nmcp {\n" + rules + "\n}\n";
    return PolicyDecisionPoint.of(
        PolicyFrontEnd.analyze(PolicySource.of("p.edict", text.replace('\'', '"')))
            .requireRuleSet());
  }
}
