package dev.edict.landlock;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/**
 * A program that becomes the launcher under a kernel that answers one system call otherwise:
 * without doing anything it returns an error, or 0. Arguments: the number of the call, that of the
 * error, and the words of the launcher.
 */
final class OtherKernel {
  private OtherKernel() {}

  public static void main(String[] arguments) throws KernelFault {
    Kernel kernel = Kernel.open();
    long[] steps = {
      step(0x20, 0, 0, 0),
      step(0x15, 0, 1, Integer.parseInt(arguments[0])),
      step(0x06, 0, 0, 0x00050000 | Integer.parseInt(arguments[1])),
      step(0x06, 0, 0, 0x7FFF0000)
    };
    kernel.renouncePrivileges();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment program = arena.allocate(ValueLayout.JAVA_LONG, 2);
      program.set(ValueLayout.JAVA_SHORT, 0, (short) steps.length);
      program.set(
          ValueLayout.ADDRESS, Long.BYTES, arena.allocateFrom(ValueLayout.JAVA_LONG, steps));
      kernel.filter(program);
    }
    List<String> words = List.of(arguments).subList(2, arguments.length);
    throw kernel.become(words.get(0), words, List.of());
  }

  private static long step(int code, long whenTrue, long whenFalse, long value) {
    return value << 32 | whenFalse << 24 | whenTrue << 16 | code;
  }
}
