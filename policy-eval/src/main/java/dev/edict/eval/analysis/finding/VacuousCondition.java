package dev.edict.eval.analysis.finding;

import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.rule.Condition;
import dev.edict.dsl.rule.Rule;
import dev.edict.eval.analysis.condition.ConditionForms;
import dev.edict.eval.analysis.condition.Requirement;
import dev.edict.eval.analysis.language.Budget;
import dev.edict.eval.analysis.language.BudgetExhausted;
import dev.edict.eval.analysis.region.Cube;
import dev.edict.eval.analysis.region.Cubes;
import dev.edict.eval.analysis.region.FocusedSpace;
import dev.edict.eval.analysis.region.RegionBox;
import dev.edict.eval.analysis.region.Space;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds conditions under which a rule always matches, or never does. */
final class VacuousCondition implements Lint {
  @Override
  public DiagnosticCode code() {
    return DiagnosticCode.VACUOUS_CONDITION;
  }

  @Override
  public void check(LintContext context, Consumer<Diagnostic> findings) {
    for (Rule rule : context.rules()) {
      if (!rule.condition().equals(Condition.ALWAYS) && context.isInForce(rule)) {
        try {
          message(context, rule, context.budget())
              .ifPresent(text -> findings.accept(context.finding(code(), rule, text)));
        } catch (BudgetExhausted tooMuch) {
          findings.accept(context.undecided(rule, "whether this condition is ever met"));
        }
      }
    }
  }

  private static Optional<String> message(LintContext context, Rule rule, Budget budget) {
    List<List<Requirement>> form = ConditionForms.of(rule.condition(), rule.effect());
    RegionBox anything = RegionBox.everything(Space.REGISTER, 1);
    List<RegionBox> met = form.stream().map(anything::requiring).toList();
    FocusedSpace space = FocusedSpace.of(anything, met, context.now(), budget);
    List<Cube> cubes = met.stream().map(space::cubeOf).flatMap(Optional::stream).toList();
    if (cubes.isEmpty()) {
      return Optional.of("this rule never matches: its condition cannot be met");
    }
    boolean always = Cubes.rest(space.whole().orElseThrow(), cubes, budget).isEmpty();
    if (!always) {
      return Optional.empty();
    }
    return Optional.of(
        rule.effect() == Effect.DENY
            ? "this condition says nothing: whatever the request carries, the deny matches"
            : "this condition says nothing: whatever the request carries, it is met");
  }
}
