package dev.edict.eval.analysis.condition;

import dev.edict.dsl.rule.AttributeRoot;
import dev.edict.dsl.rule.Condition;
import dev.edict.dsl.rule.Operand;
import dev.edict.dsl.rule.Operand.AttributeValue;
import dev.edict.dsl.rule.ValueType;
import dev.edict.eval.analysis.language.Alphabet;
import dev.edict.eval.analysis.language.Budget;
import dev.edict.eval.analysis.language.Names;
import dev.edict.eval.analysis.language.Partition;
import dev.edict.eval.analysis.language.TextPattern;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Values of one attribute, at least one of each class that tests tell apart. */
final class ScalarValues {
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private final AttributeValue attribute;
  private final Instant now;
  private final Budget budget;
  private final Set<TextPattern> texts = new LinkedHashSet<>();
  private final TreeSet<BigDecimal> numbers = new TreeSet<>();
  private final TreeSet<Instant> times = new TreeSet<>();
  private final List<Setting> settings = new ArrayList<>();

  ScalarValues(AttributeValue attribute, List<Requirement> tests, Instant now, Budget budget) {
    this.attribute = attribute;
    this.now = now;
    this.budget = budget;
    tests.forEach(requirement -> read(requirement.test()));
  }

  private void read(Condition test) {
    if (test instanceof Condition.Comparison comparison) {
      read(comparison.left());
      read(comparison.right());
    } else if (test instanceof Condition.Membership membership) {
      read(membership.container());
    } else if (test instanceof Condition.Like like) {
      texts.add(TextPattern.of(like.pattern(), true));
    }
  }

  private void read(Operand operand) {
    if (operand instanceof Operand.StringValue string) {
      texts.add(TextPattern.literal(string.value()));
    } else if (operand instanceof Operand.NumberValue number) {
      numbers.add(number.value());
    } else if (operand instanceof Operand.TimeValue time) {
      times.add(time.value());
    } else if (operand instanceof Operand.StringSet strings) {
      strings.values().forEach(value -> texts.add(TextPattern.literal(value)));
    } else if (operand instanceof Operand.NumberSet set) {
      numbers.addAll(set.values());
    }
  }

  List<Setting> settings() {
    if (attribute.root() == AttributeRoot.TIME) {
      addTimes(now);
      return settings;
    }
    settings.add(new Setting.Absent(attribute));
    boolean anyType = attribute.root() == AttributeRoot.ARGS || attribute.type() == ValueType.JSON;
    if (anyType || attribute.type() == ValueType.STRING) {
      addTexts();
    }
    if (anyType || attribute.type() == ValueType.NUMBER) {
      addNumbers(anyType);
    }
    if (anyType || attribute.type() == ValueType.BOOLEAN) {
      add(false);
      add(true);
    }
    if (attribute.type() == ValueType.TIME) {
      addTimes(Instant.EPOCH);
    }
    if (anyType) {
      add(Setting.emptyObject());
    } else if (attribute.root() == AttributeRoot.SUBJECT && isDeclared()) {
      // A value of another type than the declared one.
      add(attribute.type() == ValueType.BOOLEAN ? "other" : (Object) true);
    }
    return settings;
  }

  private boolean isDeclared() {
    String name = attribute.toString();
    return !name.equals("subject.user") && !name.equals("subject.org");
  }

  private void add(Object value) {
    settings.add(new Setting.Value(attribute, value));
  }

  private void addTexts() {
    List<TextPattern> patterns = new ArrayList<>(texts);
    patterns.add(0, TextPattern.ANY);
    Partition<String> classes = Names.explore(patterns, Alphabet.TEXTS, budget);
    for (int i = 0; i < classes.size(); i++) {
      add(classes.example(i));
    }
    if (texts.contains(TextPattern.literal(""))) {
      add("");
    }
  }

  private void addNumbers(boolean fractions) {
    if (numbers.isEmpty()) {
      add(BigDecimal.ONE);
      return;
    }
    TreeSet<BigDecimal> values = new TreeSet<>();
    BigDecimal previous = null;
    for (BigDecimal number : numbers) {
      values.add(number);
      values.add(number.subtract(BigDecimal.ONE));
      values.add(number.add(BigDecimal.ONE));
      if (fractions && previous != null) {
        values.add(previous.add(number).divide(TWO));
      }
      previous = number;
    }
    values.forEach(this::add);
  }

  private void addTimes(Instant earliest) {
    TreeSet<Instant> values = new TreeSet<>(Set.of(earliest));
    for (Instant time : times) {
      values.add(time);
      values.add(time.plusNanos(1));
      values.add(time.minusNanos(1));
    }
    values.tailSet(earliest).forEach(this::add);
  }
}
