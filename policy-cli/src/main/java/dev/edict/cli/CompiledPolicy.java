package dev.edict.cli;

import dev.edict.dsl.binary.RuleSetFormatException;
import dev.edict.dsl.binary.RuleSetReader;
import dev.edict.dsl.rule.RuleSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files that {@code edict compile} wrote; they are told by their suffix. */
final class CompiledPolicy {
  static final String SUFFIX = ".edictc";

  private CompiledPolicy() {}

  /**
   * Returns whether the one path named is a compiled policy set.
   *
   * @throws CommandFailure if it is one of several
   */
  static boolean isNamed(List<Path> named) {
    boolean compiled = named.stream().anyMatch(path -> path.toString().endsWith(SUFFIX));
    if (compiled && named.size() > 1) {
      throw new CommandFailure(
          "a compiled policy set is whole; it was named with other files or directories");
    }
    return compiled;
  }

  /**
   * Reads the rules.
   *
   * @throws CommandFailure if the file is damaged or of a newer version
   * @throws IOException if the file is missing or cannot be read
   */
  static RuleSet read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return RuleSetReader.read(in);
    } catch (RuleSetFormatException refused) {
      throw new CommandFailure(file + ": " + refused.getMessage());
    }
  }
}
