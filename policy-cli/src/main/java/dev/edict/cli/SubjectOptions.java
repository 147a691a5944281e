package dev.edict.cli;

import dev.edict.dsl.match.filesystem.FilesystemProfile;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** On whose behalf, and from where, a request by hand is made. */
final class SubjectOptions {
  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "User on whose behalf the agent acts; default: you.")
  private @Nullable String user;

  @Option(names = "--org", paramLabel = "NAME", description = "The user's organisation.")
  private @Nullable String org;

  @Option(
      names = "--team",
      paramLabel = "NAME",
      description = "A team of the user; may be given several times.")
  private final List<String> teams = new ArrayList<>();

  @Option(names = "--agent", paramLabel = "NAME", description = "The agent's name.")
  private @Nullable String agent;

  @Option(names = "--sandbox", paramLabel = "ID", description = "The sandbox's identifier.")
  private @Nullable String sandbox;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "Directory that ~ stands for; default: yours.")
  private @Nullable String home;

  @Option(
      names = "--profile",
      paramLabel = "KIND",
      description =
          "How the file system treats names: posix, windows, case-folding or unknown; default: as"
              + " here.")
  private @Nullable String profile;

  /** Returns whether any of the options was given. */
  boolean isGiven() {
    return !teams.isEmpty()
        || Stream.of(user, org, agent, sandbox, home, profile).anyMatch(value -> value != null);
  }

  /** Returns the subject. */
  Subject subject() {
    String name = user == null ? System.getProperty("user.name", "unknown") : user;
    if (name.isBlank()) {
      throw new CommandFailure("`--user` is blank");
    }
    Subject.Builder builder = Subject.builder(name);
    if (org != null) {
      builder.org(org);
    }
    teams.forEach(builder::team);
    return builder.build();
  }

  /** Returns the environment. */
  Environment environment() {
    String directory = home == null ? System.getProperty("user.home") : home;
    return new Environment(
        agent, sandbox, directory, profile == null ? profileHere() : profile(profile));
  }

  private static FilesystemProfile profile(String word) {
    return switch (word) {
      case "posix" -> FilesystemProfile.POSIX;
      case "windows" -> FilesystemProfile.WINDOWS;
      case "case-folding" -> FilesystemProfile.CASE_FOLDING;
      case "unknown" -> FilesystemProfile.UNKNOWN;
      default ->
          throw new CommandFailure(
              "`--profile` is posix, windows, case-folding or unknown, not `" + word + "`");
    };
  }

  private static FilesystemProfile profileHere() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      return FilesystemProfile.WINDOWS;
    }
    return system.startsWith("mac") ? FilesystemProfile.CASE_FOLDING : FilesystemProfile.POSIX;
  }
}
