package dev.edict.cli;

import dev.edict.dsl.diagnostic.Diagnostic;
import java.util.List;

/**
 * What became of the tests and assertions of a policy set.
 *
 * @param diagnostics every finding about the policy set, sorted by place
 * @param summary the counts, in words
 */
record PolicyProof(List<Diagnostic> diagnostics, List<String> summary) {
  static PolicyProof of(PolicyLoading loading) {
    return new PolicyProof(loading.diagnostics(), List.of());
  }
}
