package dev.edict.convert.importer;

import dev.edict.convert.Loss;
import java.util.List;

/**
 * What came of an import.
 *
 * @param policies the policies made, one text each, in the order of the original
 * @param losses what was not carried over, in the order of the original
 */
public record ImportResult(List<ImportedPolicy> policies, List<Loss> losses) {

  /** Copies the lists. */
  public ImportResult {
    policies = List.copyOf(policies);
    losses = List.copyOf(losses);
  }

  /**
   * A policy made by an import.
   *
   * @param name the policy's name
   * @param text its text, formatted; it loads
   */
  public record ImportedPolicy(String name, String text) {}
}
