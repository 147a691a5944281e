package dev.edict.eval.analysis.condition;

import dev.edict.dsl.rule.Operand;
import dev.edict.eval.request.Subject;

/** Puts values of declared attributes into a subject. */
final class SubjectAttributes {
  private SubjectAttributes() {}

  static void add(Subject.Builder builder, String name, Operand value) {
    if (value instanceof Operand.StringValue string) {
      builder.attribute(name, string.value());
    } else if (value instanceof Operand.NumberValue number) {
      builder.attribute(name, number.value().longValue());
    } else if (value instanceof Operand.BooleanValue bool) {
      builder.attribute(name, bool.value());
    } else if (value instanceof Operand.TimeValue time) {
      builder.attribute(name, time.value());
    } else if (value instanceof Operand.StringSet strings) {
      builder.attribute(name, strings.values());
    } else if (value instanceof Operand.NumberSet numbers) {
      builder.attribute(name, numbers.values().stream().map(Number::longValue).toList());
    }
  }
}
