package dev.edict.landlock;

import java.util.ArrayList;
import java.util.List;

/** Turns the process that it runs in into a confined program. */
final class Launcher {
  private static final String FALLBACK_PATH = "/usr/local/bin:/usr/bin:/bin";

  /** What every program may read: nothing is behind it. */
  private static final List<String> HARMLESS_TO_READ =
      List.of("/dev/zero", "/dev/random", "/dev/urandom");

  private static final String HARMLESS_TO_WRITE = "/dev/null";

  private final Kernel kernel;
  private final LaunchOrder order;

  Launcher(Kernel kernel, LaunchOrder order) {
    this.kernel = kernel;
    this.order = order;
  }

  /**
   * Confines this process and becomes the program.
   *
   * @throws KernelFault if any of it cannot be done; then the program was not started
   */
  void launch() throws KernelFault {
    Landlock rules = Landlock.create(kernel);
    for (String path : order.read()) {
      rules.giveFiles(path, Right.READING);
    }
    for (String path : order.write()) {
      rules.giveFiles(path, Right.WRITING);
    }
    for (String path : order.run()) {
      rules.giveFiles(path, Right.RUNNING);
    }
    for (String path : HARMLESS_TO_READ) {
      rules.giveFiles(path, Right.READ_FILE);
    }
    rules.giveFiles(HARMLESS_TO_WRITE, Right.READ_FILE | Right.WRITE_FILE);
    for (int port : order.ports()) {
      rules.givePort(port);
    }
    confine(kernel, rules);
    throw become();
  }

  /** Holds the calling thread and all that it starts to the rules and the filter of sockets. */
  static void confine(Kernel kernel, Landlock rules) throws KernelFault {
    kernel.renouncePrivileges();
    kernel.closeDescriptorsOnStart();
    rules.enforce();
    SocketFilter.install(kernel);
  }

  private KernelFault become() {
    KernelFault failed = new KernelFault("there is no program of the name " + order.words().get(0));
    for (String file : candidates(order.words().get(0))) {
      KernelFault reason = kernel.become(file, order.words(), order.environment());
      if (reason.errno() != Kernel.ENOENT && reason.errno() != Kernel.ENOTDIR) {
        failed = reason;
        if (reason.errno() != Kernel.EACCES) {
          return failed;
        }
      }
    }
    return failed;
  }

  // As shells do: what holds no separator is looked for in the directories of PATH.
  private List<String> candidates(String program) {
    if (program.indexOf('/') >= 0) {
      return List.of(program);
    }
    String path = FALLBACK_PATH;
    for (String variable : order.environment()) {
      if (variable.startsWith("PATH=")) {
        path = variable.substring("PATH=".length());
      }
    }
    List<String> files = new ArrayList<>();
    for (String directory : path.split(":", -1)) {
      if (!directory.isEmpty()) {
        files.add(directory + "/" + program);
      }
    }
    return files;
  }
}
