package dev.edict.dsl.match.network;

import dev.edict.dsl.match.Ascii;
import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.PercentEncoding;
import dev.edict.dsl.match.Rejection;
import dev.edict.dsl.match.RejectionCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The strict grammar of URLs. */
final class UrlSyntax {

  private static final int LONGEST = 16_384;
  private static final String SEPARATOR = "://";
  private static final String NOWHERE = " \"<>\\#";
  // Browsers and other clients send these as they are in queries, and in paths encode them.
  private static final String QUERY_ONLY = "^`{|}";
  private static final String FRAGMENT = "-._~!$&'()*+,;=:/?";

  private UrlSyntax() {}

  static Canonical<UrlTarget> parse(String text) {
    int sent = endOfWhatIsSent(text);
    Rejection fault = fault(text, sent);
    return fault == null ? parsePlain(text.substring(0, sent)) : Canonical.rejected(fault);
  }

  private static Canonical<UrlTarget> parsePlain(String text) {
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

  /**
   * Returns where the fragment begins, which no client sends; the length when there is none. One
   * that follows the host without a path is left for refusal, since readers take it for a part of
   * the host.
   */
  private static int endOfWhatIsSent(String text) {
    int hash = text.indexOf('#');
    int separator = text.indexOf(SEPARATOR);
    int slash = separator < 0 ? -1 : text.indexOf('/', separator + SEPARATOR.length());
    return hash >= 0 && slash >= 0 && slash < hash ? hash : text.length();
  }

  private static @Nullable Rejection fault(String text, int sent) {
    if (text.length() > LONGEST) {
      return new Rejection(
          RejectionCode.TOO_LONG, LONGEST, "the url has more than " + LONGEST + " characters", "");
    }
    boolean inQuery = false;
    for (int i = 0; i < sent; i++) {
      char c = text.charAt(i);
      boolean stands =
          !Ascii.isControl(c)
              && c <= 0x7f
              && NOWHERE.indexOf(c) < 0
              && (inQuery || QUERY_ONLY.indexOf(c) < 0);
      if (!stands) {
        return badCharacter(c, i, c == '#' ? "leave the fragment out, it is never sent" : "");
      }
      inQuery |= c == '?';
    }
    return fragmentFault(text, sent);
  }

  // A client that does send it, against the standard, must not reach another path or host.
  private static @Nullable Rejection fragmentFault(String text, int hash) {
    for (int i = hash + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      int encoded = PercentEncoding.encodedLength(text, i);
      if (encoded == 0 && !Ascii.isLetterOrDigit(c) && FRAGMENT.indexOf(c) < 0) {
        return badCharacter(c, i, "leave the fragment out, it is never sent");
      }
      i += Math.max(encoded - 1, 0);
    }
    int dots = text.indexOf("..", hash);
    return dots < 0
        ? null
        : new Rejection(
            RejectionCode.BAD_URL,
            dots,
            "two dots stand in the fragment of the url",
            "leave the fragment out, it is never sent");
  }

  private static Rejection badCharacter(char c, int offset, String remedy) {
    RejectionCode code =
        Ascii.isControl(c)
            ? RejectionCode.CONTROL_CHARACTER
            : c > 0x7f ? RejectionCode.NON_ASCII : RejectionCode.BAD_URL;
    return new Rejection(
        code, offset, "the character " + Rejection.quote(c) + " cannot stand in a url", remedy);
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
