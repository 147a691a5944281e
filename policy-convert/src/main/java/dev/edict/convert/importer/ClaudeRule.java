package dev.edict.convert.importer;

import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.filesystem.PathPattern;
import dev.edict.dsl.match.mcp.ToolPattern;
import dev.edict.dsl.match.network.EndpointPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * A permission rule of Claude Code, {@code Tool(specifier)}.
 *
 * @param kind what it is about
 * @param text the rule as written
 * @param place where it stands
 * @param patterns what it means, in patterns of the language
 */
record ClaudeRule(Kind kind, String text, String place, List<String> patterns) {
  private static final String MCP = "mcp__";
  private static final String DOMAIN = "domain:";

  ClaudeRule {
    patterns = List.copyOf(patterns);
  }

  /** What a rule is about. */
  enum Kind {
    READ,
    CHANGE,
    FETCH,
    CALL
  }

  /** Reads a rule; empty when the language cannot say it, which becomes a loss. */
  static List<ClaudeRule> read(
      String text, String place, Effect effect, Optional<String> root, Losses losses) {
    int open = text.indexOf('(');
    boolean whole = open < 0;
    if (!whole && !text.endsWith(")")) {
      losses.missing(effect, place, "not a rule of the form Tool(specifier)");
      return List.of();
    }
    String tool = whole ? text : text.substring(0, open);
    String specifier = whole ? "" : text.substring(open + 1, text.length() - 1);
    if (tool.startsWith(MCP)) {
      return whole ? tools(text, place, effect, losses) : unknown(place, effect, losses);
    }
    return switch (tool) {
      case "Read", "Glob", "Grep", "LS" ->
          files(Kind.READ, text, place, specifier, effect, root, losses);
      case "Edit", "Write", "MultiEdit", "NotebookEdit" ->
          files(Kind.CHANGE, text, place, specifier, effect, root, losses);
      case "WebFetch" -> fetch(text, place, specifier, effect, losses);
      default -> unknown(place, effect, losses);
    };
  }

  private static List<ClaudeRule> unknown(String place, Effect effect, Losses losses) {
    losses.missing(effect, place, "the language has no such action");
    return List.of();
  }

  private static List<ClaudeRule> files(
      Kind kind,
      String text,
      String place,
      String specifier,
      Effect effect,
      Optional<String> root,
      Losses losses) {
    Optional<String> pattern =
        specifier.isEmpty() ? Optional.of("/**") : ClaudePath.pattern(specifier, effect, root);
    if (pattern.isEmpty()) {
      losses.missing(effect, place, ClaudePath.unknownRoot(specifier));
      return List.of();
    }
    return List.of(new ClaudeRule(kind, text, place, List.of(pattern.get())));
  }

  private static List<ClaudeRule> fetch(
      String text, String place, String specifier, Effect effect, Losses losses) {
    if (!specifier.isEmpty() && !specifier.startsWith(DOMAIN)) {
      return unknown(place, effect, losses);
    }
    String domain = specifier.isEmpty() ? "**" : specifier.substring(DOMAIN.length());
    return List.of(new ClaudeRule(Kind.FETCH, text, place, List.of(host(domain, effect))));
  }

  /** Returns the host pattern for a domain, where a leading {@code *.} means any depth. */
  static String host(String domain, Effect effect) {
    String host = domain.startsWith("*.") ? "*" + domain : domain.equals("*") ? "**" : domain;
    boolean hasPort = host.indexOf(':') >= 0;
    return effect == Effect.DENY || hasPort ? host : host + ":443";
  }

  /**
   * Reads {@code mcp__server} or {@code mcp__server__tool}. Where the parts could be taken in
   * several ways, a deny means all of them and an allow is refused.
   */
  private static List<ClaudeRule> tools(String text, String place, Effect effect, Losses losses) {
    String name = text.substring(MCP.length());
    List<String> readings = new ArrayList<>();
    for (int i = name.indexOf("__"); i > 0; i = name.indexOf("__", i + 1)) {
      if (i + 2 < name.length()) {
        readings.add(name.substring(0, i) + "/" + name.substring(i + 2));
      }
    }
    if (readings.isEmpty()) {
      readings.add(name + "/*");
    }
    if (readings.size() > 1 && effect == Effect.ALLOW) {
      losses.narrower(place, "where the server's name ends and the tool's starts is ambiguous");
      return List.of();
    }
    return List.of(new ClaudeRule(Kind.CALL, text, place, readings));
  }

  /** Returns whether some request may be of both rules. */
  boolean overlaps(ClaudeRule other) {
    if (kind != other.kind) {
      return false;
    }
    return switch (kind) {
      case READ, CHANGE -> overlap(other, PathPattern::parse, PathPattern::overlaps);
      case FETCH -> overlap(other, EndpointPattern::parse, EndpointPattern::overlaps);
      case CALL -> overlap(other, ToolPattern::parse, ToolPattern::overlaps);
    };
  }

  private <P> boolean overlap(
      ClaudeRule other, Function<String, Canonical<P>> parser, BiPredicate<P, P> overlaps) {
    for (String left : patterns) {
      for (String right : other.patterns) {
        P one = parser.apply(left).orNull();
        P two = parser.apply(right).orNull();
        if (one != null && two != null && overlaps.test(one, two)) {
          return true;
        }
      }
    }
    return false;
  }
}
