package dev.edict.landlock;

/** Finds out whether programs can be confined here, by confining itself. */
final class Probe {
  private static final int AF_UNIX = 1;
  private static final int STREAM = 1;

  private Probe() {}

  /**
   * Takes everything from the calling thread, sees whether it is gone, and returns the version of
   * Landlock that did it.
   *
   * @throws KernelFault if programs cannot be confined here
   */
  static int run(Kernel kernel) throws KernelFault {
    Landlock rules = Landlock.create(kernel);
    int abi = Landlock.abi(kernel);
    Launcher.confine(kernel, rules);
    requireRefused("reading /", () -> kernel.openPlace("/", 0, 0));
    requireRefused(
        "a socket",
        () -> kernel.call("make a socket", kernel.machine().socket, AF_UNIX, STREAM, 0));
    return abi;
  }

  private static void requireRefused(String what, Attempt attempt) throws KernelFault {
    try {
      attempt.run();
    } catch (KernelFault refused) {
      if (refused.errno() == Kernel.EACCES) {
        return;
      }
      throw refused;
    }
    throw new KernelFault("the kernel took the rules, and let pass what they refuse: " + what);
  }

  /** Something that must fail. */
  private interface Attempt {
    void run() throws KernelFault;
  }
}
