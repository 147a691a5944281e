package dev.edict.landlock;

/**
 * What the numbers of system calls are on one kind of machine, as far as they differ between kinds.
 */
enum Machine {
  X86_64(0xC000003E, 157, 59, 41, 53, 50, 44, 46, 307),
  AARCH64(0xC00000B7, 167, 221, 198, 199, 201, 206, 211, 269);

  final int auditName;
  final int prctl;
  final int execve;
  final int socket;
  final int socketpair;
  final int listen;
  final int sendto;
  final int sendmsg;
  final int sendmmsg;

  Machine(
      int auditName,
      int prctl,
      int execve,
      int socket,
      int socketpair,
      int listen,
      int sendto,
      int sendmsg,
      int sendmmsg) {
    this.auditName = auditName;
    this.prctl = prctl;
    this.execve = execve;
    this.socket = socket;
    this.socketpair = socketpair;
    this.listen = listen;
    this.sendto = sendto;
    this.sendmsg = sendmsg;
    this.sendmmsg = sendmmsg;
  }

  /**
   * Returns the kind of this machine.
   *
   * @throws KernelFault if it is not known, or this is not Linux
   */
  static Machine current() throws KernelFault {
    String system = System.getProperty("os.name", "");
    String kind = System.getProperty("os.arch", "");
    if (!system.equals("Linux")) {
      throw new KernelFault("this is not Linux but " + system);
    }
    return switch (kind) {
      case "amd64" -> X86_64;
      case "aarch64" -> AARCH64;
      default -> throw new KernelFault("the system calls of " + kind + " are not known here");
    };
  }
}
