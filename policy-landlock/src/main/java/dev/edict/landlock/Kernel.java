package dev.edict.landlock;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.List;

/** The system calls that the launcher needs. Each acts on the thread that makes it. */
final class Kernel {
  static final int ENOENT = 2;
  static final int EACCES = 13;
  static final int ENOTDIR = 20;
  static final int ENOSYS = 38;

  // Numbers of system calls that are the same on all machines.
  static final int CREATE_RULESET = 444;
  static final int ADD_RULE = 445;
  static final int RESTRICT_SELF = 446;
  static final int OPENAT2 = 437;
  static final int CLOSE_RANGE = 436;
  static final int IO_URING_SETUP = 425;

  private static final int MOST_ARGUMENTS = 5;
  private static final int LONGEST_ERROR_TEXT = 256;
  private static final int AT_FDCWD = -100;
  private static final int CLOSE_RANGE_CLOEXEC = 4;
  private static final int PR_SET_NO_NEW_PRIVS = 38;
  private static final int PR_SET_SECCOMP = 22;
  private static final int SECCOMP_MODE_FILTER = 2;
  private static final int FIRST_DESCRIPTOR_OF_OURS = 3;

  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private final Machine machine;
  private final MethodHandle syscall;
  private final MethodHandle strerror;

  private Kernel(Machine machine, MethodHandle syscall, MethodHandle strerror) {
    this.machine = machine;
    this.syscall = syscall;
    this.strerror = strerror;
  }

  /**
   * Returns the kernel of this machine.
   *
   * @throws KernelFault if this kind of machine is not known here
   */
  @SuppressWarnings("restricted")
  static Kernel open() throws KernelFault {
    Machine machine = Machine.current();
    Linker linker = Linker.nativeLinker();
    SymbolLookup library = linker.defaultLookup();
    ValueLayout.OfLong word = ValueLayout.JAVA_LONG;
    MethodHandle syscall =
        linker.downcallHandle(
            find(library, "syscall"),
            FunctionDescriptor.of(word, word, word, word, word, word, word),
            Linker.Option.firstVariadicArg(1),
            Linker.Option.captureCallState("errno"));
    AddressLayout text =
        ValueLayout.ADDRESS.withTargetLayout(
            MemoryLayout.sequenceLayout(LONGEST_ERROR_TEXT, ValueLayout.JAVA_BYTE));
    MethodHandle strerror =
        linker.downcallHandle(
            find(library, "strerror"), FunctionDescriptor.of(text, ValueLayout.JAVA_INT));
    return new Kernel(machine, syscall, strerror);
  }

  private static MemorySegment find(SymbolLookup library, String name) throws KernelFault {
    return library
        .find(name)
        .orElseThrow(() -> new KernelFault("the C library has no function " + name));
  }

  Machine machine() {
    return machine;
  }

  /**
   * Makes a system call and returns what it returns.
   *
   * @param what what it is to do, for messages
   * @throws KernelFault if it fails
   */
  long call(String what, long number, long... arguments) throws KernelFault {
    long[] all = new long[MOST_ARGUMENTS];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      long result =
          (long) syscall.invokeExact(state, number, all[0], all[1], all[2], all[3], all[4]);
      if (result == -1) {
        int errno = (int) ERRNO.get(state, 0L);
        throw new KernelFault(what, errno, text(errno));
      }
      return result;
    } catch (KernelFault failed) {
      throw failed;
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  private String text(int errno) {
    try {
      return ((MemorySegment) strerror.invokeExact(errno)).getString(0);
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  /**
   * Opens a place in the file system without any access to what is there, for rules, and returns
   * its descriptor.
   *
   * @param flags besides those, flags of {@code open}
   * @param resolve how the path is resolved, flags of {@code openat2}
   */
  int openPlace(String path, long flags, long resolve) throws KernelFault {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment how = arena.allocate(ValueLayout.JAVA_LONG, 3);
      how.setAtIndex(ValueLayout.JAVA_LONG, 0, flags);
      how.setAtIndex(ValueLayout.JAVA_LONG, 2, resolve);
      MemorySegment name = arena.allocateFrom(path);
      return (int)
          call("open " + path, OPENAT2, AT_FDCWD, name.address(), how.address(), how.byteSize());
    }
  }

  /** Gives up gaining rights by starting programs, which the kernel wants before a restriction. */
  void renouncePrivileges() throws KernelFault {
    call("renounce privileges", machine.prctl, PR_SET_NO_NEW_PRIVS, 1);
  }

  /** Sees to it that the next program inherits standard input, output and error only. */
  void closeDescriptorsOnStart() throws KernelFault {
    long all = 0xFFFFFFFFL;
    call("close files", CLOSE_RANGE, FIRST_DESCRIPTOR_OF_OURS, all, CLOSE_RANGE_CLOEXEC);
  }

  /** Installs a filter of system calls, a program of the kernel's in 8 bytes a step. */
  void filter(MemorySegment program) throws KernelFault {
    call(
        "filter system calls",
        machine.prctl,
        PR_SET_SECCOMP,
        SECCOMP_MODE_FILTER,
        program.address());
  }

  /** Becomes another program; returns only by failing. */
  KernelFault become(String file, List<String> words, List<String> environment) {
    try (Arena arena = Arena.ofConfined()) {
      call(
          "start " + file,
          machine.execve,
          arena.allocateFrom(file).address(),
          texts(arena, words).address(),
          texts(arena, environment).address());
      return new KernelFault("the kernel started " + file + " and did not");
    } catch (KernelFault failed) {
      return failed;
    }
  }

  private static MemorySegment texts(Arena arena, List<String> texts) {
    MemorySegment array = arena.allocate(ValueLayout.ADDRESS, texts.size() + 1L);
    for (int i = 0; i < texts.size(); i++) {
      array.setAtIndex(ValueLayout.ADDRESS, i, arena.allocateFrom(texts.get(i)));
    }
    return array;
  }
}
