package dev.edict.eval.analysis.finding;

import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.rule.Policy;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleTarget;
import dev.edict.eval.analysis.language.BudgetExhausted;
import dev.edict.eval.analysis.region.Dimension;
import dev.edict.eval.analysis.region.ExampleRequest;
import dev.edict.eval.analysis.region.Facet;
import dev.edict.eval.analysis.region.FocusedSpace;
import dev.edict.eval.analysis.region.Role;
import dev.edict.eval.analysis.region.RuleBox;
import dev.edict.eval.analysis.region.Space;
import dev.edict.eval.analysis.replay.Witness;
import dev.edict.eval.decision.Outcome;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds allowed names that may resolve to the machine itself, to the metadata service of a cloud or
 * to a private network, without a deny of these addresses. Reported once for each policy.
 */
final class UnguardedName implements Lint {
  private static final List<String> INTERNAL =
      List.of("169.254.169.254", "127.0.0.1", "::1", "10.0.0.1");

  @Override
  public DiagnosticCode code() {
    return DiagnosticCode.UNGUARDED_NAME;
  }

  @Override
  public void check(LintContext context, Consumer<Diagnostic> findings) {
    Set<Policy> told = new HashSet<>();
    for (int rank = 0; rank < context.rules().size(); rank++) {
      Rule rule = context.rules().get(rank);
      boolean asked =
          rule.effect() == Effect.ALLOW
              && context.isInForce(rule)
              && (rule.target() instanceof RuleTarget.Connect
                  || rule.target() instanceof RuleTarget.Http)
              && !told.contains(rule.policy());
      if (asked) {
        Optional<Witness> witness = unguarded(context, context.model().boxes(rank));
        if (witness.isPresent()) {
          told.add(rule.policy());
          findings.accept(finding(context, rule, witness.get()));
        }
      }
    }
  }

  private Diagnostic finding(LintContext context, Rule rule, Witness witness) {
    return context
        .finding(
            code(),
            rule,
            "an allowed name may resolve to an internal address, which nothing denies")
        .withHelp("deny the addresses of spec/examples/guards; " + Examples.sentence(witness));
  }

  private static Optional<Witness> unguarded(LintContext context, List<RuleBox> boxes) {
    for (RuleBox box : boxes) {
      if (box.box().space() == Space.CONNECT && box.role() == Role.ALLOW && isOfNames(box)) {
        Optional<ExampleRequest> example = example(context, box);
        for (String address : INTERNAL) {
          Optional<Witness> witness =
              example
                  .map(found -> found.resolvedTo(address))
                  .flatMap(found -> context.replay().confirm(found, Outcome.ALLOW));
          if (witness.isPresent()) {
            return witness;
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isOfNames(RuleBox box) {
    int host = Space.CONNECT.dimensions().indexOf(Dimension.HOST);
    return box.box().facets().get(host).stream()
        .allMatch(
            facet -> facet instanceof Facet.Hosts hosts && hosts.names().pattern().isPresent());
  }

  private static Optional<ExampleRequest> example(LintContext context, RuleBox box) {
    try {
      FocusedSpace space =
          FocusedSpace.of(box.box().unresolved(), List.of(), context.now(), context.budget());
      return space.whole().map(space::example);
    } catch (BudgetExhausted tooMuch) {
      return Optional.empty();
    }
  }
}
