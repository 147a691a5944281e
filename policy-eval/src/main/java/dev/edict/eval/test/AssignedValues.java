package dev.edict.eval.test;

import dev.edict.dsl.ast.Expression;
import dev.edict.dsl.ast.TestDeclaration.Assignment;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.diagnostic.DiagnosticCollector;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Hands on the value of an assignment if it has the type asked for, and reports it if not. */
final class AssignedValues {
  private final DiagnosticCollector faults;

  AssignedValues(DiagnosticCollector faults) {
    this.faults = faults;
  }

  void text(Assignment assignment, Consumer<String> use) {
    if (assignment.value() instanceof Expression.StringLiteral text) {
      use.accept(text.value());
    } else {
      mismatch(assignment, "a string");
    }
  }

  void bool(Assignment assignment, Consumer<Boolean> use) {
    if (assignment.value() instanceof Expression.BooleanLiteral bool) {
      use.accept(bool.value());
    } else {
      mismatch(assignment, "`true` or `false`");
    }
  }

  void wholeNumber(Assignment assignment, Consumer<Long> use) {
    if (assignment.value() instanceof Expression.NumberLiteral number && isLong(number.value())) {
      use.accept(number.value().longValue());
    } else {
      mismatch(assignment, "a whole number");
    }
  }

  void time(Assignment assignment, Consumer<Instant> use) {
    if (!(assignment.value() instanceof Expression.StringLiteral text)) {
      mismatch(assignment, "a time, written as a string");
      return;
    }
    try {
      use.accept(
          OffsetDateTime.parse(text.value(), DateTimeFormatter.ISO_OFFSET_DATE_TIME).toInstant());
    } catch (DateTimeException unreadable) {
      faults.report(
          DiagnosticCode.BAD_TIME,
          text.span(),
          "this is not a date and time with an offset",
          "write it as `2027-01-01T00:00Z`");
    }
  }

  void texts(Assignment assignment, Consumer<Set<String>> use) {
    Set<String> texts = new LinkedHashSet<>();
    if (assignment.value() instanceof Expression.ListOf list) {
      for (Expression.Literal element : list.elements()) {
        if (!(element instanceof Expression.StringLiteral text)) {
          mismatch(assignment, "a list of strings");
          return;
        }
        texts.add(text.value());
      }
      use.accept(texts);
    } else {
      mismatch(assignment, "a list of strings");
    }
  }

  void wholeNumbers(Assignment assignment, Consumer<List<Long>> use) {
    List<Long> numbers = new ArrayList<>();
    if (assignment.value() instanceof Expression.ListOf list) {
      for (Expression.Literal element : list.elements()) {
        if (!(element instanceof Expression.NumberLiteral number && isLong(number.value()))) {
          mismatch(assignment, "a list of whole numbers");
          return;
        }
        numbers.add(number.value().longValue());
      }
      use.accept(numbers);
    } else {
      mismatch(assignment, "a list of whole numbers");
    }
  }

  private static boolean isLong(BigDecimal value) {
    return value.compareTo(BigDecimal.valueOf(value.longValue())) == 0;
  }

  private void mismatch(Assignment assignment, String needed) {
    faults.report(
        DiagnosticCode.TYPE_MISMATCH,
        assignment.value().span(),
        "`" + AssignmentTable.text(assignment.path()) + "` needs " + needed);
  }
}
