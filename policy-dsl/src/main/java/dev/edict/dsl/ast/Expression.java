package dev.edict.dsl.ast;

import dev.edict.dsl.source.SourceSpan;
import java.math.BigDecimal;
import java.util.List;

/** A condition as written: typed by the checks, total when evaluated. */
public sealed interface Expression extends Node {

  /**
   * {@code a or b or c}.
   *
   * @param parts two or more
   * @param span where it stands
   */
  record Or(List<Expression> parts, SourceSpan span) implements Expression {
    /** Copies the list. */
    public Or {
      parts = List.copyOf(parts);
    }
  }

  /**
   * {@code a and b and c}.
   *
   * @param parts two or more
   * @param span where it stands
   */
  record And(List<Expression> parts, SourceSpan span) implements Expression {
    /** Copies the list. */
    public And {
      parts = List.copyOf(parts);
    }
  }

  /**
   * {@code not a}.
   *
   * @param part what is negated
   * @param span where it stands
   */
  record Not(Expression part, SourceSpan span) implements Expression {}

  /**
   * {@code a <= b}.
   *
   * @param operator how the two are compared
   * @param left the first
   * @param right the second
   * @param span where it stands
   */
  record Comparison(Operator operator, Expression left, Expression right, SourceSpan span)
      implements Expression {}

  /**
   * {@code a in b}.
   *
   * @param element what is looked for
   * @param container a list, a set or an attribute that holds a set
   * @param span where it stands
   */
  record Membership(Expression element, Expression container, SourceSpan span)
      implements Expression {}

  /**
   * {@code args has payee.iban}: whether the value is present.
   *
   * @param base where to look
   * @param member what to look for
   * @param span where it stands
   */
  record Presence(AttributePath base, AttributePath member, SourceSpan span)
      implements Expression {}

  /**
   * {@code a like "get_*"}: a string matches a pattern of {@code *} and {@code ?}.
   *
   * @param operand the string
   * @param pattern the pattern
   * @param span where it stands
   */
  record Like(Expression operand, Text pattern, SourceSpan span) implements Expression {}

  /**
   * An attribute, or the name of a set.
   *
   * @param path the way to it
   * @param span where it stands
   */
  record Reference(AttributePath path, SourceSpan span) implements Expression {}

  /**
   * {@code ["a", "b"]}.
   *
   * @param elements the literals
   * @param span where it stands
   */
  record ListOf(List<Literal> elements, SourceSpan span) implements Expression {
    /** Copies the list. */
    public ListOf {
      elements = List.copyOf(elements);
    }
  }

  /** A value written out. */
  sealed interface Literal extends Expression {}

  /**
   * {@code "text"}.
   *
   * @param value the content
   * @param span where it stands
   */
  record StringLiteral(String value, SourceSpan span) implements Literal {}

  /**
   * {@code 500} or {@code 0.5}.
   *
   * @param value the exact number
   * @param span where it stands
   */
  record NumberLiteral(BigDecimal value, SourceSpan span) implements Literal {}

  /**
   * {@code true} or {@code false}.
   *
   * @param value which
   * @param span where it stands
   */
  record BooleanLiteral(boolean value, SourceSpan span) implements Literal {}

  /** How two values are compared. */
  enum Operator {
    /** Equal. */
    EQUAL("=="),
    /** Not equal. */
    NOT_EQUAL("!="),
    /** Less. */
    LESS("<"),
    /** Less or equal. */
    LESS_OR_EQUAL("<="),
    /** Greater. */
    GREATER(">"),
    /** Greater or equal. */
    GREATER_OR_EQUAL(">=");

    private final String symbol;

    Operator(String symbol) {
      this.symbol = symbol;
    }

    /** Returns the operator as written. */
    public String symbol() {
      return symbol;
    }
  }
}
