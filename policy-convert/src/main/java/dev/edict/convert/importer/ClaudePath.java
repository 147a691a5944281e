package dev.edict.convert.importer;

import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.match.Rejection;
import java.util.Optional;

/**
 * Paths of Claude Code: {@code //absolute}, {@code ~/home}, {@code /project}, {@code ./here}, and
 * bare names, which are found at any depth. As in {@code .gitignore}, what fits a directory fits
 * everything beneath it.
 */
final class ClaudePath {
  private ClaudePath() {}

  /**
   * Returns the pattern of the language, or empty for an allow on a path whose directory is not
   * known; a deny on such a path holds in every directory.
   */
  static Optional<String> pattern(String path, Effect effect, Optional<String> root) {
    if (path.startsWith("//")) {
      return Optional.of(beneath(path.substring(1)));
    }
    if (path.startsWith("~")) {
      return Optional.of(beneath(path));
    }
    boolean bare = path.indexOf('/') < 0 || path.indexOf('/') == path.length() - 1;
    String relative = path.startsWith("./") ? path.substring(2) : path;
    String stripped = relative.startsWith("/") ? relative.substring(1) : relative;
    String anyDepth = bare && !stripped.startsWith("**") ? "**/" + stripped : stripped;
    if (root.isPresent()) {
      return Optional.of(beneath(root.get() + "/" + anyDepth));
    }
    if (effect == Effect.ALLOW) {
      return Optional.empty();
    }
    return Optional.of(beneath(anyDepth.startsWith("**/") ? anyDepth : "**/" + anyDepth));
  }

  static String unknownRoot(String path) {
    return Rejection.quote(path) + " is relative to a directory that is not known";
  }

  private static String beneath(String path) {
    String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return trimmed.endsWith("/**") ? trimmed : trimmed + "/**";
  }
}
