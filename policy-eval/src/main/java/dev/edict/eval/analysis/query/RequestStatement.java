package dev.edict.eval.analysis.query;

import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.rule.Policy;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.FileRequest;
import dev.edict.eval.request.HttpRequest;
import dev.edict.eval.request.MountRequest;
import dev.edict.eval.request.NetworkRequest;
import dev.edict.eval.request.PromptRequest;
import dev.edict.eval.request.ResourceReadRequest;
import dev.edict.eval.request.ServerRegistrationRequest;
import dev.edict.eval.request.ToolCallRequest;
import java.util.Locale;

/** Targets of rules that are about one request and no other. */
final class RequestStatement {
  private RequestStatement() {}

  /** Returns the target, or the empty text where a rule cannot be about one such request. */
  static String of(AccessRequest request, Decision decision) {
    String resource = decision.resource();
    if (request instanceof NetworkRequest connect) {
      return "connect "
          + connect.protocol().name().toLowerCase(Locale.ROOT)
          + " to "
          + quoted(resource);
    }
    if (request instanceof HttpRequest http && resource.indexOf('/') > 0) {
      int slash = resource.indexOf('/');
      return "http "
          + http.method()
          + " to "
          + quoted(resource.substring(0, slash))
          + " path "
          + quoted(resource.substring(slash));
    }
    if (request instanceof FileRequest file) {
      return file.action() + " on " + quoted(resource);
    }
    if (request instanceof MountRequest mount) {
      String actions = mount.access() == MountRequest.Access.WRITE ? "read, write" : "read";
      return actions + " on " + quoted(resource.equals("/") ? "/**" : resource + "/**");
    }
    if (request instanceof ToolCallRequest) {
      return "call " + quoted(resource);
    }
    if (request instanceof ServerRegistrationRequest registration) {
      return "register " + quoted(registration.server().name());
    }
    if (request instanceof ResourceReadRequest read) {
      return "read resource " + quoted(read.uri()) + " from " + quoted(read.server().name());
    }
    if (request instanceof PromptRequest prompt) {
      return "get prompt " + quoted(prompt.prompt()) + " from " + quoted(prompt.server().name());
    }
    return "";
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /** Returns the rule that {@code statement} writes, as one of {@code policy}. */
  static Rule rule(String statement, Policy policy) {
    String[] words = statement.split(" ", 3);
    String domain =
        switch (words[1]) {
          case "connect", "http" -> "network";
          case "call", "register", "get" -> "mcp";
          default -> words[2].startsWith("resource ") ? "mcp" : "filesystem";
        };
    String text = "edict 1\npolicy \"added\" level org\n" + domain + " {\n  " + statement + "\n}\n";
    Rule written =
        PolicyFrontEnd.analyze(PolicySource.of("added", text)).requireRuleSet().rules().get(0);
    return new Rule(
        written.id(),
        policy,
        written.effect(),
        false,
        written.target(),
        written.condition(),
        written.until(),
        written.approval(),
        written.severity(),
        written.annotations(),
        written.origin());
  }
}
