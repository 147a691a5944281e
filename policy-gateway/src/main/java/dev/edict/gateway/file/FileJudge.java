package dev.edict.gateway.file;

import dev.edict.dsl.rule.FileAction;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.FileRequest;
import dev.edict.eval.request.Subject;
import dev.edict.eval.request.TransferRequest;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Function;

/** Asks the policy about paths as they are named and as they really are. */
final class FileJudge {
  private final Function<AccessRequest, Decision> decisions;
  private final Subject subject;
  private final Environment environment;

  FileJudge(Function<AccessRequest, Decision> decisions, Subject subject, Environment environment) {
    this.decisions = decisions;
    this.subject = subject;
    this.environment = environment;
  }

  /**
   * Returns what {@code path} really is, every link resolved; of what does not exist, where it
   * would be made.
   *
   * @throws AccessDeniedException if the policy denies the action
   */
  Path judged(FileAction action, String path) throws IOException {
    return judged(action, path, FileJudge::real);
  }

  /** Returns the same as {@link #judged} of what is at the path itself, be it a link. */
  Path judgedItself(FileAction action, String path) throws IOException {
    return judged(action, path, FileJudge::realItself);
  }

  private Path judged(FileAction action, String path, Resolution resolution) throws IOException {
    FileRequest named = FileRequest.of(subject, environment, action, path);
    Path real;
    try {
      real = resolution.of(Path.of(path));
    } catch (InvalidPathException | NoSuchFileException absent) {
      // Whoever may not know what is there learns nothing.
      require(decisions.apply(named), path);
      throw new NoSuchFileException(path);
    }
    require(decisions.apply(named.withRealPath(real.toString())), path);
    return real;
  }

  /**
   * Requires that a file may be renamed.
   *
   * @param realFrom what {@code from} really is
   * @param realTo what {@code to} really is
   * @throws AccessDeniedException if the policy denies it
   */
  void requireRename(String from, Path realFrom, String to, Path realTo)
      throws AccessDeniedException {
    TransferRequest rename =
        TransferRequest.of(subject, environment, TransferRequest.Kind.RENAME, from, to)
            .withRealPaths(realFrom.toString(), realTo.toString())
            .ofSingleFile();
    require(decisions.apply(rename), from);
  }

  private static void require(Decision decision, String path) throws AccessDeniedException {
    if (!decision.isAllowed() || !decision.obligations().isEmpty()) {
      throw new AccessDeniedException(path, null, decision.reason() + " [" + decision.code() + "]");
    }
  }

  private static Path real(Path path) throws IOException {
    try {
      return path.toRealPath();
    } catch (NoSuchFileException absent) {
      if (Files.isSymbolicLink(path)) {
        throw absent;
      }
      return realItself(path);
    }
  }

  /** Returns a path with the links in its directories resolved. */
  static Path realItself(Path path) throws IOException {
    Path parent = path.getParent();
    Path name = path.getFileName();
    if (parent == null || name == null) {
      return path.toRealPath();
    }
    return parent.toRealPath().resolve(name);
  }

  /** Finds out what a path really is. */
  @FunctionalInterface
  private interface Resolution {
    Path of(Path path) throws IOException;
  }
}
