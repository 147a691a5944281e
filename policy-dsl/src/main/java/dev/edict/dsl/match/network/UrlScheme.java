package dev.edict.dsl.match.network;

import dev.edict.dsl.match.Ascii;
import java.util.Optional;

/** A scheme of URLs that name a network target. */
public enum UrlScheme {
  /** Hypertext transfer. */
  HTTP("http", 80),
  /** Hypertext transfer over TLS. */
  HTTPS("https", 443),
  /** A web socket. */
  WS("ws", 80),
  /** A web socket over TLS. */
  WSS("wss", 443);

  private final String text;
  private final int defaultPort;

  UrlScheme(String text, int defaultPort) {
    this.text = text;
    this.defaultPort = defaultPort;
  }

  /** Returns the scheme spelled {@code text} in any ASCII case. */
  static Optional<UrlScheme> of(String text) {
    String lower = Ascii.toLowerCase(text);
    for (UrlScheme scheme : values()) {
      if (scheme.text.equals(lower)) {
        return Optional.of(scheme);
      }
    }
    return Optional.empty();
  }

  /** Returns the lower-case spelling. */
  public String text() {
    return text;
  }

  /** Returns the port of a URL that names none. */
  public int defaultPort() {
    return defaultPort;
  }
}
