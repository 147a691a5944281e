package dev.edict.eval.table;

import dev.edict.dsl.match.network.HttpMethod;
import dev.edict.dsl.match.network.Protocol;
import dev.edict.dsl.rule.FileAction;
import java.util.Collection;

/**
 * What can be done with a resource, as one bit each. Bits have a meaning only within one domain's
 * table.
 */
final class Verbs {
  /** Some HTTP request on a connection, whatever its method and path. */
  static final int HTTP_AT_ALL = 1 << 2;

  static final int REGISTER = 1;
  static final int CALL = 1 << 1;
  static final int READ_RESOURCE = 1 << 2;
  static final int GET_PROMPT = 1 << 3;
  static final int ANY_MCP = REGISTER | CALL | READ_RESOURCE | GET_PROMPT;

  /** The port that stands for none, where resources have no ports. */
  static final int NO_PORT = 1;

  private Verbs() {}

  static int of(Protocol protocol) {
    return switch (protocol) {
      case TCP -> 1;
      case UDP -> 1 << 1;
    };
  }

  static int of(HttpMethod method) {
    return switch (method) {
      case GET -> 1;
      case HEAD -> 1 << 1;
      case POST -> 1 << 2;
      case PUT -> 1 << 3;
      case PATCH -> 1 << 4;
      case DELETE -> 1 << 5;
      case OPTIONS -> 1 << 6;
      case CONNECT -> 1 << 7;
      case TRACE -> 1 << 8;
    };
  }

  static int of(FileAction action) {
    return switch (action) {
      case READ -> 1;
      case WRITE -> 1 << 1;
      case EXECUTE -> 1 << 2;
      case DELETE -> 1 << 3;
    };
  }

  static int ofProtocols(Collection<Protocol> protocols) {
    return protocols.stream().mapToInt(Verbs::of).reduce(0, (left, right) -> left | right);
  }

  static int ofMethods(Collection<HttpMethod> methods) {
    return methods.stream().mapToInt(Verbs::of).reduce(0, (left, right) -> left | right);
  }

  static int ofActions(Collection<FileAction> actions) {
    return actions.stream().mapToInt(Verbs::of).reduce(0, (left, right) -> left | right);
  }
}
