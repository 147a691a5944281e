package dev.edict.gateway.proxy;

import java.time.Duration;

/**
 * What a proxy spends on its clients.
 *
 * @param mostConnections how many connections may be open at once; further ones are answered with
 *     503
 * @param headPatience how long a client may take for the head of a request, or for the first bytes
 *     in a tunnel
 * @param connectPatience how long connecting may take, for each address
 * @param idlePatience how long a connection may be silent
 */
public record ProxyLimits(
    int mostConnections, Duration headPatience, Duration connectPatience, Duration idlePatience) {

  /** The limits where nothing else is said. */
  public static final ProxyLimits DEFAULTS =
      new ProxyLimits(1000, Duration.ofSeconds(15), Duration.ofSeconds(10), Duration.ofMinutes(10));

  /** Checks that all are positive. */
  public ProxyLimits {
    if (mostConnections < 1
        || headPatience.toMillis() < 1
        || connectPatience.toMillis() < 1
        || idlePatience.toMillis() < 1) {
      throw new IllegalArgumentException("a limit is not positive");
    }
  }

  /** Returns these limits with another number of connections. */
  public ProxyLimits withMostConnections(int value) {
    return new ProxyLimits(value, headPatience, connectPatience, idlePatience);
  }

  /** Returns these limits with another time that a client may take for the head of a request. */
  public ProxyLimits withHeadPatience(Duration value) {
    return new ProxyLimits(mostConnections, value, connectPatience, idlePatience);
  }
}
