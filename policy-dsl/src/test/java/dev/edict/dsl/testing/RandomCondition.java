package dev.edict.dsl.testing;

import java.util.List;

/** Writes the tokens of random conditions and values. */
final class RandomCondition {
  private static final int DEEPEST = 6;
  private static final List<String> COMPARISONS = List.of("==", "!=", "<", "<=", ">", ">=");

  private final Tokens tokens;

  RandomCondition(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Adds an expression. */
  void expression() {
    expression(0);
  }

  private void expression(int depth) {
    predicate(depth);
    while (tokens.oneIn(depth < DEEPEST ? 3 : 9)) {
      tokens.add(tokens.oneIn(2) ? "and" : "or");
      predicate(depth);
    }
  }

  private void predicate(int depth) {
    while (tokens.oneIn(5)) {
      tokens.add("not");
    }
    if (tokens.oneIn(6)) {
      path();
      tokens.add("has").word();
      steps();
      return;
    }
    operand(depth);
    if (!tokens.oneIn(4)) {
      tail(depth);
    }
  }

  private void tail(int depth) {
    tokens.either(
        () -> {
          tokens.add(tokens.oneOf(COMPARISONS));
          operand(depth);
        },
        () -> {
          tokens.add("in");
          operand(depth);
        },
        () -> tokens.add("like").string());
  }

  private void operand(int depth) {
    if (depth < DEEPEST && tokens.oneIn(4)) {
      tokens.add("(");
      expression(depth + 1);
      tokens.add(")");
      return;
    }
    tokens.either(this::literal, this::path, this::path, () -> tokens.bracketed(this::literal));
  }

  void literal() {
    tokens.either(
        tokens::string, this::number, () -> tokens.add("true"), () -> tokens.add("false"));
  }

  private void number() {
    if (tokens.oneIn(4)) {
      tokens.add("-");
    }
    tokens.either(
        tokens::integer, () -> tokens.add(tokens.oneOf(List.of("0.5", "12.50", "100.0", "0.0"))));
  }

  void path() {
    tokens.root();
    steps();
  }

  private void steps() {
    while (tokens.oneIn(2)) {
      tokens.either(
          () -> tokens.add(".").word(),
          () -> {
            tokens.add("[").string();
            tokens.add("]");
          },
          () -> tokens.add("[ " + tokens.number(20) + " ]"));
    }
  }

  void assignment() {
    path();
    tokens.add("=");
    tokens.either(this::literal, () -> tokens.bracketed(this::literal));
  }
}
