package dev.edict.dsl.parser;

import dev.edict.dsl.parser.antlr.PolicyLexer;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/**
 * Reports a mistake once and goes on at the next statement. ANTLR's own strategy patches the token
 * stream inside a statement, which turns one slip into several findings.
 *
 * <p>Everything skipped is skipped once, and each finding skips at least one token, so the time is
 * linear in the text.
 */
final class StatementRecovery extends DefaultErrorStrategy {
  private final SyntaxErrors errors;
  private final RestartPoints restarts;
  private final PolicyTokens tokens;
  private final ErrorLog log;
  private final Set<ParserRuleContext> spoilt = Collections.newSetFromMap(new IdentityHashMap<>());
  private @Nullable ParserRuleContext lastContext;
  private int lastState;
  private int lastIndex = -1;
  private int restart;

  StatementRecovery(
      SyntaxErrors errors, RestartPoints restarts, PolicyTokens tokens, ErrorLog log) {
    this.errors = errors;
    this.restarts = restarts;
    this.tokens = tokens;
    this.log = log;
  }

  /** Returns the statements and declarations that hold a syntax error; they may lack parts. */
  Set<ParserRuleContext> spoilt() {
    return spoilt;
  }

  @Override
  public void reportMatch(Parser parser) {
    super.reportMatch(parser);
    lastContext = parser.getContext();
    lastState = parser.getATN().states.get(parser.getState()).transition(0).target.stateNumber;
    lastIndex = parser.getCurrentToken().getTokenIndex();
  }

  @Override
  public void sync(Parser parser) {
    if (inErrorRecoveryMode(parser)) {
      return;
    }
    IntervalSet next = parser.getATN().nextTokens(parser.getATN().states.get(parser.getState()));
    if (next.contains(parser.getCurrentToken().getType()) || next.contains(Token.EPSILON)) {
      return;
    }
    if (!Region.isSequence(parser.getContext())) {
      throw new InputMismatchException(parser);
    }
    report(parser, parser.getCurrentToken());
    skipTo(parser, restart);
  }

  @Override
  public Token recoverInline(Parser parser) {
    boolean expectsBrace =
        parser
            .getATN()
            .states
            .get(parser.getState())
            .transition(0)
            .label()
            .contains(PolicyLexer.LBRACE);
    if (!expectsBrace || inErrorRecoveryMode(parser)) {
      throw new InputMismatchException(parser);
    }
    report(parser, parser.getCurrentToken());
    skipTo(parser, restart);
    Token token = parser.getCurrentToken();
    if (token.getType() == PolicyLexer.LBRACE) {
      reportMatch(parser);
      parser.consume();
      return token;
    }
    return getMissingSymbol(parser);
  }

  @Override
  public void reportError(Parser parser, RecognitionException mistake) {
    if (!inErrorRecoveryMode(parser)) {
      Token offending = mistake.getOffendingToken();
      report(parser, offending == null ? parser.getCurrentToken() : offending);
    }
  }

  @Override
  public void recover(Parser parser, RecognitionException mistake) {
    skipTo(parser, restart);
  }

  /** Goes forward without making nodes for what is skipped: there may be a lot of it. */
  private static void skipTo(Parser parser, int index) {
    int last = parser.getInputStream().size() - 1;
    parser
        .getInputStream()
        .seek(Math.min(last, Math.max(index, parser.getCurrentToken().getTokenIndex())));
  }

  private void report(Parser parser, Token offending) {
    beginErrorCondition(parser);
    ParserRuleContext context = lastContext == null ? parser.getContext() : lastContext;
    SyntaxErrors.Place place =
        new SyntaxErrors.Place(
            parser,
            offending,
            lastIndex,
            context,
            lastState,
            Region.of(parser.getContext()),
            Region.isSequence(parser.getContext()));
    SyntaxErrors.Finding finding = errors.examine(place);
    ParserRuleContext unit = finding.spoils();
    if (unit != null) {
      spoilt.add(unit);
    }
    restart = restartAfter(parser, offending.getTokenIndex(), place);
    int first = unit == null ? lastIndex : unit.getStart().getTokenIndex();
    if (!tokens.mistakeWithin(first, restart)) {
      log.add(finding.diagnostic());
    }
    if (log.overflowed()) {
      restart = Integer.MAX_VALUE;
    }
  }

  private int restartAfter(Parser parser, int index, SyntaxErrors.Place place) {
    ParserRuleContext block = Region.block(parser.getContext());
    boolean header = block != null && Region.openingBrace(block) == null;
    return restarts.after(index, place.region(), header);
  }
}
