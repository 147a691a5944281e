package dev.edict.dsl.parser;

import dev.edict.dsl.parser.antlr.PolicyLexer;
import dev.edict.dsl.source.LineMap;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;

/**
 * Where reading can start afresh after a mistake: at the next statement or declaration. Line breaks
 * mean nothing to the grammar, but they are the best hint at what the author meant.
 */
final class RestartPoints {
  private final TokenStream input;
  private final LineMap lines;

  RestartPoints(TokenStream input, LineMap lines) {
    this.input = input;
    this.lines = lines;
  }

  /**
   * Returns the index of the first token from {@code index} on at which to go on.
   *
   * @param header whether the mistake stands in front of a block's opening brace
   */
  int after(int index, Region region, boolean header) {
    int nested = 0;
    for (int i = index; ; i++) {
      Token token = input.get(i);
      int type = token.getType();
      if (token.getChannel() != Token.DEFAULT_CHANNEL) {
        continue;
      }
      if (type == Token.EOF || startsDeclaration(i)) {
        return i;
      }
      if (type == PolicyLexer.LBRACE) {
        if (header && nested == 0) {
          return i;
        }
        nested++;
      } else if (type == PolicyLexer.RBRACE) {
        if (nested == 0 && region != Region.TOP) {
          return i;
        }
        nested = Math.max(0, nested - 1);
      } else if (nested == 0 && startsStatement(i, region)) {
        return i;
      }
    }
  }

  /** Returns whether the token looks like the start of a declaration rather than a stray word. */
  boolean startsDeclaration(int index) {
    return switch (input.get(index).getType()) {
      case PolicyLexer.NETWORK, PolicyLexer.FILESYSTEM, PolicyLexer.MCP, PolicyLexer.LIMITS ->
          typeAfter(index) == PolicyLexer.LBRACE;
      case PolicyLexer.POLICY, PolicyLexer.TEST ->
          typeAfter(index) == PolicyLexer.STRING && startsLine(index);
      case PolicyLexer.IMPORT, PolicyLexer.SET ->
          typeAfter(index) == PolicyLexer.WORD && startsLine(index);
      case PolicyLexer.ASSERT -> {
        int next = typeAfter(index);
        yield (next == PolicyLexer.NEVER || next == PolicyLexer.ONLY) && startsLine(index);
      }
      case PolicyLexer.ATTRIBUTE, PolicyLexer.DELEGATE -> startsLine(index);
      default -> false;
    };
  }

  /** Returns whether no other token stands before the token on its line. */
  boolean startsLine(int index) {
    int before = index - 1;
    while (before >= 0 && input.get(before).getChannel() == PolicyLexer.COMMENTS) {
      before--;
    }
    return before < 0
        || lines.position(input.get(before).getStopIndex()).line()
            < lines.position(input.get(index).getStartIndex()).line();
  }

  private boolean startsStatement(int index, Region region) {
    int type = input.get(index).getType();
    if (region == Region.TOP) {
      return type == PolicyLexer.AT && startsLine(index);
    }
    return region.starts(type)
        && (type == PolicyLexer.ALLOW
            || type == PolicyLexer.DENY
            || type == PolicyLexer.OBSERVE
            || startsLine(index));
  }

  private int typeAfter(int index) {
    int next = index + 1;
    while (next < input.size() && input.get(next).getChannel() != Token.DEFAULT_CHANNEL) {
      next++;
    }
    return next < input.size() ? input.get(next).getType() : Token.EOF;
  }
}
