package dev.edict.eval.wire;

import dev.edict.dsl.match.filesystem.FilesystemProfile;
import dev.edict.eval.request.Environment;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads {@code environment}. */
final class EnvironmentMembers implements LineCursor.Members {
  private @Nullable String agent;
  private @Nullable String sandbox;
  private @Nullable String home;
  private FilesystemProfile profile = FilesystemProfile.UNKNOWN;

  @Override
  public boolean read(String name, LineCursor json) throws IOException {
    switch (name) {
      case "agent" -> agent = json.text("environment.agent");
      case "sandbox" -> sandbox = json.text("environment.sandbox");
      case "home" -> home = json.text("environment.home");
      case "profile" -> readProfile(json);
      default -> {
        return false;
      }
    }
    return true;
  }

  Environment environment() {
    return new Environment(agent, sandbox, home, profile);
  }

  private void readProfile(LineCursor json) throws IOException {
    String word = json.text("environment.profile");
    if (word != null) {
      switch (word) {
        case "posix" -> profile = FilesystemProfile.POSIX;
        case "windows" -> profile = FilesystemProfile.WINDOWS;
        case "case-folding" -> profile = FilesystemProfile.CASE_FOLDING;
        case "unknown" -> profile = FilesystemProfile.UNKNOWN;
        default -> json.unknownValue("environment.profile", word);
      }
    }
  }
}
