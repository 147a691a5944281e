package dev.edict.bundle;

import dev.edict.dsl.rule.Level;
import dev.edict.dsl.rule.Policy;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.source.PolicySource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a developer adds to a bundle: policies of the level {@code local}, which the language lets
 * narrow, and widen only what the others delegate.
 *
 * @param sources their files, under names that no file of a bundle has
 */
record LocalPolicies(List<PolicySource> sources) {
  static final LocalPolicies NONE = new LocalPolicies(List.of());

  LocalPolicies {
    sources = List.copyOf(sources);
  }

  /** Returns the policies with names of their own. */
  static LocalPolicies of(List<PolicySource> files) {
    return new LocalPolicies(
        files.stream()
            .map(file -> PolicySource.of(BundledFile.LOCAL + "/" + file.name(), file.text()))
            .toList());
  }

  /**
   * Returns the rules of a bundle together with these.
   *
   * @throws BundleRefusedException if a policy here is of another level than {@code local}, the two
   *     do not load together, or the bundle would mean something else
   */
  RuleSet with(VerifiedBundle bundle) throws BundleRefusedException {
    if (sources.isEmpty()) {
      return bundle.rules();
    }
    List<PolicySource> all = new ArrayList<>(bundle.sources());
    all.addAll(sources);
    RuleSet together = BundleVerifier.rules(all);
    for (Policy policy : together.policies()) {
      if (isHere(policy) && policy.level() != Level.LOCAL) {
        throw new BundleRefusedException(
            Refusal.WRONG_LEVEL,
            policy.origin()
                + ": a local file with a policy of the level "
                + policy.level().name().toLowerCase(Locale.ROOT));
      }
    }
    requireSame(bundle.rules(), together);
    return together;
  }

  private static boolean isHere(Policy policy) {
    return policy.origin().source().name().startsWith(BundledFile.LOCAL + "/");
  }

  // INVARIANT: what was signed is enforced as it was signed, whatever stands beside it.
  private static void requireSame(RuleSet bundle, RuleSet together) throws BundleRefusedException {
    List<Rule> kept = together.rules().stream().filter(rule -> !isHere(rule.policy())).toList();
    if (!kept.equals(bundle.rules())
        || !together.secrets().containsAll(bundle.secrets())
        || !together.redactions().containsAll(bundle.redactions())
        || !together.limits().containsAll(bundle.limits())
        || !together.delegations().containsAll(bundle.delegations())) {
      throw new BundleRefusedException(
          Refusal.FAULTY_POLICY, "the local files change what the bundle means");
    }
  }
}
