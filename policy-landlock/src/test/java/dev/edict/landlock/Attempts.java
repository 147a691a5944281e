package dev.edict.landlock;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Map;

/**
 * A program that tries things: each argument is a function of the C library with its arguments, and
 * each line of output says what became of it, {@code ok} or the error.
 */
final class Attempts {
  private static final Map<Integer, String> ERRORS =
      Map.of(1, "EPERM", 2, "ENOENT", 13, "EACCES", 18, "EXDEV", 38, "ENOSYS", 111, "ECONNREFUSED");
  private static final int AF_INET = 2;
  private static final int MSG_FASTOPEN = 0x20000000;
  private static final int MOST_ARGUMENTS = 6;
  private static final MemoryLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private Attempts() {}

  public static void main(String[] arguments) throws IOException {
    for (String argument : arguments) {
      System.out.println(argument + ": " + run(argument.split(" ", -1)));
    }
    System.out.flush();
    System.in.transferTo(System.out);
  }

  private static String run(String... words) {
    try (Arena arena = Arena.ofConfined()) {
      return switch (words[0]) {
        case "connect" -> connection(arena, "connect", words[1]);
        case "bind" -> connection(arena, "bind", words[1]);
        case "fastopen" -> fastOpen(arena, words[1]);
        case "listen" -> text(call("listen", tcpSocket(), 1));
        case "socketpair" ->
            text(call("socketpair", 1, number(words[1]), 0, arena.allocate(8).address()));
        default -> text(call(words[0], arguments(arena, words)));
      };
    }
  }

  private static long[] arguments(Arena arena, String... words) {
    return Arrays.stream(words)
        .skip(1)
        .mapToLong(word -> word.startsWith("/") ? arena.allocateFrom(word).address() : number(word))
        .toArray();
  }

  private static long number(String word) {
    return Long.parseLong(word);
  }

  private static long tcpSocket() {
    return call("socket", AF_INET, 1, 0);
  }

  private static String connection(Arena arena, String function, String port) {
    return text(call(function, tcpSocket(), address(arena, port).address(), 16));
  }

  private static String fastOpen(Arena arena, String port) {
    MemorySegment data = arena.allocateFrom("hello");
    return text(
        call(
            "sendto",
            tcpSocket(),
            data.address(),
            data.byteSize(),
            MSG_FASTOPEN,
            address(arena, port).address(),
            16));
  }

  /** Returns the address of a port on this machine, as the kernel wants it. */
  private static MemorySegment address(Arena arena, String port) {
    int number = Integer.parseInt(port);
    MemorySegment address = arena.allocate(16);
    address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_INET);
    byte[] bytes = {(byte) (number >> 8), (byte) number, 127, 0, 0, 1};
    MemorySegment.copy(bytes, 0, address, ValueLayout.JAVA_BYTE, 2, bytes.length);
    return address;
  }

  private static String text(long result) {
    return result >= 0 ? "ok" : ERRORS.getOrDefault((int) -result, String.valueOf(-result));
  }

  /** Calls a function and returns what it returns, or the number of its error, negative. */
  @SuppressWarnings("restricted")
  private static long call(String function, long... arguments) {
    Linker linker = Linker.nativeLinker();
    ValueLayout.OfLong word = ValueLayout.JAVA_LONG;
    MethodHandle handle =
        linker.downcallHandle(
            linker.defaultLookup().find(function).orElseThrow(),
            FunctionDescriptor.of(ValueLayout.JAVA_INT, word, word, word, word, word, word),
            Linker.Option.captureCallState("errno"));
    long[] all = Arrays.copyOf(arguments, MOST_ARGUMENTS);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      int result = (int) handle.invokeExact(state, all[0], all[1], all[2], all[3], all[4], all[5]);
      return result == -1 ? -(int) ERRNO.get(state, 0L) : result;
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }
}
