package dev.edict.eval;

import dev.edict.dsl.rule.FileAction;
import java.util.ArrayList;
import java.util.List;

/** The words for parts of requests in explanations. */
final class RequestParts {
  /** The whole request. */
  static final String REQUEST = "request";

  /** A connection, whatever is sent over it. */
  static final String CONNECTION = "connection";

  /** Some of the HTTP requests on a connection. */
  static final String HTTP_REQUESTS = "http requests";

  /** The root of a subtree. */
  static final String ROOT = "root";

  /** Something in a subtree, perhaps its root. */
  static final String INSIDE = "inside";

  /** The names of a path as named, and with links resolved. */
  static final List<String> PATHS = List.of("path", "real path");

  /** The names of the old end of a transfer. */
  static final List<String> OLD_PATHS = List.of("old path", "old real path");

  /** The names of the new end of a transfer. */
  static final List<String> NEW_PATHS = List.of("new path", "new real path");

  private RequestParts() {}

  /** Returns one action under one name. */
  static String of(FileAction action, String name) {
    return action.keyword() + " of " + name;
  }

  /** Returns something in a subtree, as a part of what is done with all of it. */
  static String someOf(String part) {
    return "some of " + part;
  }

  /** Returns one action under the first of the names, as many as are known. */
  static List<String> need(FileAction action, List<String> names, int known) {
    List<String> parts = new ArrayList<>(known);
    for (String name : names.subList(0, known)) {
      parts.add(of(action, name));
    }
    return parts;
  }
}
