package dev.edict.cli;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/** Where the program lies, and what does not come with it can be put beside it. */
final class ProgramFolder {
  private ProgramFolder() {}

  /** Returns the directory of the program's jar; null when it does not run from one. */
  static @Nullable Path find() {
    CodeSource source = ProgramFolder.class.getProtectionDomain().getCodeSource();
    try {
      return source == null ? null : Path.of(source.getLocation().toURI()).getParent();
    } catch (URISyntaxException noFile) {
      return null;
    }
  }
}
