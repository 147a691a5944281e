package dev.edict.bench.condition;

import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.McpServer;
import dev.edict.eval.request.McpTool;
import dev.edict.eval.request.Subject;
import dev.edict.eval.request.ToolCallRequest;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Conditions of every form that reads no arguments, and a call that supplies some of the values.
 */
public final class SampleConditions {
  private static final String POLICY =
      """
      edict 1
      policy "conditions" level org
      attribute subject.clearance: string
      attribute subject.grade: integer
      attribute subject.staff: boolean
      attribute subject.since: time
      attribute subject.regions: set of string
      attribute subject.floors: set of integer
      attribute subject.absent: string
      mcp {
        allow "text" call "*/*" when subject.user == "alice"
        allow "other text" call "*/*" when subject.org != "evil"
        allow "number" call "*/*" when subject.grade >= 6.5
        allow "boolean" call "*/*" when subject.staff and not tool.destructive
        allow "time" call "*/*" when time < "2027-01-01T00:00Z" and subject.since < time
        allow "list" call "*/*" when subject.clearance in ["low", "medium", "high", "top"]
        allow "numbers" call "*/*" when subject.grade in [1, 3, 5, 7, 9]
        allow "teams" call "*/*" when "payments" in subject.teams
        allow "set" call "*/*" when "eu" in subject.regions and 3 in subject.floors
        allow "like" call "*/*" when agent like "cl?ude*" and sandbox like "sb-*"
        allow "presence" call "*/*" when subject has clearance and not subject has absent
        allow "pair" call "*/*" when subject.user == subject.clearance
        allow "server" call "*/*" when server.catalog == "hub" and server.digest like "sha256:*"
        allow "tool" call "*/*" when tool.name like "get_*" or tool.readOnly
        deny "absent" call "*/*" when subject.absent == "x"
        deny "both absent" call "*/*" unless subject.absent == "x" or server.url == "y"
      }
      """;

  private SampleConditions() {}

  /** Returns rules with the conditions. */
  public static List<Rule> rules() {
    return PolicyFrontEnd.analyze(PolicySource.of("conditions.edict", POLICY))
        .requireRuleSet()
        .rules();
  }

  /** Returns the call. */
  public static ToolCallRequest call() {
    Subject subject =
        Subject.builder("alice")
            .org("acme")
            .team("web")
            .team("payments")
            .attribute("clearance", "high")
            .attribute("grade", 7)
            .attribute("staff", true)
            .attribute("since", Instant.parse("2020-01-01T00:00:00Z"))
            .attribute("regions", Set.of("eu", "us"))
            .attribute("floors", List.of(1L, 2L, 3L))
            .build();
    McpServer server = McpServer.named("files").fromCatalog("hub").withDigest("sha256:00");
    return ToolCallRequest.builder(subject, server, McpTool.named("get_file"))
        .environment(Environment.UNKNOWN.withAgent("claude").withSandbox("sb-1"))
        .build();
  }
}
