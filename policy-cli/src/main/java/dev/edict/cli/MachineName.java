package dev.edict.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The name of this machine. */
final class MachineName {
  private static final Path OF_LINUX = Path.of("/proc/sys/kernel/hostname");

  private MachineName() {}

  /** Returns the name, as the system knows it; null when it knows none. */
  static @Nullable String find() {
    // The resolver last: it may ask the network.
    return Stream.<Supplier<String>>of(
            MachineName::ofKernel,
            () -> variable("HOSTNAME"),
            () -> variable("COMPUTERNAME"),
            MachineName::ofResolver)
        .map(Supplier::get)
        .filter(name -> !name.isBlank())
        .findFirst()
        .orElse(null);
  }

  private static String ofKernel() {
    try {
      return Files.isReadable(OF_LINUX) ? Files.readString(OF_LINUX).strip() : "";
    } catch (IOException unreadable) {
      return "";
    }
  }

  private static String variable(String name) {
    String value = System.getenv(name);
    return value == null ? "" : value.strip();
  }

  private static String ofResolver() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "";
    }
  }
}
