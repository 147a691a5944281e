package dev.edict.eval.analysis.condition;

import dev.edict.dsl.rule.Operand;
import dev.edict.dsl.rule.Operand.AttributeValue;
import dev.edict.dsl.rule.Operand.Step;
import dev.edict.eval.condition.ConditionOutcome.Truth;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A value of an attribute in an example, or the outcome of a free test. */
public sealed interface Setting {

  /** Puts the value into an example. */
  void applyTo(ExampleParts parts);

  /**
   * The attribute is absent.
   *
   * @param attribute which
   */
  record Absent(AttributeValue attribute) implements Setting {
    @Override
    public void applyTo(ExampleParts parts) {
      // An example has nothing that is not put there.
    }
  }

  /**
   * The attribute has a value.
   *
   * @param attribute which
   * @param value a text, {@code BigDecimal}, {@code Boolean}, {@code Instant} or JSON node
   */
  record Value(AttributeValue attribute, Object value) implements Setting {
    @Override
    public void applyTo(ExampleParts parts) {
      switch (attribute.root()) {
        case ARGS -> parts.argumentsExample().put(attribute.steps(), value);
        case TIME -> parts.time((Instant) value);
        case SUBJECT -> applyToSubject(parts);
        case TOOL -> {
          if (value instanceof Boolean hint) {
            parts.hint(member(attribute), hint);
          } else {
            parts.set(attribute.toString(), value);
          }
        }
        case SERVER, AGENT, SANDBOX -> parts.set(attribute.toString(), value);
      }
    }

    private void applyToSubject(ExampleParts parts) {
      String name = member(attribute);
      if (name.equals("user") || name.equals("org")) {
        parts.set(attribute.toString(), value);
      } else {
        parts.attributes().put(name, operand(value));
      }
    }
  }

  /**
   * A set has an element, or is there without it.
   *
   * @param attribute the set
   * @param element the element, a text or {@code BigDecimal}
   * @param contained whether it has it
   */
  record Element(AttributeValue attribute, Object element, boolean contained) implements Setting {
    @Override
    public void applyTo(ExampleParts parts) {
      switch (attribute.root()) {
        case ARGS -> parts.argumentsExample().addTo(attribute.steps(), contained ? element : null);
        case SUBJECT -> applyToSubject(parts);
        case TOOL, SERVER, AGENT, SANDBOX, TIME -> throw new AssertionError(attribute);
      }
    }

    private void applyToSubject(ExampleParts parts) {
      String name = member(attribute);
      if (name.equals("teams")) {
        if (contained) {
          parts.addTeam((String) element);
        }
        return;
      }
      Map<String, Operand> attributes = parts.attributes();
      Operand known = attributes.get(name);
      if (element instanceof String text) {
        Set<String> members = new LinkedHashSet<>();
        if (known instanceof Operand.StringSet strings) {
          members.addAll(strings.values());
        }
        if (contained) {
          members.add(text);
        }
        attributes.put(name, new Operand.StringSet(members));
      } else {
        List<BigDecimal> members = new java.util.ArrayList<>();
        if (known instanceof Operand.NumberSet numbers) {
          members.addAll(numbers.values());
        }
        if (contained) {
          members.add((BigDecimal) element);
        }
        attributes.put(name, new Operand.NumberSet(members));
      }
    }
  }

  /**
   * A test that nothing is known of has an outcome. An example cannot bring it about.
   *
   * @param truth the outcome
   */
  record Free(Truth truth) implements Setting {
    @Override
    public void applyTo(ExampleParts parts) {
      // Whether the example meets it is found out when it is decided.
    }
  }

  /** Returns the one member that {@code attribute} names, empty if it names none. */
  private static String member(AttributeValue attribute) {
    return attribute.steps().size() == 1 && attribute.steps().get(0) instanceof Step.Member member
        ? member.name()
        : "";
  }

  private static Operand operand(Object value) {
    if (value instanceof String text) {
      return new Operand.StringValue(text);
    }
    if (value instanceof BigDecimal number) {
      return new Operand.NumberValue(number);
    }
    if (value instanceof Boolean bool) {
      return new Operand.BooleanValue(bool);
    }
    if (value instanceof Instant time) {
      return new Operand.TimeValue(time);
    }
    throw new AssertionError(value);
  }

  /** Returns a JSON object without members, which no test of a scalar can be told of. */
  static Object emptyObject() {
    return new LinkedHashMap<String, Object>();
  }
}
