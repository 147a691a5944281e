package dev.edict.eval.test.mutation;

import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.rule.Condition;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleTarget;
import dev.edict.eval.condition.ConditionText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The changes of one rule that leave it in its place. */
final class RuleChanges {
  private final Rule rule;
  private final List<RuleChange> changes = new ArrayList<>();

  private RuleChanges(Rule rule) {
    this.rule = rule;
  }

  /**
   * A change.
   *
   * @param kind what is changed
   * @param description what is so then
   * @param rule the changed rule
   */
  record RuleChange(MutationKind kind, String description, Rule rule) {}

  static List<RuleChange> of(Rule rule) {
    RuleChanges found = new RuleChanges(rule);
    found.effect();
    found.condition();
    for (TargetChanges.TargetChange change : TargetChanges.of(rule.target())) {
      found.changes.add(
          new RuleChange(
              change.kind(),
              change.description(),
              found.with(rule.effect(), change.target(), rule.condition())));
    }
    return found.changes;
  }

  private void effect() {
    boolean denies = rule.effect() == Effect.DENY;
    add(
        MutationKind.FLIP_EFFECT,
        denies ? "the rule allows instead of denying" : "the rule denies instead of allowing",
        with(
            denies ? Effect.ALLOW : Effect.DENY,
            rule.target(),
            rule.condition(),
            rule.until(),
            Optional.empty()));
    if (rule.approval().isPresent()) {
      add(
          MutationKind.DROP_APPROVAL,
          "no approval is required",
          with(rule.effect(), rule.target(), rule.condition(), rule.until(), Optional.empty()));
    }
    if (rule.until().isPresent()) {
      add(
          MutationKind.DROP_END,
          "the rule does not end",
          with(rule.effect(), rule.target(), rule.condition(), Optional.empty(), rule.approval()));
    }
  }

  private void condition() {
    Condition condition = rule.condition();
    if (condition.equals(Condition.ALWAYS)) {
      return;
    }
    add(
        MutationKind.DROP_CONDITION,
        "the condition is left out",
        with(rule.effect(), rule.target(), Condition.ALWAYS));
    add(
        MutationKind.NEGATE_CONDITION,
        "the condition is turned round",
        with(rule.effect(), rule.target(), new Condition.Not(condition)));
    if (condition instanceof Condition.All all && all.parts().size() > 1) {
      for (int i = 0; i < all.parts().size(); i++) {
        List<Condition> left = new ArrayList<>(all.parts());
        Condition dropped = left.remove(i);
        add(
            MutationKind.DROP_CONDITION,
            "`" + ConditionText.of(dropped) + "` is left out",
            with(rule.effect(), rule.target(), new Condition.All(left)));
      }
    }
  }

  private void add(MutationKind kind, String description, Rule changed) {
    changes.add(new RuleChange(kind, description, changed));
  }

  private Rule with(Effect effect, RuleTarget target, Condition condition) {
    return with(effect, target, condition, rule.until(), rule.approval());
  }

  private Rule with(
      Effect effect,
      RuleTarget target,
      Condition condition,
      Optional<Instant> until,
      Optional<String> approval) {
    return new Rule(
        rule.id(),
        rule.policy(),
        effect,
        rule.observed(),
        target,
        condition,
        until,
        approval,
        rule.severity(),
        rule.annotations(),
        rule.origin());
  }
}
