package dev.edict.dsl.parser;

import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.diagnostic.Suggestions;
import dev.edict.dsl.parser.Continuations.Continuation;
import dev.edict.dsl.parser.antlr.PolicyLexer;
import dev.edict.dsl.source.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Puts a place where the grammar cannot go on into an author's words. */
final class SyntaxErrors {
  private final RestartPoints restarts;
  private final ErrorLog log;

  SyntaxErrors(RestartPoints restarts, ErrorLog log) {
    this.restarts = restarts;
    this.log = log;
  }

  /**
   * Where the parser stands.
   *
   * @param parser the parser, at the token that its decision started with
   * @param offending the token that fits nothing
   * @param lastIndex index of the last token that fitted, -1 at the start
   * @param lastContext what that token stands in
   * @param nextState the state after that token
   * @param region the part of the file
   * @param betweenStatements whether the parser considers the statement before to be complete
   */
  record Place(
      Parser parser,
      Token offending,
      int lastIndex,
      ParserRuleContext lastContext,
      int nextState,
      Region region,
      boolean betweenStatements) {}

  /**
   * A finding and its consequence.
   *
   * @param diagnostic what the author is told
   * @param spoils the statement or declaration that is not intact, if there is one
   */
  record Finding(Diagnostic diagnostic, @Nullable ParserRuleContext spoils) {}

  Finding examine(Place place) {
    ParserRuleContext unit = Region.unit(place.lastContext);
    List<Continuation> ways = ways(place, unit);
    Token found = place.offending;
    if (place.betweenStatements) {
      if (endsStatement(place)) {
        return new Finding(betweenStatements(place, outside(ways)), null);
      }
      Optional<String> meant = suggestion(found, inside(ways));
      if (restarts.startsLine(found.getTokenIndex()) && meant.isEmpty()) {
        return new Finding(betweenStatements(place, outside(ways)), null);
      }
    }
    Diagnostic slip = Slips.find(place, ways, log);
    return new Finding(slip == null ? expected(place, ways) : slip, unit);
  }

  private List<Continuation> ways(Place place, @Nullable ParserRuleContext unit) {
    int unitDepth = unit == null ? 0 : unit.depth() - 1;
    return new Continuations(place.parser.getATN())
        .after(
            place.lastContext,
            place.nextState,
            unitDepth,
            place.parser.getInputStream(),
            place.lastIndex + 1,
            place.offending.getTokenIndex());
  }

  private boolean endsStatement(Place place) {
    int type = place.offending.getType();
    return type == Token.EOF
        || type == PolicyLexer.RBRACE
        || restarts.startsDeclaration(place.offending.getTokenIndex());
  }

  private static List<Continuation> outside(List<Continuation> ways) {
    List<Continuation> outside = ways.stream().filter(Continuation::leaves).toList();
    return outside.isEmpty() ? ways : outside;
  }

  private static List<Continuation> inside(List<Continuation> ways) {
    return ways.stream().filter(way -> !way.leaves()).toList();
  }

  private Diagnostic betweenStatements(Place place, List<Continuation> ways) {
    Diagnostic slip = Slips.findBetweenStatements(place, log);
    return slip == null ? expected(place, ways) : slip;
  }

  private Diagnostic expected(Place place, List<Continuation> ways) {
    Token found = place.offending;
    SourceSpan span = Slips.span(found);
    String message =
        "expected "
            + Expectations.phrase(ways)
            + after(place, ways)
            + ", found "
            + TokenNames.found(found);
    Diagnostic diagnostic =
        new Diagnostic(
            DiagnosticCode.SYNTAX_ERROR,
            log.at(span),
            message,
            Slips.help(place, ways),
            List.of(),
            Optional.empty());
    Optional<String> meant = suggestion(found, ways);
    return meant.isEmpty()
        ? diagnostic
        : diagnostic.withHelp("did you mean `" + meant.get() + "`?").withFix(span, meant.get());
  }

  private static String after(Place place, List<Continuation> ways) {
    int before = place.offending.getTokenIndex() - 1;
    Token token = null;
    for (int i = before; i >= 0 && token == null; i--) {
      Token candidate = place.parser.getInputStream().get(i);
      token = candidate.getChannel() == Token.DEFAULT_CHANNEL ? candidate : null;
    }
    boolean fresh = ways.stream().allMatch(Continuation::leaves);
    return token == null || fresh ? "" : " after " + TokenNames.quote(token.getText());
  }

  private static Optional<String> suggestion(Token found, List<Continuation> ways) {
    if (found.getType() != PolicyLexer.WORD && !TokenNames.isKeyword(found.getType())) {
      return Optional.empty();
    }
    List<String> keywords = new ArrayList<>();
    for (Continuation way : ways) {
      for (int type : way.tokens().toArray()) {
        if (TokenNames.isKeyword(type)) {
          keywords.add(TokenNames.keyword(type));
        }
      }
    }
    return Suggestions.nearest(found.getText(), keywords);
  }
}
