package dev.edict.dsl.parser;

import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.parser.Continuations.Continuation;
import dev.edict.dsl.parser.SyntaxErrors.Place;
import dev.edict.dsl.parser.antlr.PolicyLexer;
import dev.edict.dsl.parser.antlr.PolicyParser;
import dev.edict.dsl.source.SourceSpan;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Mistakes that are common enough for words of their own. */
final class Slips {
  private Slips() {}

  /** Returns the finding for a known slip inside a statement, or null. */
  static @Nullable Diagnostic find(Place place, List<Continuation> ways, ErrorLog log) {
    Token found = place.offending();
    int type = found.getType();
    SourceSpan span = Leaves.span(found);
    if (type == PolicyLexer.ASSIGN && allows(ways, PolicyLexer.EQ)) {
      return error(log, found, "`=` does not compare").withHelp("use `==`").withFix(span, "==");
    }
    if (isComparison(type) && allows(ways, PolicyLexer.AND)) {
      return error(log, found, "comparisons cannot be chained").withHelp("write `a < b and b < c`");
    }
    if (type == PolicyLexer.NOT && allows(ways, PolicyLexer.IN)) {
      return error(log, found, "`not` stands in front of a condition")
          .withHelp("write `not a in b`");
    }
    if (type == PolicyLexer.APPROVAL && allows(ways, PolicyLexer.REQUIRE)) {
      return error(log, found, "`approval` without `require`")
          .withHelp("write `require approval`")
          .withFix(span, "require approval");
    }
    if (TokenNames.isKeyword(type) && expectsName(ways)) {
      return Diagnostic.of(
              DiagnosticCode.RESERVED_WORD,
              log.source(),
              span,
              TokenNames.found(found) + " is a keyword and names no set")
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
    String home = home(type, place.region());
    if (!home.isEmpty()) {
      return "`" + TokenNames.keyword(type) + "` belongs into a block `" + home + " { … }`";
    }
    if (place.region() == Region.LIMITS) {
      return "a limit is a name and an amount, such as `memory 4GiB`";
    }
    int last = lastType(place);
    if (last == PolicyLexer.EDICT) {
      return "start the file with `edict 1`";
    }
    if (type == PolicyLexer.COLON && last == PolicyLexer.STRING) {
      return "write the port inside the quotes or after `port`";
    }
    boolean unquoted =
        type == PolicyLexer.WORD
            ? allows(ways, PolicyLexer.STRING)
            : type == PolicyLexer.DOT && last == PolicyLexer.WORD;
    return unquoted ? "write names and patterns in quotes" : "";
  }

  private static @Nullable Diagnostic unclosed(Place place, ErrorLog log) {
    Token found = place.offending();
    ParserRuleContext block = Region.block(place.parser().getContext());
    Token brace = block == null ? null : Region.openingBrace(block);
    boolean outside = found.getType() == Token.EOF || isDeclarationKeyword(found.getType());
    // A brace without a place in the text was missing itself, and that is reported.
    return brace == null || brace.getTokenIndex() < 0 || !outside
        ? null
        : error(log, found, "expected `}` before " + TokenNames.found(found))
            .withRelated(log.at(Leaves.span(brace)), "the block opens here");
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

  /** Returns the block that a keyword belongs into when it stands in another one, or "". */
  private static String home(int type, Region region) {
    Region home =
        switch (type) {
          case PolicyLexer.CONNECT, PolicyLexer.HTTP -> Region.NETWORK;
          case PolicyLexer.READ -> Region.FILESYSTEM;
          case PolicyLexer.CALL,
              PolicyLexer.REGISTER,
              PolicyLexer.GET,
              PolicyLexer.SERVER,
              PolicyLexer.TOOL,
              PolicyLexer.CATALOG,
              PolicyLexer.REDACT ->
              Region.MCP;
          default -> region;
        };
    return home == region || !region.holdsRules() ? "" : home.word();
  }

  private static int lastType(Place place) {
    return place.lastIndex() < 0
        ? Token.INVALID_TYPE
        : place.parser().getInputStream().get(place.lastIndex()).getType();
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
                            && way.caller() != PolicyParser.RULE_patternItem)));
  }

  private static Diagnostic error(ErrorLog log, Token token, String message) {
    return Diagnostic.of(DiagnosticCode.SYNTAX_ERROR, log.source(), Leaves.span(token), message);
  }
}
