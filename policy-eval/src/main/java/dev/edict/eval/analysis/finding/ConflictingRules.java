package dev.edict.eval.analysis.finding;

import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.rule.Rule;
import dev.edict.eval.analysis.language.BudgetExhausted;
import dev.edict.eval.analysis.region.Cube;
import dev.edict.eval.analysis.region.FocusedSpace;
import dev.edict.eval.analysis.region.RegionBox;
import dev.edict.eval.analysis.region.RegionSample;
import dev.edict.eval.analysis.region.Role;
import dev.edict.eval.analysis.region.RuleBox;
import dev.edict.eval.analysis.replay.Witness;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds denies that cut across an allow: they share requests, and each has some that the other has
 * not, so neither is an exception to the other. Denies of a name wherever it stands are meant to
 * cut and are left alone. This is the correlation anomaly of E. Al-Shaer and H. Hamed, <i>Discovery
 * of Policy Anomalies in Distributed Firewalls</i> (2004).
 */
final class ConflictingRules implements Lint {
  private static final int MOST_COMPARED = 32;
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
          findings.accept(
              context.finding(
                  DiagnosticCode.UNDECIDED,
                  rule,
                  "it could not be told within the budget whether this deny cuts across an allow"));
        }
      }
    }
  }

  private void report(
      LintContext context, Rule deny, List<RuleBox> boxes, Consumer<Diagnostic> findings) {
    Set<Rule> crossed = new LinkedHashSet<>();
    Optional<Witness> shared = Optional.empty();
    for (RuleBox box : boxes) {
      if (box.box().startsLiterally() && !box.box().asksForAddress()) {
        for (RuleBox allow : allowsCutBy(context, deny, box.box())) {
          if (crossed.size() < MOST_NAMED && isCrossing(context, box.box(), allow.box())) {
            crossed.add(allow.rule());
            shared = shared.isPresent() ? shared : shared(context, box.box(), allow.box());
          }
        }
      }
    }
    if (!crossed.isEmpty()) {
      List<Rule> rules = List.copyOf(crossed);
      Diagnostic finding =
          context
              .finding(
                  code(),
                  deny,
                  "this deny and the allow "
                      + LintContext.names(rules)
                      + " cut across each other: in what they share the deny wins")
              .withHelp(Examples.help("make one an exception to the other", shared));
      findings.accept(LintContext.withRules(finding, rules, "cut by it:"));
    }
  }

  private static List<RuleBox> allowsCutBy(LintContext context, Rule deny, RegionBox box) {
    List<RuleBox> allows =
        context
            .model()
            .overlapping(
                box,
                of ->
                    of.role() != Role.DENY
                        && of.rule().target().getClass() == deny.target().getClass()
                        && !of.box().coversResources(box)
                        && !box.coversResources(of.box()));
    return allows.subList(0, Math.min(allows.size(), MOST_COMPARED));
  }

  private static boolean isCrossing(LintContext context, RegionBox deny, RegionBox allow) {
    // That a deny names more protocols, methods or actions makes it no less of an exception.
    RegionBox one = deny.withoutRequirements().unresolved().withVerbs(allow.verbs());
    RegionBox other = allow.withoutRequirements().unresolved().withVerbs(deny.verbs());
    return !isCovered(context, one, other) && !isCovered(context, other, one);
  }

  private static Optional<Witness> shared(LintContext context, RegionBox deny, RegionBox allow) {
    FocusedSpace space =
        FocusedSpace.of(deny.and(allow).unresolved(), List.of(), context.now(), context.budget());
    return space
        .whole()
        .map(space::example)
        .map(example -> new Witness(example, context.replay().decide(example)));
  }

  private static boolean isCovered(LintContext context, RegionBox small, RegionBox large) {
    boolean outside = RegionSample.of(small).stream().anyMatch(sample -> !sample.overlaps(large));
    if (outside) {
      return false;
    }
    FocusedSpace space = FocusedSpace.of(small, List.of(large), context.now(), context.budget());
    Optional<Cube> whole = space.whole();
    return whole.isEmpty()
        || space.cubeOf(large).map(cube -> cube.covers(whole.get())).orElse(false);
  }
}
