package dev.edict.eval.analysis.condition;

import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.rule.Condition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Conditions as alternatives, each a list of requirements that must all be met: the disjunctive
 * normal form in the three-valued logic of Kleene that conditions are evaluated by. A condition
 * with too many alternatives is one free test.
 */
public final class ConditionForms {
  private static final int MOST_ALTERNATIVES = 64;

  /** The one alternative that requires nothing. */
  public static final List<List<Requirement>> ALWAYS = List.of(List.of());

  private ConditionForms() {}

  /** Returns when a rule of {@code effect} with {@code condition} matches. */
  public static List<List<Requirement>> of(Condition condition, Effect effect) {
    return of(condition, effect == Effect.ALLOW ? Wanted.TRUE : Wanted.NOT_FALSE);
  }

  /** Returns when {@code condition} has a wanted outcome; an empty list when never. */
  public static List<List<Requirement>> of(Condition condition, Wanted wanted) {
    List<List<Requirement>> form = form(condition, wanted);
    return form.size() > MOST_ALTERNATIVES
        ? List.of(List.of(new Requirement(condition, wanted)))
        : form;
  }

  private static List<List<Requirement>> form(Condition condition, Wanted wanted) {
    if (condition instanceof Condition.All all) {
      return combine(all.parts(), wanted, wanted.isOfAllInConjunction());
    }
    if (condition instanceof Condition.Any any) {
      return combine(any.parts(), wanted, !wanted.isOfAllInConjunction());
    }
    if (condition instanceof Condition.Not not) {
      return of(not.part(), wanted.negated());
    }
    return List.of(List.of(new Requirement(condition, wanted)));
  }

  private static List<List<Requirement>> combine(
      List<Condition> parts, Wanted wanted, boolean all) {
    List<List<Requirement>> combined = all ? ALWAYS : List.of();
    for (Condition part : parts) {
      List<List<Requirement>> next = of(part, wanted);
      combined = all ? both(combined, next) : either(combined, next);
      if (combined.size() > MOST_ALTERNATIVES) {
        return combined;
      }
    }
    return combined;
  }

  /** Returns when both of two conditions in this form are met. */
  public static List<List<Requirement>> both(
      List<List<Requirement>> one, List<List<Requirement>> other) {
    List<List<Requirement>> product = new ArrayList<>();
    for (List<Requirement> left : one) {
      for (List<Requirement> right : other) {
        Set<Requirement> joined = new LinkedHashSet<>(left);
        joined.addAll(right);
        product.add(List.copyOf(joined));
      }
    }
    return product;
  }

  private static List<List<Requirement>> either(
      List<List<Requirement>> one, List<List<Requirement>> other) {
    List<List<Requirement>> union = new ArrayList<>(one);
    union.addAll(other);
    return union;
  }
}
