package dev.edict.dsl.parser;

import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.parser.Continuations.Continuation;
import dev.edict.dsl.parser.SyntaxErrors.Place;
import dev.edict.dsl.parser.antlr.PolicyLexer;
import dev.edict.dsl.parser.antlr.PolicyParser;
import dev.edict.dsl.source.SourceSpan;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Mistakes that are common enough for words of their own. */
final class Slips {
  private static final Set<Integer> NAMED_BY_AUTHOR =
      Set.of(PolicyParser.RULE_importDeclaration, PolicyParser.RULE_setDeclaration);

  private Slips() {}

  /** Returns the finding for a known slip inside a statement, or null. */
  static @Nullable Diagnostic find(Place place, List<Continuation> ways, ErrorLog log) {
    Token found = place.offending();
    int type = found.getType();
    if (type == PolicyLexer.ASSIGN && allows(ways, PolicyLexer.EQ)) {
      return error(log, found, "`=` does not compare")
          .withHelp("use `==`")
          .withFix(span(found), "==");
    }
    if (isComparison(type) && allows(ways, PolicyLexer.AND)) {
      return error(log, found, "comparisons cannot be chained").withHelp("write `a < b and b < c`");
    }
    if (TokenNames.isKeyword(type) && expectsName(ways)) {
      String word = TokenNames.found(found);
      return Diagnostic.of(
              DiagnosticCode.RESERVED_WORD,
              log.at(span(found)).source(),
              span(found),
              word + " is a keyword and names no set")
          .withHelp("choose another name, such as `" + found.getText() + "_set`");
    }
    return findBetweenStatements(place, log);
  }

  /** Returns the finding for a known slip where a statement could start, or null. */
  static @Nullable Diagnostic findBetweenStatements(Place place, ErrorLog log) {
    Token found = place.offending();
    if (!place.betweenStatements()) {
      return null;
    }
    if (place.region() != Region.TOP) {
      return unclosed(place, log);
    }
    return switch (found.getType()) {
      case PolicyLexer.RBRACE -> error(log, found, "`}` closes nothing").withHelp("remove it");
      case PolicyLexer.ALLOW, PolicyLexer.DENY, PolicyLexer.OBSERVE ->
          error(log, found, "a rule stands outside of a block")
              .withHelp("put it into `network { … }`, `filesystem { … }` or `mcp { … }`");
      case PolicyLexer.EDICT ->
          error(log, found, "the language version stands at the start of the file")
              .withHelp("move `edict 1` to the first line");
      default -> null;
    };
  }

  /** Returns the next step for a mistake that has no words of its own, or the empty string. */
  static String help(Place place, List<Continuation> ways) {
    int type = place.offending().getType();
    if (type == PolicyLexer.DOT || type == PolicyLexer.COLON || isWord(type)) {
      boolean textExpected =
          allows(ways, PolicyLexer.STRING) || follows(place, PolicyLexer.WORD, type);
      if (textExpected && !allows(ways, PolicyLexer.ALLOW)) {
        return otherBlock(type, place.region(), "write names and patterns in quotes");
      }
    }
    return otherBlock(type, place.region(), "");
  }

  static SourceSpan span(Token token) {
    return new SourceSpan(
        token.getStartIndex(), Math.max(token.getStartIndex(), token.getStopIndex() + 1));
  }

  private static @Nullable Diagnostic unclosed(Place place, ErrorLog log) {
    Token found = place.offending();
    ParserRuleContext block = Region.block(place.parser().getContext());
    Token brace = block == null ? null : Region.openingBrace(block);
    boolean declaration =
        Region.block(place.parser().getContext()) != null
            && place.region() != Region.TOP
            && isDeclarationKeyword(found.getType());
    if (brace == null
        || brace.getTokenIndex() < 0
        || !(found.getType() == Token.EOF || declaration)) {
      return null;
    }
    return error(log, found, "expected `}` before " + TokenNames.found(found))
        .withRelated(log.at(span(brace)), "the block opens here");
  }

  private static boolean isDeclarationKeyword(int type) {
    return switch (type) {
      case PolicyLexer.NETWORK,
          PolicyLexer.FILESYSTEM,
          PolicyLexer.MCP,
          PolicyLexer.LIMITS,
          PolicyLexer.POLICY,
          PolicyLexer.TEST,
          PolicyLexer.IMPORT,
          PolicyLexer.SET,
          PolicyLexer.ASSERT,
          PolicyLexer.ATTRIBUTE,
          PolicyLexer.DELEGATE ->
          true;
      default -> false;
    };
  }

  private static String otherBlock(int type, Region region, String otherwise) {
    String home =
        switch (type) {
          case PolicyLexer.CONNECT, PolicyLexer.HTTP -> "network";
          case PolicyLexer.READ -> "filesystem";
          case PolicyLexer.CALL,
              PolicyLexer.REGISTER,
              PolicyLexer.GET,
              PolicyLexer.SERVER,
              PolicyLexer.TOOL,
              PolicyLexer.CATALOG ->
              "mcp";
          default -> "";
        };
    boolean rules = region == Region.NETWORK || region == Region.FILESYSTEM || region == Region.MCP;
    if (!rules || home.isEmpty() || home.equals(region.name().toLowerCase(java.util.Locale.ROOT))) {
      return otherwise;
    }
    return "`" + TokenNames.keyword(type) + "` belongs into a block `" + home + " { … }`";
  }

  private static boolean follows(Place place, int before, int type) {
    return type == PolicyLexer.DOT
        && place.lastIndex() >= 0
        && place.parser().getInputStream().get(place.lastIndex()).getType() == before;
  }

  private static boolean isWord(int type) {
    return type == PolicyLexer.WORD || TokenNames.isKeyword(type);
  }

  private static boolean isComparison(int type) {
    return switch (type) {
      case PolicyLexer.EQ,
          PolicyLexer.NE,
          PolicyLexer.LT,
          PolicyLexer.LE,
          PolicyLexer.GT,
          PolicyLexer.GE ->
          true;
      default -> false;
    };
  }

  private static boolean allows(List<Continuation> ways, int type) {
    return ways.stream().anyMatch(way -> way.tokens().contains(type));
  }

  private static boolean expectsName(List<Continuation> ways) {
    return ways.stream()
        .anyMatch(
            way ->
                way.tokens().contains(PolicyLexer.WORD)
                    && (way.part() == PolicyParser.RULE_setElement
                        || (way.part() == PolicyParser.RULE_identifier
                            && NAMED_BY_AUTHOR.contains(way.caller()))));
  }

  private static Diagnostic error(ErrorLog log, Token token, String message) {
    return Diagnostic.of(
        DiagnosticCode.SYNTAX_ERROR, log.at(span(token)).source(), span(token), message);
  }
}
