package dev.edict.eval;

import dev.edict.dsl.match.Rejection;
import dev.edict.dsl.match.mcp.NamePattern;
import dev.edict.dsl.match.mcp.ServerName;
import dev.edict.dsl.match.mcp.ToolPattern;
import dev.edict.dsl.match.mcp.UriPattern;
import dev.edict.dsl.rule.RuleTarget;
import dev.edict.eval.canonical.CanonicalRequest.Call;
import dev.edict.eval.canonical.CanonicalRequest.GetPrompt;
import dev.edict.eval.canonical.CanonicalRequest.OnServer;
import dev.edict.eval.canonical.CanonicalRequest.ReadResource;
import java.util.List;
import java.util.Optional;

/** Near misses among MCP rules. */
final class McpNearMisses {
  private McpNearMisses() {}

  static Optional<String> detail(RuleTarget target, OnServer on) {
    if (target instanceof RuleTarget.Call call && on instanceof Call asked) {
      return detail(call, asked);
    } else if (target instanceof RuleTarget.ReadResource read && on instanceof ReadResource asked) {
      boolean uri = read.uris().stream().anyMatch(pattern -> pattern.matches(asked.uri()));
      return oneOf(
          read.servers(),
          asked.server(),
          uri,
          NearMisses.isNotIn(
              "uri " + Rejection.quote(asked.uri().text()), read.uris(), UriPattern::text));
    } else if (target instanceof RuleTarget.GetPrompt get && on instanceof GetPrompt asked) {
      boolean prompt = get.prompts().stream().anyMatch(pattern -> pattern.matches(asked.prompt()));
      return oneOf(
          get.servers(),
          asked.server(),
          prompt,
          NearMisses.isNotIn("prompt " + asked.prompt(), get.prompts(), NamePattern::text));
    }
    return Optional.empty();
  }

  private static Optional<String> detail(RuleTarget.Call call, Call asked) {
    List<ToolPattern> sameServer =
        call.tools().stream()
            .filter(
                pattern ->
                    !pattern.server().glob().isAny() && pattern.server().matches(asked.server()))
            .toList();
    return sameServer.isEmpty()
        ? Optional.empty()
        : NearMisses.isNotIn("tool " + asked.tool(), sameServer, p -> p.tool().text());
  }

  /** Returns what does not fit when either the server or the other part does not. */
  private static Optional<String> oneOf(
      List<NamePattern> servers,
      ServerName server,
      boolean otherFits,
      Optional<String> otherDetail) {
    List<NamePattern> fitting =
        servers.stream().filter(pattern -> pattern.matches(server)).toList();
    if (otherFits) {
      return fitting.isEmpty()
          ? NearMisses.isNotIn("server " + server, servers, NamePattern::text)
          : Optional.empty();
    }
    boolean specific = fitting.stream().anyMatch(pattern -> !pattern.glob().isAny());
    return specific ? otherDetail : Optional.empty();
  }
}
