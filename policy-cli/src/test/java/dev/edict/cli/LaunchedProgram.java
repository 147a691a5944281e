package dev.edict.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/** The program as it is built, with its launcher. */
final class LaunchedProgram {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final Path LAUNCHED = PROJECT.resolve("policy-cli/target/launched");

  /** The launcher. */
  static final Path LAUNCHER = LAUNCHED.resolve("edict");

  private LaunchedProgram() {}

  /** Lays out a project in which the launcher finds the program built and up to date. */
  static void layOut() throws IOException {
    Path cli = LAUNCHED.resolve("policy-cli");
    Path target = Files.createDirectories(cli.resolve("target"));
    Files.createDirectories(cli.resolve("src/main"));
    Files.writeString(LAUNCHED.resolve("pom.xml"), "");
    Files.writeString(cli.resolve("pom.xml"), "");
    Files.copy(
        PROJECT.resolve("edict"),
        LAUNCHER,
        StandardCopyOption.COPY_ATTRIBUTES,
        StandardCopyOption.REPLACE_EXISTING);
    link(target.resolve("policy-cli.jar"), PROJECT.resolve("policy-cli/target/policy-cli.jar"));
    link(target.resolve("lib"), PROJECT.resolve("policy-cli/target/lib"));
    Path marker = Files.writeString(target.resolve("edict.built"), "");
    Files.setLastModifiedTime(marker, FileTime.from(Instant.now().plusSeconds(5)));
  }

  static void link(Path link, Path target) throws IOException {
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, target);
  }
}
