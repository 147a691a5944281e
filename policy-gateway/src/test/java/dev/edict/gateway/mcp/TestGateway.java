package dev.edict.gateway.mcp;

import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.audit.AuditEvent;
import dev.edict.eval.request.Subject;
import dev.edict.gateway.secret.EnvironmentSecrets;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A gateway with what it decided and said. */
final class TestGateway {
  final List<AuditEvent> events = new CopyOnWriteArrayList<>();
  final List<String> messages = new CopyOnWriteArrayList<>();
  final PolicyDecisionPoint policy;
  private Map<String, String> secrets = Map.of();

  private TestGateway(PolicyDecisionPoint policy) {
    this.policy = policy;
  }

  /** Returns a gateway with a policy that has these statements in its MCP section. */
  static TestGateway with(String statements) {
    return new TestGateway(PolicyDecisionPoint.of(rules(statements)));
  }

  static RuleSet rules(String statements) {
    String text = "edict 1\npolicy \"P\" level org\nmcp {\n" + statements + "\n}\n";
    return PolicyFrontEnd.analyze(PolicySource.of("p.edict", text)).requireRuleSet();
  }

  TestGateway secrets(Map<String, String> values) {
    secrets = values;
    return this;
  }

  McpGateway open(McpServerSettings... servers) throws IOException {
    return open(McpGatewaySettings.of(List.of(servers)));
  }

  McpGateway open(McpGatewaySettings settings) throws IOException {
    return McpGateway.builder(policy, settings)
        .subject(Subject.user("alice"))
        .audit(events::add)
        .host("gateway-1")
        .secrets(EnvironmentSecrets.of("", secrets))
        .messages(messages::add)
        .open();
  }

  List<String> eventLines() {
    return events.stream()
        .map(event -> event.decision() + " " + event.action() + " " + event.resource())
        .toList();
  }

  /** Returns the settings of a server that runs {@link ScriptedServer}. */
  static McpServerSettings scripted(String name, String... ways) {
    List<String> command = new ArrayList<>(java(ScriptedServer.class.getName()));
    command.addAll(List.of(ways));
    return McpServerSettings.program(name, command);
  }

  /** Returns the words that start a program of the tests. */
  static List<String> java(String main) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        classPath(),
        main);
  }

  private static String classPath() {
    return String.join(
        File.pathSeparator,
        Path.of("target", "test-classes").toAbsolutePath().toString(),
        Path.of("target", "classes").toAbsolutePath().toString(),
        System.getProperty("jdk.module.path", ""),
        System.getProperty("java.class.path", ""));
  }
}
