package dev.edict.dsl.parser;

import dev.edict.dsl.ast.Comment;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.parser.antlr.PolicyLexer;
import dev.edict.dsl.source.LineMap;
import dev.edict.dsl.source.PolicySource;
import dev.edict.dsl.source.SourceSpan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;

/** Cuts a text into tokens, sets comments apart and reports what starts no token. */
final class Tokenizer {
  private final PolicySource source;
  private final LineMap lines;
  private final ErrorLog log;
  private final List<Token> tokens = new ArrayList<>();
  private final List<Comment> comments = new ArrayList<>();
  private final BitSet mistakes = new BitSet();
  // Where text without blanks ends of which some part is reported, as far as read; -1 outside.
  private int endOfWord = -1;
  private int mistakesSeen;

  private Tokenizer(PolicySource source, ErrorLog log) {
    this.source = source;
    this.lines = source.lines();
    this.log = log;
  }

  /** Returns the tokens; after too many errors only those read so far, and the end of the file. */
  static PolicyTokens read(PolicySource source, ErrorLog log) {
    return new Tokenizer(source, log).read();
  }

  private PolicyTokens read() {
    PolicyLexer lexer = new PolicyLexer(CharStreams.fromString(source.text(), source.name()));
    lexer.removeErrorListeners();
    Token token = lexer.nextToken();
    while (token.getType() != Token.EOF && !log.overflowed()) {
      examine(token);
      if (token.getStartIndex() == endOfWord) {
        endOfWord = token.getStopIndex() + 1;
      }
      tokens.add(token);
      token = lexer.nextToken();
    }
    tokens.add(token.getType() == Token.EOF ? token : lexer.emitEOF());
    return new PolicyTokens(tokens, comments, mistakes);
  }

  private void examine(Token token) {
    if (token.getChannel() == PolicyLexer.COMMENTS) {
      comments.add(comment(token));
    } else if (token.getChannel() == PolicyLexer.MISTAKES) {
      markMistake(token);
    } else if (token.getType() == PolicyLexer.UNTERMINATED_STRING) {
      mistakes.set(tokens.size());
      log.report(
          DiagnosticCode.UNTERMINATED_STRING,
          span(token),
          "the string does not end on its line",
          "close it with `\"`; a quote inside a string is written `\\\"`");
    }
  }

  private Comment comment(Token token) {
    String text = token.getText().stripTrailing();
    int length = text.codePointCount(0, text.length());
    int start = token.getStartIndex();
    return new Comment(text, new SourceSpan(start, start + length), startsLine(token));
  }

  private boolean startsLine(Token token) {
    if (tokens.isEmpty()) {
      return true;
    }
    int lastEnd = tokens.get(tokens.size() - 1).getStopIndex();
    return lines.position(lastEnd).line() < lines.position(token.getStartIndex()).line();
  }

  /**
   * Reports a mistake unless it stands in text without blanks of which another part is reported.
   */
  private void markMistake(Token token) {
    if (!token.getText().equals(";")) {
      mistakes.set(tokens.size());
    }
    mistakesSeen++;
    if (mistakesSeen > log.most()) {
      log.stop(span(token));
    }
    if (token.getStartIndex() != endOfWord) {
      report(token.getType(), span(token));
      endOfWord = token.getStopIndex() + 1;
    }
  }

  private void report(int type, SourceSpan span) {
    String text = source.text(span);
    if (!ForbiddenCharacters.isForbidden(text.codePointAt(0))) {
      log.report(
          DiagnosticCode.UNEXPECTED_CHARACTER,
          span,
          TokenMistakes.message(type, text),
          TokenMistakes.help(type, text));
    }
  }

  private static SourceSpan span(Token token) {
    return new SourceSpan(token.getStartIndex(), token.getStopIndex() + 1);
  }
}
