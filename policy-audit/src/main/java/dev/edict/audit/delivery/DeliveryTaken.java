package dev.edict.audit.delivery;

import java.io.IOException;
import java.nio.file.Path;

/** Says that somebody delivers a journal to a target already. */
public final class DeliveryTaken extends IOException {
  private static final long serialVersionUID = 1L;

  DeliveryTaken(String target, Path journal) {
    super("somebody else delivers to target " + target + " already, from journal " + journal);
  }
}
