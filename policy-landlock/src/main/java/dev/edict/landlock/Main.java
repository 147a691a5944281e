package dev.edict.landlock;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;

/**
 * Starts a program that the kernel holds to what it was given, or says whether that can be done
 * here. Without arguments it reads an order from standard input and becomes the program; where that
 * fails it exits with {@value #NOT_STARTED}, and the program was not started. With the argument
 * {@code probe} it prints the version of Landlock, proved by being confined itself.
 */
public final class Main {

  /** How the launcher exits when it did not start the program. */
  static final int NOT_STARTED = 125;

  private Main() {}

  /** Runs the launcher. */
  public static void main(String[] arguments) {
    try {
      Kernel kernel = Kernel.open();
      if (arguments.length == 0) {
        // Not System.in, which reads ahead what is for the program.
        @SuppressWarnings("resource")
        FileInputStream in = new FileInputStream(FileDescriptor.in);
        new Launcher(kernel, LaunchOrder.read(in)).launch();
      } else if (arguments.length == 1 && arguments[0].equals("probe")) {
        System.out.println("landlock " + Probe.run(kernel));
        return;
      }
      throw new KernelFault("arguments: none, or probe");
    } catch (IOException | RuntimeException | LinkageError failed) {
      System.err.println("edict-landlock: " + failed.getMessage());
      System.exit(NOT_STARTED);
    }
  }
}
