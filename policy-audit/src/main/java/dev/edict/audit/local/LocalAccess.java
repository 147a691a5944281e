package dev.edict.audit.local;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask a server of this machine. A request must be meant for it by name, so that no other
 * site can point its own name here, and carry the token or the cookie that it was exchanged for.
 */
public final class LocalAccess {
  private static final int SECRET_BYTES = 32;
  private static final String BEARER = "Bearer ";

  private final String token;
  private final String session = secret();
  private final String cookieName;
  private final Set<String> hosts = new HashSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));

  /**
   * Admits requests to the loopback with a new token.
   *
   * @param cookieName no other server of this machine has it, whatever its port
   */
  public LocalAccess(String cookieName) {
    this(cookieName, null, List.of());
  }

  /**
   * Admits requests by more names.
   *
   * @param cookieName no other server of this machine has it, whatever its port
   * @param token null for a new one
   * @param hosts names besides those of the loopback, in any case
   */
  public LocalAccess(String cookieName, @Nullable String token, Collection<String> hosts) {
    this.cookieName = cookieName;
    this.token = token == null ? secret() : token;
    hosts.forEach(name -> this.hosts.add(name.toLowerCase(Locale.ROOT)));
  }

  private static String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Returns the token. */
  public String token() {
    return token;
  }

  /** Returns whether the request is for this server by name, on whatever port a tunnel has. */
  public boolean isForThisHost(Headers headers) {
    List<String> values = headers.getOrDefault("Host", List.of());
    if (values.size() != 1) {
      return false;
    }
    String value = values.get(0);
    int colon = value.lastIndexOf(':');
    String name = colon > value.lastIndexOf(']') ? value.substring(0, colon) : value;
    return hosts.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Returns whether a page of another site or of another port asks. */
  public boolean isFromElsewhere(Headers headers) {
    List<String> sites = headers.getOrDefault("Sec-Fetch-Site", List.of());
    return sites.stream().anyMatch(site -> !site.equals("same-origin") && !site.equals("none"));
  }

  /** Returns whether the request carries the token. */
  public boolean hasToken(Headers headers) {
    List<String> values = headers.getOrDefault("Authorization", List.of());
    return values.size() == 1
        && values.get(0).startsWith(BEARER)
        && isSame(values.get(0).substring(BEARER.length()), token);
  }

  /** Returns whether the request carries the token or the cookie. */
  public boolean isKnown(Headers headers) {
    return hasToken(headers) || hasCookie(headers);
  }

  private boolean hasCookie(Headers headers) {
    for (String header : headers.getOrDefault("Cookie", List.of())) {
      for (String cookie : header.split(";", -1)) {
        int equals = cookie.indexOf('=');
        if (equals > 0
            && cookie.substring(0, equals).strip().equals(cookieName)
            && isSame(cookie.substring(equals + 1).strip(), session)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Takes the same time wherever the texts begin to differ. */
  private static boolean isSame(String given, String wanted) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), wanted.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the header that gives a browser the cookie, until the browser is closed. */
  public String setCookie() {
    return cookieName + "=" + session + "; HttpOnly; SameSite=Strict; Path=/";
  }
}
