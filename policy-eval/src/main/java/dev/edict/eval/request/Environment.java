package dev.edict.eval.request;

import dev.edict.dsl.match.filesystem.FilesystemProfile;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from and how its paths are to be read.
 *
 * @param agent the agent's name, if known
 * @param sandbox the sandbox's identifier, if known
 * @param home the home directory that {@code ~} stands for, as text; without it no allow on a
 *     {@code ~} pattern matches and every deny on one does
 * @param profile how the file system treats names; unknown is the safe choice
 */
public record Environment(
    @Nullable String agent,
    @Nullable String sandbox,
    @Nullable String home,
    FilesystemProfile profile) {

  /** The environment of which nothing is known. */
  public static final Environment UNKNOWN =
      new Environment(null, null, null, FilesystemProfile.UNKNOWN);

  /** Returns this environment with the agent's name. */
  public Environment withAgent(String name) {
    return new Environment(name, sandbox, home, profile);
  }

  /** Returns this environment with the sandbox's identifier. */
  public Environment withSandbox(String id) {
    return new Environment(agent, id, home, profile);
  }

  /** Returns this environment with the home directory. */
  public Environment withHome(String directory) {
    return new Environment(agent, sandbox, directory, profile);
  }

  /** Returns this environment with the way the file system treats names. */
  public Environment withProfile(FilesystemProfile kind) {
    return new Environment(agent, sandbox, home, kind);
  }
}
