package dev.edict.eval.test;

import dev.edict.dsl.ast.Text;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.diagnostic.DiagnosticCollector;
import org.jspecify.annotations.Nullable;

/**
 * A host and a port as a test writes them, {@code host:port} or {@code [ipv6]:port}. Neither is
 * judged, so that a test can ask about faulty ones.
 *
 * @param host the text before the port
 * @param port the number after it
 */
record EndpointText(String host, int port) {

  private static final int MOST_DIGITS = 9;

  /** Returns the parts, or null after reporting what is missing. */
  static @Nullable EndpointText read(Text endpoint, DiagnosticCollector faults) {
    String text = endpoint.value();
    int colon = text.lastIndexOf(':');
    boolean bracketed = text.startsWith("[");
    if (colon < 0 || (bracketed && text.indexOf(']') > colon)) {
      return refuse(endpoint, "a request needs a port", faults);
    }
    if (!bracketed && text.indexOf(':') < colon) {
      return refuse(endpoint, "an IPv6 address with a port needs brackets", faults);
    }
    String digits = text.substring(colon + 1);
    if (!isNumber(digits)) {
      return refuse(endpoint, "a port is a number", faults);
    }
    int port = 0;
    for (int i = 0; i < digits.length(); i++) {
      port = port * 10 + (digits.charAt(i) - '0');
    }
    return new EndpointText(text.substring(0, colon), port);
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() <= MOST_DIGITS
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static @Nullable EndpointText refuse(
      Text endpoint, String message, DiagnosticCollector faults) {
    faults.report(
        DiagnosticCode.BAD_REQUEST,
        endpoint.span(),
        message,
        "write `host:port`, an IPv6 address in brackets");
    return null;
  }
}
