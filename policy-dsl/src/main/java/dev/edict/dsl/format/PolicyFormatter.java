package dev.edict.dsl.format;

import dev.edict.dsl.ast.PolicyDocument;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.parser.ParseResult;
import dev.edict.dsl.parser.PolicyParser;
import dev.edict.dsl.source.PolicySource;
import dev.edict.dsl.source.SourceLocation;
import dev.edict.dsl.source.SourceSpan;
import java.util.List;
import java.util.Optional;

/**
 * Writes policy files the one way.
 *
 * <ul>
 *   <li>Two blanks of indentation, one statement a line, 100 columns, lines end in LF.
 *   <li>A statement that is too long breaks before its further parts ({@code path}, {@code when},
 *       …), four blanks further in; a list that is still too long has one item a line.
 *   <li>A set that is too long has one member a line with a comma after the last.
 *   <li>One blank line between declarations, at most one of the author's inside a block.
 *   <li>Strings with as few escapes as can be, brackets only where the meaning needs them.
 *   <li>Comments stay beside what they were written for; one at the end of a line does not count
 *       for the 100 columns, so that it never changes how a rule is laid out.
 *   <li>No alignment in columns: one longer name would change the lines around it.
 * </ul>
 */
public final class PolicyFormatter {
  private PolicyFormatter() {}

  /**
   * Returns the text of a policy file as it should be written. Formatting the result again changes
   * nothing.
   *
   * @param source the policy file
   * @return the text, or the errors that keep the file from being formatted
   * @throws IllegalStateException if the formatted text would not mean the same, or a comment would
   *     be lost; a defect of the formatter, never of the file
   */
  public static FormatResult format(PolicySource source) {
    ParseResult original = PolicyParser.parse(source);
    if (original.diagnostics().stream().anyMatch(Diagnostic::isError)) {
      return new FormatResult(Optional.empty(), original.diagnostics());
    }
    Trivia trivia = new Trivia(source, original.comments());
    String text = new DocumentPrinter(trivia).print(original.document());
    ParseResult formatted = PolicyParser.parse(PolicySource.of(source.name(), text));
    if (formatted.diagnostics().stream()
        .anyMatch(found -> found.code() == DiagnosticCode.TEXT_TOO_LARGE)) {
      return new FormatResult(Optional.empty(), List.of(tooLarge(source)));
    }
    verify(original, formatted);
    return new FormatResult(Optional.of(text), original.diagnostics());
  }

  /**
   * Returns the text of a tree that a program made; its spans mean nothing. Reading the text gives
   * the same tree again.
   *
   * @param document the tree
   * @throws IllegalArgumentException if no text of the language says what the tree holds, such as a
   *     word with a blank in it; the message says why
   */
  public static String print(PolicyDocument document) {
    String text = new DocumentPrinter(Trivia.none()).print(document);
    ParseResult printed = PolicyParser.parse(PolicySource.of("tree", text));
    printed.diagnostics().stream()
        .filter(Diagnostic::isError)
        .findFirst()
        .ifPresent(
            error -> {
              String line = error.location().source().lines().lineText(lineOf(error));
              throw new IllegalArgumentException(
                  "no policy text holds this tree: %s: %s"
                      .formatted(error.message(), line.strip()));
            });
    TreeComparison.firstDifference(document, printed.document())
        .ifPresent(
            node -> {
              throw new IllegalArgumentException(
                  "no policy text holds this tree: it would be read back differently at " + node);
            });
    return text;
  }

  private static int lineOf(Diagnostic finding) {
    return finding.location().position().line();
  }

  private static Diagnostic tooLarge(PolicySource source) {
    String message = "the formatted text, or a string in it, would be larger than the limit";
    return Diagnostic.of(DiagnosticCode.TEXT_TOO_LARGE, source, SourceSpan.at(0), message)
        .withHelp("split the file");
  }

  private static void verify(ParseResult original, ParseResult formatted) {
    formatted.diagnostics().stream()
        .filter(Diagnostic::isError)
        .findFirst()
        .ifPresent(error -> refuse(error.location(), error.message()));
    TreeComparison.firstDifference(original.document(), formatted.document())
        .or(() -> CommentOrder.firstDifference(original, formatted))
        .map(node -> new SourceLocation(original.source(), node.span()))
        .ifPresent(place -> refuse(place, "formatting would change what stands here"));
  }

  private static void refuse(SourceLocation place, String reason) {
    throw new IllegalStateException(place + ": " + reason);
  }
}
