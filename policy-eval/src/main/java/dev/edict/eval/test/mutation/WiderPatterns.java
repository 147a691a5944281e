package dev.edict.eval.test.mutation;

import dev.edict.dsl.match.filesystem.PathPattern;
import dev.edict.dsl.match.mcp.NamePattern;
import dev.edict.dsl.match.mcp.ToolPattern;
import dev.edict.dsl.match.mcp.UriPattern;
import dev.edict.dsl.match.network.EndpointPattern;
import dev.edict.dsl.match.network.HostPattern;
import dev.edict.dsl.match.network.HttpPathPattern;
import dev.edict.dsl.match.network.IpAddress;
import dev.edict.dsl.match.network.IpNetwork;
import java.util.Optional;

/** The pattern that somebody could have written by mistake and that holds a little more. */
final class WiderPatterns {
  private static final String TREE = "/**";
  private static final int BITS_OF_A_STEP = 8;

  private WiderPatterns() {}

  static Optional<EndpointPattern> of(EndpointPattern endpoint) {
    return of(endpoint.host()).map(host -> new EndpointPattern(host, endpoint.ports()));
  }

  private static Optional<HostPattern> of(HostPattern host) {
    if (host instanceof HostPattern.Network network) {
      return of(network.network()).map(HostPattern.Network::new);
    }
    String text = host.text();
    int dot = text.indexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    String first = text.substring(0, dot);
    String rest = text.substring(dot + 1);
    if (first.equals("**")) {
      int next = rest.indexOf('.');
      return next < 0 ? Optional.empty() : host("**" + rest.substring(next));
    }
    return host((first.equals("*") ? "**." : "*.") + rest);
  }

  private static Optional<HostPattern> host(String text) {
    return Optional.ofNullable(HostPattern.parse(text).orNull());
  }

  private static Optional<IpNetwork> of(IpNetwork network) {
    int prefix = network.prefix() - BITS_OF_A_STEP;
    if (prefix < 0) {
      return Optional.empty();
    }
    IpAddress address = network.address();
    if (address.isV4()) {
      long mask = prefix == 0 ? 0 : -1L << (Integer.SIZE - prefix);
      return Optional.of(new IpNetwork(IpAddress.ofV4((int) (address.lo() & mask)), prefix));
    }
    return Optional.of(
        new IpNetwork(
            IpAddress.ofV6(
                address.hi() & leading(prefix), address.lo() & leading(prefix - Long.SIZE)),
            prefix));
  }

  /** Returns a number whose first {@code bits} bits are set. */
  private static long leading(int bits) {
    if (bits <= 0) {
      return 0;
    }
    return bits >= Long.SIZE ? -1L : -1L << (Long.SIZE - bits);
  }

  static Optional<PathPattern> of(PathPattern path) {
    return widerPath(path.text())
        .flatMap(text -> Optional.ofNullable(PathPattern.parse(text).orNull()));
  }

  static Optional<HttpPathPattern> of(HttpPathPattern path) {
    return widerPath(path.text())
        .flatMap(text -> Optional.ofNullable(HttpPathPattern.parse(text).orNull()));
  }

  static Optional<UriPattern> of(UriPattern uri) {
    return uri.text().endsWith("**")
        ? Optional.empty()
        : Optional.ofNullable(UriPattern.parse(uri.text() + TREE).orNull());
  }

  private static Optional<String> widerPath(String text) {
    if (text.equals("**") || text.equals(TREE) || text.equals("~" + TREE)) {
      return Optional.empty();
    }
    if (text.equals("/")) {
      return Optional.of(TREE);
    }
    if (text.endsWith(TREE)) {
      String base = text.substring(0, text.length() - TREE.length());
      int slash = base.lastIndexOf('/');
      return slash < 0 ? Optional.empty() : Optional.of(base.substring(0, slash) + TREE);
    }
    return Optional.of(text.endsWith("/*") ? text + "*" : text + TREE);
  }

  static Optional<ToolPattern> of(ToolPattern tool) {
    if (!tool.tool().glob().isAny()) {
      return Optional.ofNullable(ToolPattern.parse(tool.server().text() + "/*").orNull());
    }
    return tool.server().glob().isAny()
        ? Optional.empty()
        : Optional.ofNullable(ToolPattern.parse("*/*").orNull());
  }

  static Optional<NamePattern> of(NamePattern name) {
    return name.glob().isAny()
        ? Optional.empty()
        : Optional.ofNullable(NamePattern.parseServer("*").orNull());
  }
}
