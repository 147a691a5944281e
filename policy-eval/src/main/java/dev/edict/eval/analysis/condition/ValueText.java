package dev.edict.eval.analysis.condition;

import dev.edict.dsl.rule.Operand;
import java.util.Collection;
import java.util.List;

/** Writes values as literals of the language. */
final class ValueText {
  private ValueText() {}

  static String of(Object value) {
    if (value instanceof Operand.StringValue string) {
      return quoted(string.value());
    }
    if (value instanceof Operand.NumberValue number) {
      return number.value().toPlainString();
    }
    if (value instanceof Operand.BooleanValue bool) {
      return String.valueOf(bool.value());
    }
    if (value instanceof Operand.TimeValue time) {
      return quoted(time.value().toString());
    }
    if (value instanceof Operand.StringSet strings) {
      return list(strings.values());
    }
    if (value instanceof Operand.NumberSet numbers) {
      return list(numbers.values());
    }
    if (value instanceof Collection<?> values) {
      return list(values);
    }
    return value instanceof Number || value instanceof Boolean
        ? value.toString()
        : quoted(value.toString());
  }

  private static String list(Collection<?> values) {
    List<String> literals = values.stream().map(ValueText::of).toList();
    return "[" + String.join(", ", literals) + "]";
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
              } else if (c >= ' ' && c <= '~') {
                quoted.appendCodePoint(c);
              } else {
                quoted.append("\\u{").append(Integer.toHexString(c)).append('}');
              }
            });
    return quoted.append('"').toString();
  }
}
