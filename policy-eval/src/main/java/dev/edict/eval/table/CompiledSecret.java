package dev.edict.eval.table;

import dev.edict.dsl.rule.SecretBinding;
import dev.edict.eval.combine.Circumstances;
import dev.edict.eval.combine.LevelGate;

/**
 * A secret binding with all that can be told about it before any request is known.
 *
 * @param binding the binding
 * @param gate whether an allow of its level would count in its domain
 */
public record CompiledSecret(SecretBinding binding, LevelGate gate) {

  /**
   * Returns whether the binding counts: its policy applies, and its level may allow the request.
   */
  public boolean isActive(Circumstances circumstances) {
    return binding.policy().appliesTo(circumstances.teams()) && gate.admits(circumstances);
  }
}
