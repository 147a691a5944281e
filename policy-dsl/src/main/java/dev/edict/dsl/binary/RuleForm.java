package dev.edict.dsl.binary;

import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.rule.AuditSeverity;
import dev.edict.dsl.rule.Condition;
import dev.edict.dsl.rule.Policy;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleId;
import dev.edict.dsl.rule.RuleTarget;
import dev.edict.dsl.source.SourceLocation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Rules. */
final class RuleForm {
  private RuleForm() {}

  static void write(Rule rule, ContentWriter out, PolicyNumbers policies) {
    if (!rule.id().policy().equals(rule.policy().name())) {
      throw new IllegalArgumentException("a rule of another policy: " + rule.id());
    }
    policies.write(rule.policy(), out);
    out.text(rule.id().rule());
    out.constant(rule.effect());
    out.flag(rule.observed());
    TargetForm.write(rule.target(), out);
    ConditionForm.write(rule.condition(), out);
    out.flag(rule.until().isPresent());
    rule.until().ifPresent(until -> OperandForm.write(until, out));
    out.flag(rule.approval().isPresent());
    rule.approval().ifPresent(out::text);
    out.constant(rule.severity());
    Lists.write(rule.annotations(), out, RuleForm::write);
    out.location(rule.origin());
  }

  private static void write(ContentWriter out, Rule.Note note) {
    out.text(note.name());
    Lists.write(note.arguments(), out, ContentWriter::text);
  }

  static Rule read(ContentReader in, List<Policy> policies) throws RuleSetFormatException {
    Policy policy = PolicyNumbers.read(in, policies);
    String name = in.text();
    Effect effect = in.constant(Effect.values());
    boolean observed = in.flag();
    RuleTarget target = TargetForm.read(in);
    Condition condition = ConditionForm.read(in);
    Optional<Instant> until = in.flag() ? Optional.of(OperandForm.readTime(in)) : Optional.empty();
    Optional<String> approval = in.flag() ? Optional.of(in.text()) : Optional.empty();
    if (approval.isPresent() && effect == Effect.DENY) {
      throw ContentReader.damaged("a deny that requires approval");
    }
    AuditSeverity severity = in.constant(AuditSeverity.values());
    List<Rule.Note> annotations = Lists.read(in, RuleForm::readNote);
    SourceLocation origin = in.location();
    return new Rule(
        new RuleId(policy.name(), name),
        policy,
        effect,
        observed,
        target,
        condition,
        until,
        approval,
        severity,
        annotations,
        origin);
  }

  private static Rule.Note readNote(ContentReader in) throws RuleSetFormatException {
    return new Rule.Note(in.text(), Lists.read(in, ContentReader::text));
  }
}
