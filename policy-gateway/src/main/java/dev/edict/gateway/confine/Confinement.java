package dev.edict.gateway.confine;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a program is to be given when the kernel takes everything else from it.
 *
 * @param mode what happens where the kernel cannot do so
 * @param directories the directories that it works on, as mounts of policies; null for those that
 *     the allow rules name. They may start with {@code ~}
 * @param runtime absolute paths of what it needs in order to run: read, and started from
 * @param ports the TCP ports that it may connect to
 */
public record Confinement(
    Mode mode, @Nullable List<String> directories, List<Path> runtime, Set<Integer> ports) {
  private static final int HIGHEST_PORT = 0xFFFF;

  /** Copies the collections and checks the ports and paths. */
  public Confinement {
    directories = directories == null ? null : List.copyOf(directories);
    runtime = List.copyOf(runtime);
    ports = Collections.unmodifiableSet(new TreeSet<>(ports));
    for (int port : ports) {
      if (port < 1 || port > HIGHEST_PORT) {
        throw new IllegalArgumentException("not a port: " + port);
      }
    }
    for (Path path : runtime) {
      if (!path.isAbsolute()) {
        throw new IllegalArgumentException("not absolute: " + path);
      }
    }
  }

  /** What happens where programs cannot be confined. */
  public enum Mode {
    /** The program is not started. */
    REQUIRED,
    /** The program is started all the same, and whoever runs the gateway is told. */
    WHEN_AVAILABLE
  }
}
