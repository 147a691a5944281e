package dev.edict.eval.analysis.finding;

import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.rule.Rule;
import dev.edict.eval.analysis.language.Budget;
import dev.edict.eval.analysis.language.BudgetExhausted;
import dev.edict.eval.analysis.region.Cube;
import dev.edict.eval.analysis.region.FocusedSpace;
import dev.edict.eval.analysis.region.RegionBox;
import dev.edict.eval.analysis.region.RegionSample;
import dev.edict.eval.analysis.region.RuleBox;
import dev.edict.eval.analysis.replay.Witness;
import dev.edict.eval.decision.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds denies that cut across an allow: they share requests, and each has some that the other has
 * not, so neither is an exception to the other. Denies of a name wherever it stands are meant to
 * cut and are left alone. This is the correlation anomaly of E. Al-Shaer and H. Hamed, <i>Discovery
 * of Policy Anomalies in Distributed Firewalls</i> (2004).
 */
final class ConflictingRules implements Lint {
  private static final int MOST_NAMED = 5;

  @Override
  public DiagnosticCode code() {
    return DiagnosticCode.CONFLICTING_RULES;
  }

  @Override
  public void check(LintContext context, Consumer<Diagnostic> findings) {
    for (int rank = 0; rank < context.rules().size(); rank++) {
      Rule rule = context.rules().get(rank);
      if (rule.effect() == Effect.DENY && context.isInForce(rule)) {
        try {
          report(context, rule, context.model().boxes(rank), findings);
        } catch (BudgetExhausted tooMuch) {
          findings.accept(undecided(context, rule));
        }
      }
    }
  }

  private void report(
      LintContext context, Rule deny, List<RuleBox> boxes, Consumer<Diagnostic> findings) {
    Budget budget = context.budget();
    // What each allow that is cut shares with the deny, shown by a request if one shows it.
    Map<Rule, Shared> cut = new LinkedHashMap<>();
    for (RuleBox box : boxes) {
      if (box.box().startsLiterally() && !box.box().asksForAddress()) {
        // Addresses by which a network is reached under another name are nobody's exception.
        RegionBox written = box.box().withoutAliases();
        context
            .model()
            .anyGrant(
                written,
                allow -> {
                  if (mayCross(deny, written, allow)) {
                    shared(context, written, allow.box(), budget)
                        .ifPresent(shared -> cut.merge(allow.rule(), shared, Shared::or));
                  }
                  return shown(cut).size() == MOST_NAMED;
                });
      }
    }
    if (!shown(cut).isEmpty()) {
      findings.accept(finding(context, deny, shown(cut)));
    } else if (!cut.isEmpty()) {
      findings.accept(undecided(context, deny));
    }
  }

  private static Map<Rule, Witness> shown(Map<Rule, Shared> cut) {
    Map<Rule, Witness> shown = new LinkedHashMap<>();
    cut.forEach((allow, shared) -> shared.witness().ifPresent(found -> shown.put(allow, found)));
    return shown;
  }

  private static Diagnostic undecided(LintContext context, Rule deny) {
    return context.finding(
        DiagnosticCode.UNDECIDED,
        deny,
        "it could not be told whether this deny cuts across an allow");
  }

  private Diagnostic finding(LintContext context, Rule deny, Map<Rule, Witness> crossed) {
    List<Rule> rules = List.copyOf(crossed.keySet());
    Optional<Witness> witness = crossed.values().stream().findFirst();
    Diagnostic finding =
        context
            .finding(
                code(),
                deny,
                "this deny and "
                    + allows(rules)
                    + " cut across each other: where they meet, the deny wins")
            .withHelp(Examples.help("make one an exception to the other", witness));
    return LintContext.withRules(finding, rules, "cut by it:");
  }

  private static String allows(List<Rule> rules) {
    if (rules.size() == MOST_NAMED) {
      return "at least "
          + MOST_NAMED
          + " allows, such as "
          + LintContext.names(rules.subList(0, 2));
    }
    return (rules.size() == 1 ? "the allow " : "the allows ") + LintContext.names(rules);
  }

  /** Returns false only if the two do not cross, as their patterns are written. */
  private static boolean mayCross(Rule deny, RegionBox box, RuleBox allow) {
    return allow.rule().target().getClass() == deny.target().getClass()
        && !allow.box().coversResources(box)
        && !box.coversResources(allow.box());
  }

  /**
   * What two boxes that cross share.
   *
   * @param witness a request of it that is denied, unless no example shows it
   */
  private record Shared(Optional<Witness> witness) {
    Shared or(Shared other) {
      return witness.isPresent() ? this : other;
    }
  }

  /** Returns what two boxes share, if they cross. */
  private static Optional<Shared> shared(
      LintContext context, RegionBox deny, RegionBox allow, Budget budget) {
    // That a deny names more protocols, methods or actions makes it no less of an exception.
    RegionBox one = deny.withoutRequirements().unresolved().withVerbs(allow.verbs());
    RegionBox other = allow.withoutRequirements().unresolved().withVerbs(deny.verbs());
    if (isCovered(context, one, other, budget) || isCovered(context, other, one, budget)) {
      return Optional.empty();
    }
    FocusedSpace space =
        FocusedSpace.of(deny.and(allow).unresolved(), List.of(), context.now(), budget);
    return space
        .whole()
        .map(whole -> new Shared(context.witness(space, whole, Outcome.DENY::equals)));
  }

  private static boolean isCovered(
      LintContext context, RegionBox small, RegionBox large, Budget budget) {
    boolean outside = RegionSample.of(small).stream().anyMatch(sample -> !sample.overlaps(large));
    if (outside) {
      return false;
    }
    FocusedSpace space = FocusedSpace.of(small, List.of(large), context.now(), budget);
    Optional<Cube> whole = space.whole();
    return whole.isEmpty()
        || space.cubeOf(large).map(cube -> cube.covers(whole.get())).orElse(false);
  }
}
