package dev.edict.dsl.parser;

import dev.edict.dsl.ast.Comment;
import dev.edict.dsl.ast.PolicyDocument;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.source.PolicySource;
import dev.edict.dsl.source.SourceSpan;
import java.util.List;

/**
 * Reads policy texts.
 *
 * <pre>{@code
 * ParseResult result = PolicyParser.parse(PolicySource.of("team.edict", text));
 * if (result.hasErrors()) {
 *   print(DiagnosticRenderer.render(result.diagnostics()));
 * }
 * }</pre>
 */
public final class PolicyParser {
  private PolicyParser() {}

  /** Returns the tree and the findings for a text, within {@link ParseLimits#DEFAULTS}. */
  public static ParseResult parse(PolicySource source) {
    return parse(source, ParseLimits.DEFAULTS);
  }

  /**
   * Returns the tree and the findings for a text. Time and memory are linear in its length; a text
   * that breaks a limit gives a finding and an empty tree.
   */
  public static ParseResult parse(PolicySource source, ParseLimits limits) {
    ErrorLog log = new ErrorLog(source, limits.maxErrors());
    String text = source.text();
    int length = text.codePointCount(0, text.length());
    PolicyDocument empty = new PolicyDocument(null, List.of(), new SourceSpan(0, length));
    if (length > limits.maxCodePoints()) {
      log.report(
          DiagnosticCode.TEXT_TOO_LARGE,
          SourceSpan.at(0),
          "the text has " + length + " characters; the most is " + limits.maxCodePoints(),
          "split it into several files");
      return new ParseResult(source, empty, List.of(), log.sorted());
    }
    ForbiddenCharacters.check(source, log);
    if (log.overflowed() || hasLoneSurrogate(text)) {
      return new ParseResult(source, empty, List.of(), log.sorted());
    }
    PolicyTokens tokens = Tokenizer.read(source, log);
    List<Comment> comments = tokens.comments();
    if (log.overflowed() || !NestingCheck.passes(tokens.all(), limits.maxDepth(), log)) {
      return new ParseResult(source, empty, comments, log.sorted());
    }
    SyntaxTree tree = SyntaxTree.of(source, tokens, log);
    PolicyDocument document = AstBuilder.build(tree, tokens, empty.span(), limits, log);
    return new ParseResult(source, document, comments, log.sorted());
  }

  private static boolean hasLoneSurrogate(String text) {
    return text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE);
  }
}
