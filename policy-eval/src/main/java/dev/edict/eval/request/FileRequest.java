package dev.edict.eval.request;

import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.rule.FileAction;
import org.jspecify.annotations.Nullable;

/**
 * Using a file.
 *
 * @param subject on whose behalf
 * @param environment where from; says what {@code ~} is and how names compare
 * @param fileAction what would be done
 * @param path the path as the agent named it
 * @param realPath the path with every link resolved, if the caller knows it: an allow must match
 *     both paths, a deny either
 */
public record FileRequest(
    Subject subject,
    Environment environment,
    FileAction fileAction,
    String path,
    @Nullable String realPath)
    implements AccessRequest {

  /** Returns a request of which no real path is known. */
  public static FileRequest of(
      Subject subject, Environment environment, FileAction action, String path) {
    return new FileRequest(subject, environment, action, path, null);
  }

  /** Returns this request with the path that results when every link is resolved. */
  public FileRequest withRealPath(String resolved) {
    return new FileRequest(subject, environment, fileAction, path, resolved);
  }

  @Override
  public Domain domain() {
    return Domain.FILESYSTEM;
  }

  @Override
  public String action() {
    return fileAction.keyword();
  }

  @Override
  public String resource() {
    return path;
  }
}
