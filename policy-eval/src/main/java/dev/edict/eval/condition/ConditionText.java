package dev.edict.eval.condition;

import dev.edict.dsl.rule.Condition;
import dev.edict.dsl.rule.Condition.PermittedAction;
import dev.edict.dsl.rule.Operand;
import java.util.Collection;
import java.util.Iterator;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Writes conditions in the words of the language, on one line of printable ASCII. A long one is cut
 * short; it only ever quotes the policy.
 */
public final class ConditionText {
  private static final int LONGEST = 200;
  private static final int MOST_MEMBERS = 5;

  private final StringBuilder text = new StringBuilder();

  private ConditionText() {}

  /** Returns {@code condition} as an author would write it, of at most 200 characters. */
  public static String of(Condition condition) {
    ConditionText written = new ConditionText();
    written.condition(condition, false, false);
    return written.isFull()
        ? written.text.substring(0, LONGEST - 3) + "..."
        : written.text.toString();
  }

  // Nothing is written beyond the longest text, which also bounds how deep the writing goes.
  private boolean isFull() {
    return text.length() > LONGEST;
  }

  private void condition(Condition condition, boolean nested, boolean negated) {
    if (isFull()) {
      return;
    }
    if (condition instanceof Condition.All all) {
      parts(all.parts(), " and ", "true", nested);
    } else if (condition instanceof Condition.Any any) {
      parts(any.parts(), " or ", "false", nested);
    } else if (condition instanceof Condition.Not not) {
      text.append("not ");
      condition(not.part(), true, true);
    } else {
      test(condition, negated);
    }
  }

  private void parts(
      Collection<Condition> parts, String separator, String whenEmpty, boolean nested) {
    if (parts.isEmpty()) {
      text.append(whenEmpty);
      return;
    }
    inParentheses(nested, () -> list(parts, separator, part -> condition(part, true, false)));
  }

  private void inParentheses(boolean needed, Runnable content) {
    text.append(needed ? "(" : "");
    content.run();
    text.append(needed ? ")" : "");
  }

  private <T> void list(Collection<T> items, String separator, Consumer<T> writer) {
    for (Iterator<T> rest = items.iterator(); rest.hasNext() && !isFull(); ) {
      writer.accept(rest.next());
      text.append(rest.hasNext() ? separator : "");
    }
  }

  private void test(Condition condition, boolean negated) {
    if (condition instanceof Condition.Comparison comparison) {
      String operator = " " + comparison.operator().symbol() + " ";
      inParentheses(negated, () -> relation(comparison.left(), operator, comparison.right()));
    } else if (condition instanceof Condition.Membership membership) {
      inParentheses(negated, () -> relation(membership.element(), " in ", membership.container()));
    } else if (condition instanceof Condition.Presence presence) {
      inParentheses(negated, () -> presence(presence.attribute()));
    } else if (condition instanceof Condition.Like like) {
      inParentheses(negated, () -> like(like));
    } else if (condition instanceof Condition.IsTrue isTrue) {
      operand(isTrue.operand());
    } else if (condition instanceof Condition.Permitted permitted) {
      text.append(permitted.argument()).append(" is ").append(words(permitted.action()));
    } else {
      throw new AssertionError(condition);
    }
  }

  private void relation(Operand left, String operator, Operand right) {
    operand(left);
    text.append(operator);
    operand(right);
  }

  private void like(Condition.Like like) {
    operand(like.operand());
    text.append(" like ");
    quoted(like.pattern().text());
  }

  private void presence(Operand.AttributeValue attribute) {
    String root = attribute.root().keyword();
    String whole = attribute.toString();
    text.append(root);
    if (whole.length() > root.length()) {
      text.append(" has ").append(whole, root.length() + 1, whole.length());
    }
  }

  private static String words(PermittedAction action) {
    return action.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private void operand(Operand operand) {
    if (operand instanceof Operand.StringValue string) {
      quoted(string.value());
    } else if (operand instanceof Operand.NumberValue number) {
      text.append(number.value().toPlainString());
    } else if (operand instanceof Operand.BooleanValue bool) {
      text.append(bool.value());
    } else if (operand instanceof Operand.TimeValue time) {
      quoted(time.value().toString());
    } else if (operand instanceof Operand.StringSet strings) {
      members(strings.values(), this::quoted);
    } else if (operand instanceof Operand.NumberSet numbers) {
      members(numbers.values(), number -> text.append(number.toPlainString()));
    } else {
      text.append(operand);
    }
  }

  private <T> void members(Collection<T> members, Consumer<T> writer) {
    text.append('[');
    list(members.stream().limit(MOST_MEMBERS).toList(), ", ", writer);
    text.append(members.size() > MOST_MEMBERS ? ", ...]" : "]");
  }

  private void quoted(String value) {
    text.append('"');
    for (int i = 0; i < value.length() && !isFull(); i++) {
      character(value.charAt(i));
    }
    text.append('"');
  }

  private void character(char c) {
    if (c == '"' || c == '\\') {
      text.append('\\').append(c);
    } else if (c >= ' ' && c <= '~') {
      text.append(c);
    } else {
      text.append(String.format(Locale.ROOT, "\\u{%x}", (int) c));
    }
  }
}
