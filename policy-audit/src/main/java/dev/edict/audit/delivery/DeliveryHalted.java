package dev.edict.audit.delivery;

import java.io.IOException;

/** Says that a target cannot be delivered to until a person changes something. */
public final class DeliveryHalted extends IOException {
  private static final long serialVersionUID = 1L;

  DeliveryHalted(String target, String reason) {
    super("target " + target + " refuses: " + reason);
  }
}
