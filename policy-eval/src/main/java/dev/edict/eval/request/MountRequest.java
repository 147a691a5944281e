package dev.edict.eval.request;

import dev.edict.dsl.ast.Domain;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Making a whole subtree visible in a sandbox.
 *
 * @param subject on whose behalf
 * @param environment where from; says what {@code ~} is and how names compare
 * @param access read, or read and write
 * @param path the root of the subtree, as the agent named it
 * @param realPath the root with every link resolved, if the caller knows it
 * @param masking whether the caller can hide paths beneath the root; it then gets the list of what
 *     to hide instead of a denial
 */
public record MountRequest(
    Subject subject,
    Environment environment,
    Access access,
    String path,
    @Nullable String realPath,
    boolean masking)
    implements AccessRequest {

  /** Returns a request by a caller who cannot hide paths and knows no real path. */
  public static MountRequest of(
      Subject subject, Environment environment, Access access, String path) {
    return new MountRequest(subject, environment, access, path, null, false);
  }

  /** Returns this request with the root that results when every link is resolved. */
  public MountRequest withRealPath(String resolved) {
    return new MountRequest(subject, environment, access, path, resolved, masking);
  }

  /** Returns this request by a caller who can hide paths beneath the root. */
  public MountRequest withMasking() {
    return new MountRequest(subject, environment, access, path, realPath, true);
  }

  @Override
  public Domain domain() {
    return Domain.FILESYSTEM;
  }

  @Override
  public String action() {
    return "mount:" + access.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String resource() {
    return path;
  }

  /** What the sandbox may do beneath the root. */
  public enum Access {
    /** Read only. */
    READ,
    /** Read and write. */
    WRITE
  }
}
