package dev.edict.bench.workload;

import dev.edict.bench.workload.PlainRequest.CallTool;
import dev.edict.bench.workload.PlainRequest.Connect;
import dev.edict.bench.workload.PlainRequest.UseFile;
import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.match.MatchSide;
import dev.edict.dsl.match.filesystem.CanonicalPath;
import dev.edict.dsl.match.filesystem.FilesystemProfile;
import dev.edict.dsl.match.filesystem.PathPattern;
import dev.edict.dsl.match.mcp.ServerName;
import dev.edict.dsl.match.mcp.ToolName;
import dev.edict.dsl.match.mcp.ToolPattern;
import dev.edict.dsl.match.network.EndpointPattern;
import dev.edict.dsl.match.network.NetworkHost;
import dev.edict.dsl.match.network.Protocol;
import dev.edict.dsl.rule.Condition;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.rule.RuleTarget;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The baseline: every request is compared with one rule after the other, denies first, by the
 * matchers of the language. Takes only what workloads have: unconditional rules of one policy about
 * connections, files and tool calls.
 */
public final class LinearScan {
  private static final CanonicalPath HOME =
      CanonicalPath.parse(PlainRequest.HOME, FilesystemProfile.POSIX, null).value();

  private final Rule[] network;
  private final Rule[] filesystem;
  private final Rule[] mcp;

  /**
   * Makes a scan over rules.
   *
   * @throws IllegalArgumentException if there is more than a scan without conditions and levels can
   *     decide
   */
  public LinearScan(RuleSet rules) {
    if (rules.policies().size() != 1 || !rules.rules().stream().allMatch(LinearScan::isPlain)) {
      throw new IllegalArgumentException("a linear scan takes plain rules of one policy only");
    }
    network = deniesFirst(rules.rules(), Domain.NETWORK);
    filesystem = deniesFirst(rules.rules(), Domain.FILESYSTEM);
    mcp = deniesFirst(rules.rules(), Domain.MCP);
  }

  private static boolean isPlain(Rule rule) {
    boolean known =
        rule.target() instanceof RuleTarget.Connect
            || rule.target() instanceof RuleTarget.Files
            || rule.target() instanceof RuleTarget.Call;
    return known
        && rule.condition().equals(Condition.ALWAYS)
        && rule.until().isEmpty()
        && rule.approval().isEmpty()
        && !rule.observed();
  }

  private static Rule[] deniesFirst(List<Rule> rules, Domain domain) {
    return rules.stream()
        .filter(rule -> rule.domain() == domain)
        .sorted(Comparator.comparing((Rule rule) -> rule.effect() == Effect.ALLOW))
        .toArray(Rule[]::new);
  }

  /** Returns the determining rule, or null when none matches. */
  public @Nullable Rule decide(PlainRequest request) {
    if (request instanceof Connect connect) {
      return decide(connect);
    }
    if (request instanceof UseFile useFile) {
      return decide(useFile);
    }
    if (request instanceof CallTool callTool) {
      return decide(callTool);
    }
    throw new AssertionError(request);
  }

  private @Nullable Rule decide(Connect request) {
    NetworkHost host = NetworkHost.parse(request.host()).value();
    for (Rule rule : network) {
      RuleTarget.Connect target = (RuleTarget.Connect) rule.target();
      boolean deny = rule.effect() == Effect.DENY;
      if (target.protocols().contains(Protocol.TCP)
          && matches(target.endpoints(), host, request.port(), deny)) {
        return rule;
      }
    }
    return null;
  }

  private static boolean matches(
      List<EndpointPattern> endpoints, NetworkHost host, int port, boolean deny) {
    for (EndpointPattern endpoint : endpoints) {
      if (deny ? endpoint.matchesForDeny(host, port) : endpoint.matches(host, port)) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Rule decide(UseFile request) {
    CanonicalPath path = CanonicalPath.parse(request.path(), FilesystemProfile.POSIX, HOME).value();
    for (Rule rule : filesystem) {
      RuleTarget.Files target = (RuleTarget.Files) rule.target();
      MatchSide side = rule.effect() == Effect.DENY ? MatchSide.DENY : MatchSide.ALLOW;
      if (target.actions().contains(request.action()) && matches(target.paths(), path, side)) {
        return rule;
      }
    }
    return null;
  }

  private static boolean matches(List<PathPattern> patterns, CanonicalPath path, MatchSide side) {
    for (PathPattern pattern : patterns) {
      if (pattern.matches(path, HOME, side)) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Rule decide(CallTool request) {
    ServerName server = ServerName.parse(request.server()).value();
    ToolName tool = ToolName.parse(request.tool()).value();
    for (Rule rule : mcp) {
      if (matches(((RuleTarget.Call) rule.target()).tools(), server, tool)) {
        return rule;
      }
    }
    return null;
  }

  private static boolean matches(List<ToolPattern> patterns, ServerName server, ToolName tool) {
    for (ToolPattern pattern : patterns) {
      if (pattern.matches(server, tool)) {
        return true;
      }
    }
    return false;
  }
}
