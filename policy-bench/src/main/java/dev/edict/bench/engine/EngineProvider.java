package dev.edict.bench.engine;

import dev.edict.bench.neutral.NeutralRule;
import java.util.List;
import java.util.ServiceLoader;

/** Loads engines; found on the class path by {@link ServiceLoader}. */
public interface EngineProvider {

  /** Returns the names of the engines that it can load. */
  List<String> engines();

  /**
   * Loads rules into an engine.
   *
   * @param engine one of {@link #engines()}
   * @throws Exception if the engine fails; then the run fails
   */
  Engine load(String engine, List<NeutralRule> rules) throws Exception;

  /**
   * Loads rules into the engine of that name, whoever provides it.
   *
   * @throws IllegalArgumentException if nobody does
   * @throws Exception if the engine fails
   */
  static Engine loadAny(String engine, List<NeutralRule> rules) throws Exception {
    for (EngineProvider provider : ServiceLoader.load(EngineProvider.class)) {
      if (provider.engines().contains(engine)) {
        return provider.load(engine, rules);
      }
    }
    throw new IllegalArgumentException("no engine " + engine + " on the class path");
  }
}
