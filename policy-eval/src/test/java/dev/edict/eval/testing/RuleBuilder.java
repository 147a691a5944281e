package dev.edict.eval.testing;

import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.rule.AuditSeverity;
import dev.edict.dsl.rule.Condition;
import dev.edict.dsl.rule.Policy;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleId;
import dev.edict.dsl.rule.RuleTarget;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A rule that says everything unless told otherwise. */
public final class RuleBuilder {
  private final String name;
  private final Effect effect;
  private final RuleTarget target;
  private boolean observed;
  private Condition condition = Condition.ALWAYS;
  private Optional<Instant> until = Optional.empty();
  private Optional<String> approval = Optional.empty();

  private RuleBuilder(String name, Effect effect, RuleTarget target) {
    this.name = name;
    this.effect = effect;
    this.target = target;
  }

  public static RuleBuilder allow(String name, RuleTarget target) {
    return new RuleBuilder(name, Effect.ALLOW, target);
  }

  public static RuleBuilder deny(String name, RuleTarget target) {
    return new RuleBuilder(name, Effect.DENY, target);
  }

  public RuleBuilder observed() {
    observed = true;
    return this;
  }

  public RuleBuilder when(Condition value) {
    condition = value;
    return this;
  }

  public RuleBuilder until(Instant value) {
    until = Optional.of(value);
    return this;
  }

  public RuleBuilder withApproval(String value) {
    approval = Optional.of(value);
    return this;
  }

  public Rule in(Policy policy) {
    return new Rule(
        new RuleId(policy.name(), name),
        policy,
        effect,
        observed,
        target,
        condition,
        until,
        approval,
        AuditSeverity.INFORMATIONAL,
        List.of(),
        RuleSets.ORIGIN);
  }
}
