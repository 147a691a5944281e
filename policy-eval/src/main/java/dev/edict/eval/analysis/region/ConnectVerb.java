package dev.edict.eval.analysis.region;

import dev.edict.dsl.match.network.Protocol;

/** The ways of connecting that are decided differently. */
public enum ConnectVerb {
  /** TCP. */
  TCP(Protocol.TCP, false),
  /** TCP, by a caller who asks again about every HTTP request. */
  TCP_INSPECTED(Protocol.TCP, true),
  /** UDP. */
  UDP(Protocol.UDP, false),
  /** UDP, by a caller who asks again about every HTTP request. */
  UDP_INSPECTED(Protocol.UDP, true);

  private final Protocol protocol;
  private final boolean inspecting;

  ConnectVerb(Protocol protocol, boolean inspecting) {
    this.protocol = protocol;
    this.inspecting = inspecting;
  }

  /** Returns the protocol. */
  public Protocol protocol() {
    return protocol;
  }

  /** Returns whether the caller asks again. */
  public boolean isInspecting() {
    return inspecting;
  }
}
