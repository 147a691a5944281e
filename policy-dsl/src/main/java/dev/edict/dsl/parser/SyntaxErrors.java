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
    int unitDepth = unit == null ? 0 : unit.depth();
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
    Token before = tokenBefore(place);
    Optional<String> meant = suggestion(found, ways);
    // What is missing at the end of a line is shown there, not at the line that follows.
    SourceSpan span =
        before != null && !place.betweenStatements && meant.isEmpty() && ends(found)
            ? Leaves.span(before)
            : Leaves.span(found);
    String message =
        "expected "
            + Expectations.phrase(ways)
            + (before == null || isFresh(place, ways)
                ? ""
                : " after " + TokenNames.quote(before.getText()))
            + ", found "
            + TokenNames.found(found);
    Diagnostic diagnostic = Diagnostic.of(DiagnosticCode.SYNTAX_ERROR, log.source(), span, message);
    return meant.isEmpty()
        ? diagnostic.withHelp(Slips.help(place, ways))
        : diagnostic.withHelp("did you mean `" + meant.get() + "`?").withFix(span, meant.get());
  }

  /**
   * Returns whether something is missing at the end of a line rather than wrong in the next one.
   */
  private boolean ends(Token found) {
    return found.getType() == Token.EOF || restarts.startsLine(found.getTokenIndex());
  }

  /** Returns whether the author most likely began something new, so that no token came before. */
  private boolean isFresh(Place place, List<Continuation> ways) {
    return ways.stream().allMatch(Continuation::leaves)
        || (place.betweenStatements
            && Region.unit(place.lastContext) == null
            && restarts.startsLine(place.offending.getTokenIndex()));
  }

  private static @Nullable Token tokenBefore(Place place) {
    for (int i = place.offending.getTokenIndex() - 1; i >= 0; i--) {
      Token token = place.parser.getInputStream().get(i);
      if (token.getChannel() == Token.DEFAULT_CHANNEL) {
        return token;
      }
    }
    return null;
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
