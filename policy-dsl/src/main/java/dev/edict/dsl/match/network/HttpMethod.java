package dev.edict.dsl.match.network;

import dev.edict.dsl.match.Ascii;
import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.Rejection;
import dev.edict.dsl.match.RejectionCode;

/** A method of an HTTP request. Only these can be allowed. */
public enum HttpMethod {
  /** Reads a resource. */
  GET,
  /** Reads the headers of a resource. */
  HEAD,
  /** Hands data to a resource. */
  POST,
  /** Replaces a resource. */
  PUT,
  /** Changes a resource in part. */
  PATCH,
  /** Removes a resource. */
  DELETE,
  /** Asks what a resource supports. */
  OPTIONS,
  /** Opens a tunnel. */
  CONNECT,
  /** Asks for the request back. */
  TRACE;

  /** Returns the method of a request, which must be spelled exactly, in upper case. */
  public static Canonical<HttpMethod> parseRequest(String text) {
    for (HttpMethod method : values()) {
      if (method.name().equals(text)) {
        return Canonical.accepted(method);
      }
    }
    return Canonical.rejected(
        RejectionCode.BAD_METHOD, 0, Rejection.quote(text) + " is no known http method");
  }

  /** Returns the method that a rule names, in any ASCII case. */
  public static Canonical<HttpMethod> parsePattern(String text) {
    return parseRequest(Ascii.toUpperCase(text));
  }
}
