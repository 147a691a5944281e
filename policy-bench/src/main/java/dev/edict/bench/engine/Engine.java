package dev.edict.bench.engine;

import dev.edict.bench.neutral.NeutralRequest;
import org.jspecify.annotations.Nullable;

/** Something that decides by rules it has loaded; used by one thread. */
@FunctionalInterface
public interface Engine {

  /**
   * Returns whether the request is allowed, and leaves the name of a rule that decided.
   *
   * @throws Exception if the engine fails; then the run fails
   */
  boolean allows(NeutralRequest request, Naming naming) throws Exception;

  /** Where an engine leaves the name of a deciding rule. */
  final class Naming {
    /** The name; null when the engine names none. */
    public @Nullable String rule;
  }
}
