package dev.edict.dsl.parser;

import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.parser.antlr.PolicyLexer;
import dev.edict.dsl.source.SourceSpan;
import java.util.List;
import org.antlr.v4.runtime.Token;

/**
 * Bounds the depth of the tree before anything recursive sees the text. Brackets nest, and so does
 * every {@code not} of a row.
 */
final class NestingCheck {
  private final int[] notsBefore;
  private final int deepest;
  private int depth;
  private int open;
  private int nots;

  private NestingCheck(int deepest) {
    this.deepest = deepest;
    this.notsBefore = new int[deepest];
  }

  /** Returns whether the tokens nest no deeper than allowed; reports the first that do. */
  static boolean passes(List<Token> tokens, int deepest, ErrorLog log) {
    NestingCheck check = new NestingCheck(deepest);
    for (Token token : tokens) {
      if (token.getChannel() == Token.DEFAULT_CHANNEL && !check.accepts(token.getType())) {
        log.report(
            DiagnosticCode.TOO_DEEP,
            new SourceSpan(token.getStartIndex(), token.getStopIndex() + 1),
            "nested deeper than " + deepest + " levels",
            "close brackets earlier or split the condition into several rules");
        return false;
      }
    }
    return true;
  }

  private boolean accepts(int type) {
    switch (type) {
      case PolicyLexer.NOT -> nots++;
      case PolicyLexer.LPAREN, PolicyLexer.LBRACKET, PolicyLexer.LBRACE -> {
        if (depth + nots >= deepest) {
          return false;
        }
        notsBefore[open++] = nots;
        depth += nots + 1;
        nots = 0;
      }
      case PolicyLexer.RPAREN, PolicyLexer.RBRACKET, PolicyLexer.RBRACE -> {
        if (open > 0) {
          depth -= notsBefore[--open] + 1;
        }
        nots = 0;
      }
      default -> nots = 0;
    }
    return depth + nots <= deepest;
  }
}
