package dev.edict.dsl.check;

import dev.edict.dsl.ast.AttributePath;
import dev.edict.dsl.ast.Expression;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.rule.AttributeRoot;
import dev.edict.dsl.rule.Operand;
import dev.edict.dsl.source.SourceSpan;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the values of a condition; every method returns null after reporting an error. */
final class OperandReader {
  private final CheckedDocument document;
  private final AttributeTable attributes;
  private final SetTable sets;
  private final Set<AttributeRoot> available;

  OperandReader(
      CheckedDocument document,
      AttributeTable attributes,
      SetTable sets,
      Set<AttributeRoot> available) {
    this.document = document;
    this.attributes = attributes;
    this.sets = sets;
    this.available = available;
  }

  @Nullable Operand read(Expression expression) {
    if (expression instanceof Expression.StringLiteral text) {
      return new Operand.StringValue(text.value());
    } else if (expression instanceof Expression.NumberLiteral number) {
      return new Operand.NumberValue(number.value());
    } else if (expression instanceof Expression.BooleanLiteral truth) {
      return new Operand.BooleanValue(truth.value());
    } else if (expression instanceof Expression.Reference reference) {
      return reference(reference.path());
    }
    document.report(
        DiagnosticCode.TYPE_MISMATCH,
        expression.span(),
        expression instanceof Expression.ListOf
            ? "a list can only stand to the right of `in`"
            : "a condition is not a value and cannot be compared",
        expression instanceof Expression.ListOf ? "" : "join conditions with and, or, not");
    return null;
  }

  /** Reads what stands to the right of {@code in}. */
  @Nullable Operand readContainer(Expression expression) {
    if (expression instanceof Expression.ListOf list) {
      return list(list);
    }
    if (expression instanceof Expression.Reference reference
        && reference.path().steps().isEmpty()
        && !AttributeTable.isRoot(reference.path().root().text())) {
      return namedSet(reference.path().root().text(), reference.span());
    }
    return read(expression);
  }

  Operand.@Nullable AttributeValue attribute(AttributePath path) {
    Operand.AttributeValue attribute = attributes.resolve(document, path);
    if (attribute != null && !available.contains(attribute.root())) {
      document.report(
          DiagnosticCode.MISPLACED_ATTRIBUTE,
          path.span(),
          "requests of this kind have no `" + attribute.root().keyword() + "`");
      return null;
    }
    return attribute;
  }

  /** Returns the time that a text names; other operands as they are. */
  @Nullable Operand asTime(Operand operand, Expression written) {
    if (!(operand instanceof Operand.StringValue text)) {
      return operand;
    }
    Instant time = Times.read(document, text.value(), written.span());
    return time == null ? null : new Operand.TimeValue(time);
  }

  private @Nullable Operand reference(AttributePath path) {
    if (path.steps().isEmpty() && sets.knows(document, path.root().text())) {
      document.report(
          DiagnosticCode.TYPE_MISMATCH, path.span(), "a set can only stand to the right of `in`");
      return null;
    }
    return attribute(path);
  }

  private @Nullable Operand list(Expression.ListOf list) {
    List<Operand> elements = new ArrayList<>();
    for (Expression.Literal literal : list.elements()) {
      Operand element = read(literal);
      if (element != null) {
        elements.add(element);
      }
    }
    if (elements.stream().allMatch(Operand.StringValue.class::isInstance)) {
      Set<String> texts = new LinkedHashSet<>();
      elements.forEach(element -> texts.add(((Operand.StringValue) element).value()));
      return new Operand.StringSet(texts);
    }
    if (elements.stream().allMatch(Operand.NumberValue.class::isInstance)) {
      List<BigDecimal> numbers = new ArrayList<>();
      elements.forEach(element -> numbers.add(((Operand.NumberValue) element).value()));
      return new Operand.NumberSet(numbers);
    }
    document.report(
        DiagnosticCode.TYPE_MISMATCH,
        list.span(),
        "a list holds either texts or numbers, all of one type");
    return null;
  }

  private @Nullable Operand namedSet(String name, SourceSpan span) {
    ResolvedSet set = sets.lookUp(document, name, span);
    if (set == null) {
      return null;
    }
    return switch (set.type()) {
      case STRING -> {
        Set<String> texts = new LinkedHashSet<>();
        set.members().forEach(member -> texts.add(member.value()));
        yield new Operand.StringSet(texts);
      }
      case INTEGER ->
          new Operand.NumberSet(
              set.members().stream().map(member -> new BigDecimal(member.value())).toList());
      case HOST, PATH, TOOL, SERVER, RESOURCE, PROMPT -> {
        document.report(
            DiagnosticCode.SET_TYPE_MISMATCH,
            span,
            SetTable.mismatch(name, set.type(), SetType.STRING),
            "patterns belong into a rule's target");
        yield null;
      }
    };
  }
}
