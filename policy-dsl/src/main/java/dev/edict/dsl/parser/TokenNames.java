package dev.edict.dsl.parser;

import static java.util.Map.entry;

import dev.edict.dsl.parser.antlr.PolicyLexer;
import dev.edict.dsl.parser.antlr.PolicyParser;
import java.util.Map;
import org.antlr.v4.runtime.Token;

/** How messages call tokens and parts of the grammar. */
final class TokenNames {
  private static final int LONGEST_QUOTE = 40;

  private static final Map<Integer, String> TOKENS =
      Map.ofEntries(
          entry(PolicyLexer.STRING, "a string in quotes"),
          entry(PolicyLexer.UNTERMINATED_STRING, "a string in quotes"),
          entry(PolicyLexer.IPV4, "an address"),
          entry(PolicyLexer.INT, "a number"),
          entry(PolicyLexer.DECIMAL, "a number"),
          entry(PolicyLexer.QUANTITY, "an amount"),
          entry(PolicyLexer.WORD, "a name"),
          entry(Token.EOF, "the end of the file"));

  private static final Map<Integer, String> PARTS =
      Map.ofEntries(
          entry(PolicyParser.RULE_languageVersion, "`edict 1`"),
          entry(PolicyParser.RULE_declaration, "a declaration"),
          entry(PolicyParser.RULE_annotation, "an annotation"),
          entry(PolicyParser.RULE_setElement, "an element"),
          entry(PolicyParser.RULE_limit, "a limit"),
          entry(PolicyParser.RULE_amount, "an amount"),
          entry(PolicyParser.RULE_unit, "a unit"),
          entry(PolicyParser.RULE_networkStatement, "a statement"),
          entry(PolicyParser.RULE_filesystemStatement, "a statement"),
          entry(PolicyParser.RULE_mcpStatement, "a statement"),
          entry(PolicyParser.RULE_endpointItem, "a host pattern"),
          entry(PolicyParser.RULE_portRange, "a port"),
          entry(PolicyParser.RULE_pathPattern, "a path pattern"),
          entry(PolicyParser.RULE_toolPattern, "a tool pattern"),
          entry(PolicyParser.RULE_serverPattern, "a server pattern"),
          entry(PolicyParser.RULE_uriPattern, "a resource pattern"),
          entry(PolicyParser.RULE_promptPattern, "a prompt pattern"),
          entry(PolicyParser.RULE_protocol, "a protocol"),
          entry(PolicyParser.RULE_method, "a method"),
          entry(PolicyParser.RULE_fileAction, "an action"),
          entry(PolicyParser.RULE_action, "an action"),
          entry(PolicyParser.RULE_level, "a level"),
          entry(PolicyParser.RULE_domain, "a domain"),
          entry(PolicyParser.RULE_type, "a type"),
          entry(PolicyParser.RULE_severity, "a severity"),
          entry(PolicyParser.RULE_clause, "a clause"),
          entry(PolicyParser.RULE_expression, "a condition"),
          entry(PolicyParser.RULE_negation, "a condition"),
          entry(PolicyParser.RULE_predicateTail, "a comparison"),
          entry(PolicyParser.RULE_operand, "a value"),
          entry(PolicyParser.RULE_assignedValue, "a value"),
          entry(PolicyParser.RULE_literal, "a value"),
          entry(PolicyParser.RULE_attributePath, "an attribute"),
          entry(PolicyParser.RULE_memberPath, "a name"),
          entry(PolicyParser.RULE_word, "a name"),
          entry(PolicyParser.RULE_identifier, "a name"),
          entry(PolicyParser.RULE_requestHost, "a host"),
          entry(PolicyParser.RULE_proxyName, "a name"),
          entry(PolicyParser.RULE_assertionTarget, "an action"));

  private TokenNames() {}

  /** Returns how a message shows a token that stands in the text. */
  static String found(Token token) {
    return token.getType() == Token.EOF ? "the end of the file" : quote(token.getText());
  }

  /** Returns a text in backticks, its end cut when it is long. */
  static String quote(String text) {
    int length = text.codePointCount(0, text.length());
    return length <= LONGEST_QUOTE
        ? "`" + text + "`"
        : "`" + text.substring(0, text.offsetByCodePoints(0, LONGEST_QUOTE)) + "…`";
  }

  /** Returns how a message calls a type of token that could stand somewhere. */
  static String token(int type) {
    String name = TOKENS.get(type);
    return name != null ? name : "`" + keyword(type) + "`";
  }

  /** Returns how a message calls a part of the grammar, or the empty string for an unnamed part. */
  static String part(int rule) {
    return PARTS.getOrDefault(rule, "");
  }

  /** Returns the fixed text of a token type, or the empty string when it has none. */
  static String keyword(int type) {
    String literal = PolicyLexer.VOCABULARY.getLiteralName(type);
    return literal == null ? "" : literal.substring(1, literal.length() - 1);
  }

  /** Returns whether tokens of the type are words with a fixed meaning. */
  static boolean isKeyword(int type) {
    String text = keyword(type);
    return !text.isEmpty() && Character.isLetter(text.charAt(0));
  }
}
