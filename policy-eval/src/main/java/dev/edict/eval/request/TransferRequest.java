package dev.edict.eval.request;

import dev.edict.dsl.ast.Domain;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Giving what lies at one path a place at another one; judged at both ends.
 *
 * @param subject on whose behalf
 * @param environment where from; says what {@code ~} is and how names compare
 * @param kind in what way
 * @param from the old end: what is renamed, copied or linked to, as the agent named it; the target
 *     of a symbolic link made absolute
 * @param to the new end, as the agent named it
 * @param singleFile whether the caller knows that no directory is meant; otherwise everything
 *     beneath both ends is judged too
 */
public record TransferRequest(
    Subject subject, Environment environment, Kind kind, End from, End to, boolean singleFile)
    implements AccessRequest {

  /** Returns a request about what may be a directory, of which no real paths are known. */
  public static TransferRequest of(
      Subject subject, Environment environment, Kind kind, String from, String to) {
    return new TransferRequest(
        subject, environment, kind, new End(from, null), new End(to, null), false);
  }

  /** Returns this request by a caller who knows that no directory is meant. */
  public TransferRequest ofSingleFile() {
    return new TransferRequest(subject, environment, kind, from, to, true);
  }

  /** Returns this request with the ends that result when every link is resolved. */
  public TransferRequest withRealPaths(String resolvedFrom, String resolvedTo) {
    return new TransferRequest(
        subject,
        environment,
        kind,
        new End(from.path(), resolvedFrom),
        new End(to.path(), resolvedTo),
        singleFile);
  }

  @Override
  public Domain domain() {
    return Domain.FILESYSTEM;
  }

  @Override
  public String action() {
    return kind.keyword();
  }

  @Override
  public String resource() {
    return from.path() + " -> " + to.path();
  }

  /**
   * One end.
   *
   * @param path the path as the agent named it
   * @param realPath the path with every link resolved, that of the parent for what does not exist
   *     yet; if the caller knows it
   */
  public record End(String path, @Nullable String realPath) {}

  /** In what way something gets another place. */
  public enum Kind {
    /** It moves, with everything beneath; what was at the new end is gone. */
    RENAME,
    /** The same file gets a second name. */
    LINK,
    /** A symbolic link at the new end points to it. */
    SYMLINK,
    /** Its content is copied, with everything beneath. */
    COPY;

    /** Returns the lower-case word for this kind. */
    public String keyword() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
