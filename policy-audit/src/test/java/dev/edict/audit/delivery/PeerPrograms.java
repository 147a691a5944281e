package dev.edict.audit.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Servers that run beside a test, on a class path of their own. */
final class PeerPrograms {
  private PeerPrograms() {}

  /** Returns the class path of what the project {@code src/test/peers/NAME} names. */
  static String classPath(String name) throws IOException, InterruptedException {
    Path file = Path.of("target", name + ".classpath").toAbsolutePath();
    Path project = Path.of("src", "test", "peers", name, "pom.xml");
    run(
        List.of(
            "mvn",
            "-q",
            "-f",
            project.toString(),
            "dependency:build-classpath",
            "-Dmdep.outputFile=" + file));
    return Files.readString(file);
  }

  /** Runs a command that has to succeed. */
  static void run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor()).as("%s", command).isZero();
  }

  /** Returns a command that runs a class or a source file. */
  static List<String> java(List<String> options, String main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.addAll(options);
    command.add(main);
    command.addAll(List.of(arguments));
    return command;
  }

  /** Starts a command that writes all it says to a file. */
  static Process start(Path log, List<String> command) throws IOException {
    File file = log.toFile();
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(file))
        .start();
  }

  /** Returns a port of the loopback that was free a moment ago. */
  static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }
}
