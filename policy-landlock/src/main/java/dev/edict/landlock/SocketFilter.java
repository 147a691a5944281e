package dev.edict.landlock;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * The filter of system calls that stands beside Landlock, which knows TCP connections only. It
 * refuses sockets of other kinds, through which a program would get out: UDP, other protocols over
 * which TCP can be spoken, and sockets in the file system, behind which services with more rights
 * listen. It refuses to connect by sending, to listen, and asking the kernel through queues, where
 * no filter sees what is asked.
 */
final class SocketFilter {
  private static final int LOAD = 0x20;
  private static final int MASK = 0x54;
  private static final int IF_EQUAL = 0x15;
  private static final int IF_AT_LEAST = 0x35;
  private static final int IF_ANY_BIT = 0x45;
  private static final int RETURN = 0x06;

  private static final int ALLOW = 0x7FFF0000;
  private static final int KILL_PROCESS = 0x80000000;
  private static final int FAIL = 0x00050000;

  private static final int NUMBER = 0;
  private static final int MACHINE = 4;
  private static final int FIRST_ARGUMENT = 16;

  /** On x86-64, the bit of system calls with 32-bit pointers, which have other numbers. */
  private static final int OTHER_NUMBERS = 0x40000000;

  private static final int AF_UNIX = 1;
  private static final int AF_INET = 2;
  private static final int AF_INET6 = 10;
  private static final int TYPE_BITS = 0xF;
  private static final int STREAM = 1;
  private static final int SEQUENCED = 5;
  private static final int TCP = 6;
  private static final int MSG_FASTOPEN = 0x20000000;

  private final List<Long> steps = new ArrayList<>();

  private SocketFilter() {}

  /** Puts the filter in place for the calling thread and all that it starts. */
  static void install(Kernel kernel) throws KernelFault {
    SocketFilter filter = new SocketFilter();
    filter.write(kernel.machine());
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment steps = arena.allocate(ValueLayout.JAVA_LONG, filter.steps.size());
      for (int i = 0; i < filter.steps.size(); i++) {
        steps.setAtIndex(ValueLayout.JAVA_LONG, i, filter.steps.get(i));
      }
      MemorySegment program = arena.allocate(ValueLayout.JAVA_LONG, 2);
      program.set(ValueLayout.JAVA_SHORT, 0, (short) filter.steps.size());
      program.set(ValueLayout.ADDRESS, Long.BYTES, steps);
      kernel.filter(program);
    }
  }

  private void write(Machine machine) {
    step(LOAD, 0, 0, MACHINE);
    step(IF_EQUAL, 1, 0, machine.auditName);
    step(RETURN, 0, 0, KILL_PROCESS);
    step(LOAD, 0, 0, NUMBER);
    step(IF_AT_LEAST, 0, 1, OTHER_NUMBERS);
    step(RETURN, 0, 0, KILL_PROCESS);
    refuse(machine.listen, Kernel.EACCES);
    refuse(Kernel.IO_URING_SETUP, Kernel.ENOSYS);
    refuseFlag(machine.sendto, 3);
    refuseFlag(machine.sendmsg, 2);
    refuseFlag(machine.sendmmsg, 3);
    socket(machine.socket);
    socketpair(machine.socketpair);
    step(RETURN, 0, 0, ALLOW);
  }

  private void refuse(int call, int errno) {
    step(IF_EQUAL, 0, 1, call);
    step(RETURN, 0, 0, FAIL | errno);
  }

  // With this flag, sending connects, and Landlock is not asked.
  private void refuseFlag(int call, int argument) {
    step(IF_EQUAL, 0, 4, call);
    step(LOAD, 0, 0, argument(argument));
    step(IF_ANY_BIT, 0, 1, MSG_FASTOPEN);
    step(RETURN, 0, 0, FAIL | Kernel.EACCES);
    step(RETURN, 0, 0, ALLOW);
  }

  private void socket(int call) {
    step(IF_EQUAL, 0, 11, call);
    step(LOAD, 0, 0, argument(0));
    step(IF_EQUAL, 1, 0, AF_INET);
    step(IF_EQUAL, 0, 7, AF_INET6);
    step(LOAD, 0, 0, argument(1));
    step(MASK, 0, 0, TYPE_BITS);
    step(IF_EQUAL, 0, 4, STREAM);
    step(LOAD, 0, 0, argument(2));
    step(IF_EQUAL, 1, 0, 0);
    step(IF_EQUAL, 0, 1, TCP);
    step(RETURN, 0, 0, ALLOW);
    step(RETURN, 0, 0, FAIL | Kernel.EACCES);
  }

  // One of a pair of datagram sockets can send to any other; streams reach each other only.
  private void socketpair(int call) {
    step(IF_EQUAL, 0, 8, call);
    step(LOAD, 0, 0, argument(0));
    step(IF_EQUAL, 0, 5, AF_UNIX);
    step(LOAD, 0, 0, argument(1));
    step(MASK, 0, 0, TYPE_BITS);
    step(IF_EQUAL, 1, 0, STREAM);
    step(IF_EQUAL, 0, 1, SEQUENCED);
    step(RETURN, 0, 0, ALLOW);
    step(RETURN, 0, 0, FAIL | Kernel.EACCES);
  }

  // The half that the kernel looks at; both kinds of machines have it first.
  private static int argument(int index) {
    return FIRST_ARGUMENT + Long.BYTES * index;
  }

  /** Adds a step: a code, how many steps to skip when it holds and when not, and a value. */
  private void step(int code, int whenTrue, int whenFalse, int value) {
    steps.add((long) value << 32 | (long) whenFalse << 24 | (long) whenTrue << 16 | code);
  }
}
