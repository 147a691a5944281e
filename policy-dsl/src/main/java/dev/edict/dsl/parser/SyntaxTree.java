package dev.edict.dsl.parser;

import dev.edict.dsl.parser.antlr.PolicyParser;
import dev.edict.dsl.parser.antlr.PolicyParser.DocumentContext;
import dev.edict.dsl.source.PolicySource;
import java.util.Set;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.atn.PredictionMode;

/**
 * What the generated parser made of the tokens.
 *
 * @param root the whole file
 * @param spoilt statements and declarations that hold a mistake and may lack parts
 */
record SyntaxTree(DocumentContext root, Set<ParserRuleContext> spoilt) {

  /**
   * Parses tokens. The grammar is decided by at most two tokens without regard to the caller, so
   * SLL prediction is exact, and it is linear where LL is not.
   */
  static SyntaxTree of(PolicySource source, PolicyTokens tokens, ErrorLog log) {
    return of(source, tokens, log, PredictionMode.SLL);
  }

  static SyntaxTree of(
      PolicySource source, PolicyTokens tokens, ErrorLog log, PredictionMode mode) {
    CommonTokenStream input = new CommonTokenStream(new ListTokenSource(tokens.all()));
    input.fill();
    RestartPoints restarts = new RestartPoints(input, source.lines());
    StatementRecovery recovery =
        new StatementRecovery(new SyntaxErrors(restarts, log), restarts, tokens, log);
    PolicyParser parser = new PolicyParser(input);
    parser.removeErrorListeners();
    parser.setErrorHandler(recovery);
    parser.getInterpreter().setPredictionMode(mode);
    return new SyntaxTree(parser.document(), recovery.spoilt());
  }
}
