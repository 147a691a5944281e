package dev.edict.landlock;

import java.io.IOException;

/** Something that the kernel did not do. */
final class KernelFault extends IOException {
  private static final long serialVersionUID = 1L;

  private final int errno;

  KernelFault(String reason) {
    super(reason);
    this.errno = 0;
  }

  KernelFault(String what, int errno, String why) {
    super("cannot " + what + ": " + why);
    this.errno = errno;
  }

  /** Returns the number of the error; 0 when the kernel was not asked. */
  int errno() {
    return errno;
  }
}
