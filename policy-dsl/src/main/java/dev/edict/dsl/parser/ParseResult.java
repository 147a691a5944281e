package dev.edict.dsl.parser;

import dev.edict.dsl.ast.Comment;
import dev.edict.dsl.ast.PolicyDocument;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.source.PolicySource;
import java.util.List;

/**
 * What became of one policy text.
 *
 * @param source the text
 * @param document the tree; after errors it holds the statements that are intact
 * @param comments the comments, in order
 * @param diagnostics the findings, sorted by place
 */
public record ParseResult(
    PolicySource source,
    PolicyDocument document,
    List<Comment> comments,
    List<Diagnostic> diagnostics) {

  /** Copies the lists. */
  public ParseResult {
    comments = List.copyOf(comments);
    diagnostics = List.copyOf(diagnostics);
  }

  /** Returns whether the text is faulty: then the tree is incomplete and must not be enforced. */
  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }
}
