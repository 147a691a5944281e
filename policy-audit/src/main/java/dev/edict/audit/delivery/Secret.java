package dev.edict.audit.delivery;

import java.io.IOException;

/** A secret, read anew each time it is used, so that it can be changed while records flow. */
@FunctionalInterface
interface Secret {

  /**
   * Returns the secret.
   *
   * @throws IOException if it cannot be read
   */
  String value() throws IOException;
}
