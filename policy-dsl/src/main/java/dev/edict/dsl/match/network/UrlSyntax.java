package dev.edict.dsl.match.network;

import dev.edict.dsl.match.Ascii;
import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.Rejection;
import dev.edict.dsl.match.RejectionCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The strict grammar of URLs. */
final class UrlSyntax {

  private static final int LONGEST = 16_384;
  private static final String SEPARATOR = "://";

  private UrlSyntax() {}

  static Canonical<UrlTarget> parse(String text) {
    Rejection fault = badCharacter(text);
    if (fault != null) {
      return Canonical.rejected(fault);
    }
    int separator = text.indexOf(SEPARATOR);
    Optional<UrlScheme> scheme = UrlScheme.of(text.substring(0, Math.max(separator, 0)));
    if (scheme.isEmpty()) {
      return Canonical.rejected(
          RejectionCode.BAD_URL,
          0,
          "the url has no known scheme",
          "start the url with http://, https://, ws:// or wss://");
    }
    int from = separator + SEPARATOR.length();
    int slash = text.indexOf('/', from);
    int end = slash < 0 ? text.length() : slash;
    Canonical<HostPort> endpoint = authority(scheme.get(), text.substring(from, end)).shifted(from);
    int query = text.indexOf('?', end);
    int pathEnd = query < 0 ? text.length() : query;
    String path = slash < 0 ? "/" : text.substring(slash, pathEnd);
    return endpoint.map(
        target -> new UrlTarget(scheme.get(), target, path, text.substring(pathEnd)));
  }

  private static @Nullable Rejection badCharacter(String text) {
    if (text.length() > LONGEST) {
      return new Rejection(
          RejectionCode.TOO_LONG, LONGEST, "the url has more than " + LONGEST + " characters", "");
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      RejectionCode code =
          Ascii.isControl(c)
              ? RejectionCode.CONTROL_CHARACTER
              : c > 0x7f
                  ? RejectionCode.NON_ASCII
                  : " \"<>\\^`{|}#".indexOf(c) >= 0 ? RejectionCode.BAD_URL : null;
      if (code != null) {
        return new Rejection(
            code,
            i,
            "the character " + Rejection.quote(c) + " cannot stand in a url",
            c == '#' ? "leave the fragment out, it is never sent" : "");
      }
    }
    return null;
  }

  private static Canonical<HostPort> authority(UrlScheme scheme, String authority) {
    int at = authority.indexOf('@');
    if (at >= 0) {
      return Canonical.rejected(
          RejectionCode.USERINFO, at, "the url carries a user name", "leave the user name out");
    }
    int query = authority.indexOf('?');
    if (query >= 0) {
      return Canonical.rejected(
          RejectionCode.BAD_URL,
          query,
          "a query follows the host without a path",
          "write a slash before the question mark");
    }
    if (authority.lastIndexOf(':') > authority.lastIndexOf(']')) {
      return HostPort.parse(authority);
    }
    return NetworkHost.parse(authority).map(host -> new HostPort(host, scheme.defaultPort()));
  }
}
