package dev.edict.bench.engine.own;

import dev.edict.bench.neutral.AddressBlock;
import dev.edict.bench.neutral.NeutralRequest.ToHost;
import dev.edict.bench.neutral.NeutralRequest.ToPath;
import dev.edict.bench.neutral.NeutralRequest.ToTool;
import dev.edict.bench.neutral.NeutralRule;
import dev.edict.bench.neutral.NeutralRule.OnHost;
import dev.edict.bench.neutral.NeutralRule.OnPath;
import dev.edict.bench.neutral.NeutralRule.OnTool;
import dev.edict.bench.neutral.RuleRegex;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A rule with its patterns compiled.
 *
 * @param rule the rule
 * @param matching whether it is about a request
 */
record ScannedRule(NeutralRule rule, Predicate<ScannedRequest> matching) {

  /** Compiles a rule. */
  @FunctionalInterface
  interface Maker {
    ScannedRule make(NeutralRule rule);
  }

  boolean matches(ScannedRequest request) {
    return matching.test(request);
  }

  static ScannedRule byRegex(NeutralRule rule) {
    return new ScannedRule(
        rule, rule instanceof OnPath onPath ? pathByRegex(onPath) : notPath(rule));
  }

  static ScannedRule byPathMatcher(NeutralRule rule) {
    return new ScannedRule(
        rule, rule instanceof OnPath onPath ? pathByMatcher(onPath) : notPath(rule));
  }

  private static Predicate<ScannedRequest> notPath(NeutralRule rule) {
    return rule instanceof OnHost onHost ? host(onHost) : tool((OnTool) rule);
  }

  private static Predicate<ScannedRequest> host(OnHost rule) {
    if (rule.shape() == NeutralRule.HostShape.BLOCK) {
      AddressBlock block = AddressBlock.parse(rule.host());
      return asked ->
          hasPort(rule, (ToHost) asked.request())
              && asked.address() != null
              && block.contains(asked.address());
    }
    Pattern host = Pattern.compile(RuleRegex.host(rule));
    return asked -> {
      ToHost request = (ToHost) asked.request();
      return hasPort(rule, request) && host.matcher(request.host()).matches();
    };
  }

  private static boolean hasPort(OnHost rule, ToHost request) {
    return request.port() >= rule.firstPort() && request.port() <= rule.lastPort();
  }

  private static boolean hasAction(OnPath rule, ToPath request) {
    return request.write() ? rule.write() : rule.read();
  }

  private static Predicate<ScannedRequest> pathByRegex(OnPath rule) {
    Pattern path = Pattern.compile(RuleRegex.path(rule));
    return asked -> {
      ToPath request = (ToPath) asked.request();
      return hasAction(rule, request) && path.matcher(request.path()).matches();
    };
  }

  private static Predicate<ScannedRequest> pathByMatcher(OnPath rule) {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob(rule));
    boolean anywhere = rule.folder().isEmpty();
    return asked -> {
      Path path = Objects.requireNonNull(asked.path());
      return hasAction(rule, (ToPath) asked.request())
          && matcher.matches(anywhere ? Objects.requireNonNull(path.getFileName()) : path);
    };
  }

  private static String glob(OnPath rule) {
    return switch (rule.shape()) {
      case EXACT -> rule.folder() + "/" + rule.name();
      case TREE -> rule.folder() + "/**";
      case NAME -> rule.name();
      case EXTENSION -> "*." + rule.name();
      case IN_FOLDER -> rule.folder() + "/*." + rule.name();
    };
  }

  private static Predicate<ScannedRequest> tool(OnTool rule) {
    Pattern tool = Pattern.compile(RuleRegex.tool(rule));
    return asked -> {
      ToTool request = (ToTool) asked.request();
      return (rule.anyServer() || rule.server().equals(request.server()))
          && tool.matcher(request.tool()).matches();
    };
  }
}
