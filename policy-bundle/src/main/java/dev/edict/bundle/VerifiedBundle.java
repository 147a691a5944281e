package dev.edict.bundle;

import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.source.PolicySource;
import java.time.Instant;
import java.util.List;

/**
 * A bundle that may be used.
 *
 * @param manifest what was signed
 * @param signers the names of the trusted keys that have signed
 * @param goodUntil the first instant at which it may be used no more: when it expires, or too few
 *     of the keys count any longer
 * @param sources its policies
 * @param rules its rules
 */
public record VerifiedBundle(
    BundleManifest manifest,
    List<String> signers,
    Instant goodUntil,
    List<PolicySource> sources,
    RuleSet rules) {

  /** Copies the lists. */
  public VerifiedBundle {
    signers = List.copyOf(signers);
    sources = List.copyOf(sources);
  }
}
