package dev.edict.gateway.mcp;

import dev.edict.gateway.rpc.RpcMessage;

/** A way to the agent's program. Safe for use by many threads. */
@FunctionalInterface
interface Outlet {

  /** A way on which everything is lost. */
  Outlet NOWHERE = message -> false;

  /** Sends a message; returns whether it went out. */
  boolean send(RpcMessage message);

  /** Says that there is nothing to say; returns false when the other side is known to be gone. */
  default boolean keepAlive() {
    return true;
  }
}
