package dev.edict.dsl;

import dev.edict.dsl.parser.ParseLimits;
import dev.edict.dsl.source.PolicySource;
import java.util.Collection;
import java.util.List;

/**
 * The front door of the policy language: texts in, rules and findings out.
 *
 * <pre>{@code
 * Analysis analysis = PolicyFrontEnd.analyze(PolicySource.of("acme.edict", text));
 * RuleSet rules = analysis.requireRuleSet();
 * }</pre>
 */
public final class PolicyFrontEnd {
  private PolicyFrontEnd() {}

  /** Reads a policy set of one file. */
  public static Analysis analyze(PolicySource source) {
    return analyze(List.of(source));
  }

  /**
   * Reads a policy set. The order of the sources changes nothing.
   *
   * @throws IllegalArgumentException if two sources have the same name
   */
  public static Analysis analyze(Collection<PolicySource> sources) {
    return analyze(sources, ParseLimits.DEFAULTS);
  }

  /**
   * Reads a policy set within limits.
   *
   * @throws IllegalArgumentException if two sources have the same name
   */
  public static Analysis analyze(Collection<PolicySource> sources, ParseLimits limits) {
    return new IncrementalFrontEnd(limits).update(sources);
  }
}
