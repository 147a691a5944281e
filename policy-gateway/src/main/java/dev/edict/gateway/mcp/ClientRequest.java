package dev.edict.gateway.mcp;

import java.util.Optional;
import java.util.stream.Stream;

/** What an MCP server may ask of the agent's program, if its settings and the policy let it. */
public enum ClientRequest {
  /** Have the agent's model write something. */
  SAMPLING("sampling", "sampling/createMessage"),
  /** Ask the person a question. */
  ELICITATION("elicitation", "elicitation/create"),
  /** Learn the folders the agent works in. */
  ROOTS("roots", "roots/list");

  private final String capability;
  private final String method;

  ClientRequest(String capability, String method) {
    this.capability = capability;
    this.method = method;
  }

  /** Returns the word for this in settings, and the capability that a client declares for it. */
  public String capability() {
    return capability;
  }

  /** Returns the method by which a server asks. */
  public String method() {
    return method;
  }

  /**
   * Returns the name under which policies judge this, as a call of a tool of the server that asks.
   * No tool of a server is let through under such a name.
   */
  public String toolName() {
    return RESERVED_PREFIX + capability;
  }

  /** What the names that stand for requests of servers start with. */
  static final String RESERVED_PREFIX = "client.";

  static Optional<ClientRequest> ofMethod(String method) {
    return Stream.of(values()).filter(each -> each.method.equals(method)).findFirst();
  }

  static Optional<ClientRequest> ofCapability(String word) {
    return Stream.of(values()).filter(each -> each.capability.equals(word)).findFirst();
  }
}
