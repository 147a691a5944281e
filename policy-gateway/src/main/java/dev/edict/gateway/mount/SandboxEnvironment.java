package dev.edict.gateway.mount;

import dev.edict.dsl.ast.SecretStatement.Place;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.rule.SecretBinding;
import dev.edict.eval.request.Subject;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The variables of a sandbox in the place of secrets. Programs that want a key find one, and send
 * it where keys go; there the proxy puts the secret in its place. The secret is never inside.
 */
public final class SandboxEnvironment {
  /** What stands for every secret. */
  public static final String PLACEHOLDER = "proxy-managed";

  private SandboxEnvironment() {}

  /**
   * Returns a variable for each secret that a proxy puts into headers for {@code subject}, under
   * the name of the secret.
   */
  public static SortedMap<String, String> of(RuleSet rules, Subject subject) {
    SortedMap<String, String> variables = new TreeMap<>();
    for (SecretBinding binding : rules.secrets()) {
      if (!binding.endpoints().isEmpty()
          && binding.place() == Place.HEADER
          && binding.policy().appliesTo(subject.teams())) {
        variables.put(binding.secret(), PLACEHOLDER);
      }
    }
    return Collections.unmodifiableSortedMap(variables);
  }
}
