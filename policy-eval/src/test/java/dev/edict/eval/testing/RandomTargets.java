package dev.edict.eval.testing;

import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.match.network.HttpMethod;
import dev.edict.dsl.match.network.Protocol;
import dev.edict.dsl.rule.DelegationGrant.Bound;
import dev.edict.dsl.rule.FileAction;
import dev.edict.dsl.rule.RuleTarget;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Targets and bounds over a small vocabulary, so that rules and requests often meet. */
final class RandomTargets {
  static final List<String> HOSTS =
      List.of(
          "**",
          "a.test",
          "b.a.test",
          "c.b.a.test",
          "*.a.test",
          "**.a.test",
          "*.test",
          "**.test",
          "c*.a.test",
          "*.b*.test",
          "**.c?.test",
          "*a*.test",
          "x-*-y.test",
          "**.b.*.test",
          "10.1.2.3",
          "10.1.2.0/24",
          "10.0.0.0/8",
          "0.0.0.0/0",
          "2001:db8::1",
          "2001:db8::/32",
          "64:ff9b::/96",
          "::1");
  static final List<String> PORTS = List.of("", "", ":443", ":80", ":80-90", ":90,443");
  static final List<String> HTTP_PATHS =
      List.of(
          "/**",
          "/",
          "/a",
          "/a/*",
          "/a/**",
          "/a/b",
          "/*/b",
          "/**/b",
          "/a/**/c",
          "/v*/x",
          "/a/b*",
          "/**/b/**");
  static final List<String> PATHS =
      List.of(
          "**",
          "/",
          "/a",
          "/a/*",
          "/a/**",
          "/a/b",
          "/a/b/**",
          "/*/b",
          "/a/*/c",
          "/a/**/c",
          "**/.env",
          "**/b/**",
          "**/*.pem",
          "**/a*/c",
          "/A/**",
          "/a/B",
          "/a/?",
          "/a/??*",
          "/a/*/**",
          "/*/**",
          "~/*/**",
          "/a/é/**",
          "~",
          "~/**",
          "~/.ssh/**",
          "~/b",
          "~/*",
          "~/**/c",
          "C:/a/**",
          "*:/a/b");
  static final List<String> SERVERS = List.of("gh", "erp", "wiki", "g*", "*", "*k*", "?h", "w?ki");
  static final List<String> NAMES =
      List.of(
          "get_me", "get_*", "*", "*_me", "*et*", "g*e", "list", "li??", "get_m?", "???", "l*t");
  static final List<String> URIS =
      List.of(
          "docs://a", "docs://**", "docs://a/**", "docs://a/*", "docs://**/b", "mem:x", "mem:*");

  private final Random random;

  RandomTargets(Random random) {
    this.random = random;
  }

  <T> T any(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }

  private String[] some(List<String> items) {
    String[] chosen = new String[random.nextInt(4) == 0 ? 2 : 1];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = any(items);
    }
    return chosen;
  }

  String endpoint() {
    String host = any(HOSTS);
    String ports = any(PORTS);
    return host.contains(":") && !ports.isEmpty() ? "[" + host + "]" + ports : host + ports;
  }

  RuleTarget target(Domain domain) {
    return switch (domain) {
      case NETWORK -> network();
      case FILESYSTEM -> Patterns.files(actions(), some(PATHS));
      case MCP -> mcp();
    };
  }

  private RuleTarget network() {
    if (random.nextInt(3) == 0) {
      return Patterns.http(methods(), endpoint(), some(HTTP_PATHS));
    }
    Set<Protocol> protocols =
        any(
            List.of(
                EnumSet.of(Protocol.TCP),
                EnumSet.of(Protocol.TCP),
                EnumSet.of(Protocol.UDP),
                EnumSet.allOf(Protocol.class)));
    return random.nextInt(4) == 0
        ? Patterns.connect(protocols, endpoint(), endpoint())
        : Patterns.connect(protocols, endpoint());
  }

  private Set<HttpMethod> methods() {
    return any(
        List.of(
            EnumSet.of(HttpMethod.GET),
            EnumSet.of(HttpMethod.GET, HttpMethod.HEAD),
            EnumSet.of(HttpMethod.POST),
            EnumSet.allOf(HttpMethod.class)));
  }

  Set<FileAction> actions() {
    return any(
        List.of(
            EnumSet.of(FileAction.READ),
            EnumSet.of(FileAction.WRITE),
            EnumSet.of(FileAction.READ, FileAction.WRITE),
            EnumSet.of(FileAction.EXECUTE),
            EnumSet.allOf(FileAction.class)));
  }

  private RuleTarget mcp() {
    return switch (random.nextInt(8)) {
      case 0 -> Patterns.register(some(SERVERS));
      case 1 -> Patterns.useServer(some(SERVERS));
      case 2 -> Patterns.readResource(any(URIS), any(SERVERS));
      case 3 -> Patterns.getPrompt(any(NAMES), any(SERVERS));
      default -> Patterns.call(any(SERVERS) + "/" + any(NAMES), any(SERVERS) + "/" + any(NAMES));
    };
  }

  Bound bound(Domain domain) {
    if (random.nextInt(3) == 0) {
      return new Bound.Everything();
    }
    return switch (domain) {
      case NETWORK -> new Bound.Endpoints(Patterns.endpoints(endpoint(), endpoint()));
      case FILESYSTEM -> new Bound.Paths(Patterns.paths(some(PATHS)));
      case MCP -> new Bound.Tools(Patterns.tools(any(SERVERS) + "/" + any(NAMES)));
    };
  }
}
