package dev.edict.dsl.match.network;

/** A transport protocol that a connection may use. */
public enum Protocol {
  /** The transmission control protocol. */
  TCP,
  /** The user datagram protocol. */
  UDP
}
