package dev.edict.landlock;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A set of Landlock rules that is being written, and then holds for the thread that enforces it and
 * all that it starts. What no rule gives is refused.
 */
final class Landlock {

  /** The first version that holds back truncation and TCP connections: Linux 6.7. */
  static final int OLDEST_ABI = 4;

  private static final int ABI_WITH_SCOPES = 6;
  private static final int CREATE_RULESET_VERSION = 1;
  private static final int RULE_PATH_BENEATH = 1;
  private static final int RULE_NET_PORT = 2;
  private static final long BIND_TCP = 1;
  private static final long CONNECT_TCP = 2;
  private static final long SCOPE_ABSTRACT_SOCKETS = 1;
  private static final long SCOPE_SIGNALS = 2;

  private static final long O_PATH = 0x200000;
  private static final long O_CLOEXEC = 0x80000;
  private static final long RESOLVE_NO_LINKS = 0x02 | 0x04;

  private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED;

  private final Kernel kernel;
  private final int abi;
  private final int ruleset;

  private Landlock(Kernel kernel, int abi, int ruleset) {
    this.kernel = kernel;
    this.abi = abi;
    this.ruleset = ruleset;
  }

  /**
   * Returns the version of Landlock that the kernel has.
   *
   * @throws KernelFault if it has none, or it is switched off
   */
  static int abi(Kernel kernel) throws KernelFault {
    return (int)
        kernel.call("ask for Landlock", Kernel.CREATE_RULESET, 0, 0, CREATE_RULESET_VERSION);
  }

  /**
   * Returns an empty set of rules.
   *
   * @throws KernelFault if the kernel has no Landlock, or one that is too old
   */
  static Landlock create(Kernel kernel) throws KernelFault {
    int abi = abi(kernel);
    if (abi < OLDEST_ABI) {
      throw new KernelFault(
          "the kernel has version "
              + abi
              + " of Landlock; version "
              + OLDEST_ABI
              + " (Linux 6.7) is needed");
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment attributes = arena.allocate(WORD, 3);
      attributes.setAtIndex(WORD, 0, Right.all(abi));
      attributes.setAtIndex(WORD, 1, BIND_TCP | CONNECT_TCP);
      attributes.setAtIndex(
          WORD, 2, abi < ABI_WITH_SCOPES ? 0 : SCOPE_ABSTRACT_SOCKETS | SCOPE_SIGNALS);
      long made =
          kernel.call(
              "make Landlock rules",
              Kernel.CREATE_RULESET,
              attributes.address(),
              attributes.byteSize(),
              0);
      return new Landlock(kernel, abi, (int) made);
    }
  }

  /**
   * Gives rights on a file, or on a directory and all beneath it.
   *
   * @throws KernelFault if there is nothing, or the path leads through a link: it was judged as the
   *     real one
   */
  void giveFiles(String path, long rights) throws KernelFault {
    int place = kernel.openPlace(path, O_PATH | O_CLOEXEC, RESOLVE_NO_LINKS);
    long possible = rights & Right.all(abi);
    try {
      giveFiles(path, place, possible);
    } catch (KernelFault refused) {
      // The kernel takes rights that only directories have for directories alone.
      if ((possible & ~Right.OF_FILES) == 0) {
        throw refused;
      }
      giveFiles(path, place, possible & Right.OF_FILES);
    }
  }

  private void giveFiles(String path, int place, long rights) throws KernelFault {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment rule = arena.allocate(Long.BYTES + Integer.BYTES);
      rule.set(WORD, 0, rights);
      rule.set(ValueLayout.JAVA_INT_UNALIGNED, Long.BYTES, place);
      add("give " + path, RULE_PATH_BENEATH, rule);
    }
  }

  /** Lets TCP connections be made to a port, of whatever host. */
  void givePort(int port) throws KernelFault {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment rule = arena.allocate(WORD, 2);
      rule.setAtIndex(WORD, 0, CONNECT_TCP);
      rule.setAtIndex(WORD, 1, port);
      add("give port " + port, RULE_NET_PORT, rule);
    }
  }

  private void add(String what, int kind, MemorySegment rule) throws KernelFault {
    kernel.call(what, Kernel.ADD_RULE, ruleset, kind, rule.address(), 0);
  }

  /** Holds this thread, and all that it starts, to the rules, for good. */
  void enforce() throws KernelFault {
    kernel.call("enforce Landlock rules", Kernel.RESTRICT_SELF, ruleset, 0);
  }
}
