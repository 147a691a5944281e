package dev.edict.eval.audit;

import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.HttpRequest;
import dev.edict.eval.request.NetworkRequest;
import dev.edict.eval.request.ProxyRequest;
import dev.edict.eval.request.ResourceReadRequest;
import org.jspecify.annotations.Nullable;

/** Makes outside text fit for an audit: bounded, and without what may be secret. */
final class AuditText {

  /** How long the name of a user, rule, agent, … may be, in UTF-16 units. */
  static final int MAX_NAME = 256;

  /** How long a resource may be, in UTF-16 units. */
  static final int MAX_RESOURCE = 2048;

  private static final String LEFT_OUT = "(redacted)";

  private AuditText() {}

  static String name(String text) {
    return bounded(text, MAX_NAME);
  }

  static @Nullable String nameOrNull(@Nullable String text) {
    return text == null ? null : name(text);
  }

  static String resource(AccessRequest request, Decision decision) {
    // A valid request has no user name, and its canonical form no query.
    boolean mayHoldSecrets = decision.basis() == Basis.INVALID && isUrl(request);
    String text = decision.resource();
    return bounded(mayHoldSecrets ? redacted(text) : text, MAX_RESOURCE);
  }

  private static boolean isUrl(AccessRequest request) {
    return request instanceof HttpRequest
        || request instanceof NetworkRequest
        || request instanceof ProxyRequest
        || request instanceof ResourceReadRequest;
  }

  /**
   * Returns {@code url} without everything up to the last {@code @}, encoded or not, and without
   * query and fragment. The text is one that no parser accepts, so more is left out than a parser
   * would find.
   */
  private static String redacted(String url) {
    int end = url.length();
    for (int i = 0; i < end; i++) {
      if (url.charAt(i) == '?' || url.charAt(i) == '#') {
        end = i;
      }
    }
    int at = url.lastIndexOf('@', end - 1);
    int encoded = url.lastIndexOf("%40", end - 1);
    int start = at >= encoded ? at + 1 : Math.min(encoded + 3, end);
    return (start > 0 ? LEFT_OUT : "")
        + url.substring(start, end)
        + (end < url.length() ? LEFT_OUT : "");
  }

  private static String bounded(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    return text.substring(0, limit) + "...[+" + (text.length() - limit) + "]";
  }
}
