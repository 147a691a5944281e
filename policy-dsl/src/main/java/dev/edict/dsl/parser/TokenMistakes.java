package dev.edict.dsl.parser;

import dev.edict.dsl.parser.antlr.PolicyLexer;

/**
 * What to tell an author about characters that start no token: most are habits of other languages.
 */
final class TokenMistakes {
  private TokenMistakes() {}

  static String message(int type, String text) {
    return switch (type) {
      case PolicyLexer.HASH_COMMENT -> "`#` starts no comment";
      case PolicyLexer.BLOCK_COMMENT -> "`/*` starts no comment";
      case PolicyLexer.OTHER_QUOTES -> "`" + text.substring(0, 1) + "` starts no string";
      default -> "unexpected " + TokenNames.quote(text);
    };
  }

  static String help(int type, String text) {
    return switch (type) {
      case PolicyLexer.HASH_COMMENT, PolicyLexer.BLOCK_COMMENT ->
          "comments start with `//` and end with the line";
      case PolicyLexer.OTHER_QUOTES -> "strings use `\"`";
      default -> helpForCharacter(text);
    };
  }

  private static String helpForCharacter(String text) {
    return switch (text) {
      case ";" -> "statements need no separator";
      case "&", "&&" -> "use `and`";
      case "|", "||" -> "use `or`";
      case "!" -> "use `not`";
      case "*", "**", "~", "/", "//", "?", "$", "\\" ->
          "patterns, paths and addresses are written in quotes: `\"~/work/**\"`";
      default ->
          Character.isSpaceChar(text.codePointAt(0))
              ? "this is no plain blank: use spaces"
              : "only strings and comments may hold it";
    };
  }
}
