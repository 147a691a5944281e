package dev.edict.dsl.binary;

import dev.edict.dsl.rule.AttributeRoot;
import dev.edict.dsl.rule.Operand;
import dev.edict.dsl.rule.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Operands of conditions: a number for the kind, then the value. */
final class OperandForm {
  private static final int STRING = 0;
  private static final int NUMBER = 1;
  private static final int BOOLEAN = 2;
  private static final int TIME = 3;
  private static final int STRING_SET = 4;
  private static final int NUMBER_SET = 5;
  private static final int ATTRIBUTE = 6;

  /** Far beyond the digits that a policy may write; bounds the work of comparing. */
  private static final int MOST_NUMBER_BYTES = 512;

  private static final int MOST_SCALE = 1024;

  private OperandForm() {}

  static void write(Operand operand, ContentWriter out) {
    if (operand instanceof Operand.StringValue string) {
      out.number(STRING);
      out.text(string.value());
    } else if (operand instanceof Operand.NumberValue number) {
      out.number(NUMBER);
      write(number.value(), out);
    } else if (operand instanceof Operand.BooleanValue bool) {
      out.number(BOOLEAN);
      out.flag(bool.value());
    } else if (operand instanceof Operand.TimeValue time) {
      out.number(TIME);
      write(time.value(), out);
    } else if (operand instanceof Operand.StringSet strings) {
      out.number(STRING_SET);
      out.number(strings.values().size());
      strings.values().forEach(out::text);
    } else if (operand instanceof Operand.NumberSet numbers) {
      out.number(NUMBER_SET);
      out.number(numbers.values().size());
      numbers.values().forEach(number -> write(number, out));
    } else if (operand instanceof Operand.AttributeValue attribute) {
      out.number(ATTRIBUTE);
      writeAttribute(attribute, out);
    }
  }

  static void writeAttribute(Operand.AttributeValue attribute, ContentWriter out) {
    out.constant(attribute.root());
    out.constant(attribute.type());
    out.number(attribute.steps().size());
    for (Operand.Step step : attribute.steps()) {
      out.flag(step instanceof Operand.Step.Index);
      if (step instanceof Operand.Step.Index index) {
        out.number(index.index());
      } else if (step instanceof Operand.Step.Member member) {
        out.text(member.name());
      }
    }
  }

  private static void write(BigDecimal number, ContentWriter out) {
    byte[] digits = number.unscaledValue().toByteArray();
    int scale = number.scale();
    if (digits.length > MOST_NUMBER_BYTES || Math.abs((long) scale) > MOST_SCALE) {
      throw new IllegalArgumentException("a number of the policy set has too many digits");
    }
    out.bytes(digits);
    out.number(scale + MOST_SCALE);
  }

  /** Writes the seconds and nanoseconds since the first instant there is. */
  static void write(Instant time, ContentWriter out) {
    out.number(time.getEpochSecond() - Instant.MIN.getEpochSecond());
    out.number(time.getNano());
  }

  static Operand read(ContentReader in) throws RuleSetFormatException {
    return switch (in.below(ATTRIBUTE + 1, "operand")) {
      case STRING -> new Operand.StringValue(in.text());
      case NUMBER -> new Operand.NumberValue(readNumber(in));
      case BOOLEAN -> new Operand.BooleanValue(in.flag());
      case TIME -> new Operand.TimeValue(readTime(in));
      case STRING_SET -> new Operand.StringSet(readStrings(in));
      case NUMBER_SET -> new Operand.NumberSet(readNumbers(in));
      default -> readAttribute(in);
    };
  }

  static Operand.AttributeValue readAttribute(ContentReader in) throws RuleSetFormatException {
    AttributeRoot root = in.constant(AttributeRoot.values());
    ValueType type = in.constant(ValueType.values());
    List<Operand.Step> steps = new ArrayList<>();
    for (int count = in.count(); count > 0; count--) {
      steps.add(
          in.flag()
              ? new Operand.Step.Index(in.below(Integer.MAX_VALUE, "index"))
              : new Operand.Step.Member(in.text()));
    }
    return new Operand.AttributeValue(root, steps, type);
  }

  private static Set<String> readStrings(ContentReader in) throws RuleSetFormatException {
    Set<String> strings = new LinkedHashSet<>();
    for (int count = in.count(); count > 0; count--) {
      strings.add(in.text());
    }
    return strings;
  }

  private static List<BigDecimal> readNumbers(ContentReader in) throws RuleSetFormatException {
    List<BigDecimal> numbers = new ArrayList<>();
    for (int count = in.count(); count > 0; count--) {
      numbers.add(readNumber(in));
    }
    return numbers;
  }

  private static BigDecimal readNumber(ContentReader in) throws RuleSetFormatException {
    byte[] digits = in.bytes(MOST_NUMBER_BYTES);
    if (digits.length == 0) {
      throw ContentReader.damaged("a number without digits");
    }
    int scale = in.below(2 * MOST_SCALE + 1, "scale") - MOST_SCALE;
    return new BigDecimal(new BigInteger(digits), scale);
  }

  static Instant readTime(ContentReader in) throws RuleSetFormatException {
    long first = Instant.MIN.getEpochSecond();
    long seconds = in.number();
    if (seconds > Instant.MAX.getEpochSecond() - first) {
      throw ContentReader.damaged("a time beyond all times");
    }
    return Instant.ofEpochSecond(first + seconds, in.below(1_000_000_000, "nanosecond"));
  }
}
