package dev.edict.eval;

import dev.edict.dsl.match.MatchSide;
import dev.edict.dsl.match.Rejection;
import dev.edict.dsl.match.network.EndpointPattern;
import dev.edict.dsl.match.network.HostName;
import dev.edict.dsl.match.network.HostPattern;
import dev.edict.dsl.match.network.HttpPathPattern;
import dev.edict.dsl.match.network.NetworkHost;
import dev.edict.dsl.match.network.Protocol;
import dev.edict.dsl.rule.RuleTarget;
import dev.edict.eval.canonical.CanonicalRequest.Connect;
import dev.edict.eval.canonical.CanonicalRequest.Http;
import dev.edict.eval.canonical.CanonicalRequest.OnEndpoint;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Near misses among network rules. */
final class NetworkNearMisses {
  private NetworkNearMisses() {}

  static Optional<String> detail(RuleTarget target, OnEndpoint on, MatchSide side) {
    if (target instanceof RuleTarget.Connect connect) {
      Protocol protocol = on instanceof Connect asked ? asked.protocol() : Protocol.TCP;
      Fit fit = Fit.of(connect.endpoints(), on, side);
      return connect.protocols().contains(protocol)
          ? fit.nearMiss(on)
          : fit.ifWhole(
              () ->
                  NearMisses.isNotIn(
                      word(protocol), List.copyOf(connect.protocols()), NetworkNearMisses::word));
    } else if (target instanceof RuleTarget.Http http && on instanceof Http asked) {
      return detail(http, asked, Fit.of(http.endpoints(), on, side));
    }
    return Optional.empty();
  }

  private static String word(Protocol protocol) {
    return protocol.name().toLowerCase(Locale.ROOT);
  }

  private static Optional<String> detail(RuleTarget.Http http, Http asked, Fit fit) {
    boolean method = http.methods().contains(asked.method());
    boolean path = http.paths().stream().anyMatch(pattern -> pattern.matches(asked.path()));
    if (method && path) {
      return fit.nearMiss(asked);
    }
    if (path) {
      return fit.ifWhole(
          () ->
              NearMisses.isNotIn(
                  "method " + asked.method(), List.copyOf(http.methods()), Enum::name));
    }
    return method
        ? fit.ifWhole(
            () ->
                NearMisses.isNotIn(
                    "path " + Rejection.quote(asked.path().text()),
                    http.paths(),
                    HttpPathPattern::text))
        : Optional.empty();
  }

  /**
   * How some endpoints fit host and port.
   *
   * @param whole whether one fits in both
   * @param sameHost those that fit in the host, which they name more closely than by {@code **}
   * @param nearHost those that fit in the port and name a host above or below
   */
  private record Fit(
      boolean whole, List<EndpointPattern> sameHost, List<EndpointPattern> nearHost) {

    static Fit of(List<EndpointPattern> endpoints, OnEndpoint on, MatchSide side) {
      return new Fit(
          endpoints.stream()
              .anyMatch(e -> e.ports().contains(on.port()) && matches(e.host(), on, side)),
          endpoints.stream()
              .filter(
                  e -> !(e.host() instanceof HostPattern.AnyHost) && matches(e.host(), on, side))
              .toList(),
          endpoints.stream()
              .filter(e -> e.ports().contains(on.port()) && isNear(e.host(), on.host()))
              .toList());
    }

    private static boolean matches(HostPattern pattern, OnEndpoint on, MatchSide side) {
      return side == MatchSide.DENY
          ? pattern.matchesForDeny(on.host())
              || on.resolved().stream().anyMatch(pattern::matchesForDeny)
          : pattern.matches(on.host());
    }

    private static boolean isNear(HostPattern pattern, NetworkHost host) {
      if (!(host instanceof HostName name)) {
        return false;
      }
      if (pattern instanceof HostPattern.ExactName exact) {
        return isAtOrBelow(name, exact.name());
      }
      return pattern instanceof HostPattern.Subdomains below && isAtOrBelow(name, below.suffix());
    }

    private static boolean isAtOrBelow(HostName name, HostName above) {
      return name.equals(above) || name.text().endsWith("." + above.text());
    }

    Optional<String> ifWhole(Supplier<Optional<String>> detail) {
      return whole ? detail.get() : Optional.empty();
    }

    Optional<String> nearMiss(OnEndpoint on) {
      if (whole) {
        return Optional.empty();
      }
      if (!sameHost.isEmpty()) {
        return NearMisses.isNotIn("port " + on.port(), sameHost, e -> e.ports().text());
      }
      return nearHost.isEmpty()
          ? Optional.empty()
          : NearMisses.isNotIn("host " + on.host().text(), nearHost, e -> e.host().text());
    }
  }
}
