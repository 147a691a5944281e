package dev.edict.dsl;

import dev.edict.dsl.check.PolicyChecks;
import dev.edict.dsl.parser.ParseLimits;
import dev.edict.dsl.parser.ParseResult;
import dev.edict.dsl.parser.PolicyParser;
import dev.edict.dsl.source.PolicySource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
    List<PolicySource> sorted = new ArrayList<>(sources);
    sorted.sort(Comparator.comparing(PolicySource::name));
    Set<String> names = new HashSet<>();
    List<ParseResult> documents = new ArrayList<>();
    for (PolicySource source : sorted) {
      if (!names.add(source.name())) {
        throw new IllegalArgumentException("two policy sources are named " + source.name());
      }
      documents.add(PolicyParser.parse(source, limits));
    }
    PolicyChecks.Result result = PolicyChecks.run(documents);
    return new Analysis(documents, result.ruleSet(), result.assertions(), result.diagnostics());
  }
}
