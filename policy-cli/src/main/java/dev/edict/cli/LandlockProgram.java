package dev.edict.cli;

import dev.edict.gateway.confine.ConfinedLauncher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Finds the launcher of confined programs, which needs a newer Java than this program and so may
 * not be there.
 */
final class LandlockProgram {
  private static final String JAR_VARIABLE = "EDICT_LANDLOCK";
  private static final String JAVA_VARIABLE = "EDICT_LANDLOCK_JAVA";
  private static final String JAR = "policy-landlock.jar";

  private LandlockProgram() {}

  /** Returns the launcher of this program and of the Java that it runs on. */
  static ConfinedLauncher find() {
    return find(
        name -> String.valueOf(System.getenv().getOrDefault(name, "")),
        ProgramFolder.find(),
        Runtime.version().feature(),
        Path.of(System.getProperty("java.home")));
  }

  /**
   * Returns a launcher, or one that knows what is missing.
   *
   * @param variables returns the value of a variable, empty when there is none
   * @param folder where the program lies, if that is known
   * @param version the version of the Java that runs this
   * @param home where that Java is
   */
  static ConfinedLauncher find(
      UnaryOperator<String> variables, @Nullable Path folder, int version, Path home) {
    String java = variables.apply(JAVA_VARIABLE);
    if (java.isEmpty() && version < ConfinedLauncher.OLDEST_JAVA) {
      return ConfinedLauncher.absent(
          "the launcher needs Java %d or later, and this is %d; name the program java of one in %s"
              .formatted(ConfinedLauncher.OLDEST_JAVA, version, JAVA_VARIABLE));
    }
    String named = variables.apply(JAR_VARIABLE);
    Path beside = folder == null ? null : folder.resolve(JAR);
    if (named.isEmpty() && (beside == null || !Files.exists(beside))) {
      return ConfinedLauncher.absent(
          "there is no launcher: name "
              + JAR
              + " in "
              + JAR_VARIABLE
              + (folder == null ? "" : ", or put it into " + folder));
    }
    return ConfinedLauncher.of(
        java.isEmpty() ? home.resolve("bin").resolve("java") : Path.of(java),
        named.isEmpty() && beside != null ? beside : Path.of(named));
  }
}
