package dev.edict.dsl.format;

import static dev.edict.dsl.format.Doc.concat;
import static dev.edict.dsl.format.Doc.text;

import dev.edict.dsl.ast.AssertionDeclaration;
import dev.edict.dsl.ast.Comment;
import dev.edict.dsl.ast.Declaration;
import dev.edict.dsl.ast.Node;
import dev.edict.dsl.ast.PolicyDocument;
import dev.edict.dsl.ast.PolicyDocument.LanguageVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Prints a file: its declarations with one blank line between two of them. Neighbours of one kind
 * that take a line each may stand together, as the author likes.
 */
final class DocumentPrinter {
  private final Trivia trivia;
  private final DeclarationPrinter declarations;
  private final List<Doc> lines = new ArrayList<>();
  private Optional<Class<?>> previousKind = Optional.empty();

  DocumentPrinter(Trivia trivia) {
    this.trivia = trivia;
    this.declarations = new DeclarationPrinter(new Layout(trivia));
  }

  /** Returns the file as a text whose lines end in LF; empty for a file without any content. */
  String print(PolicyDocument document) {
    List<Node> parts = new ArrayList<>();
    LanguageVersion version = document.version();
    if (version != null) {
      parts.add(version);
    }
    parts.addAll(document.declarations());
    int end = Integer.MAX_VALUE;
    for (int i = 0; i < parts.size(); i++) {
      int limit = i + 1 < parts.size() ? parts.get(i + 1).span().start() : end;
      add(parts.get(i), limit);
    }
    addNotes(trivia.take(end), false);
    return lines.isEmpty() ? "" : DocRenderer.render(concat(lines)) + "\n";
  }

  private void add(Node part, int limit) {
    int start = part.span().start();
    List<Comment> before = trivia.take(start);
    boolean blankBefore = trivia.blankLineBefore(start);
    Doc doc = print(part);
    Optional<Class<?>> kind = groupingKind(part, doc);
    boolean apart = kind.isEmpty() || !kind.equals(previousKind);
    addNotes(before, apart);
    addLine((before.isEmpty() && apart) || blankBefore, doc);
    trivia.takeTrailing(part.span().end(), limit).map(Layout::trailing).ifPresent(lines::add);
    previousKind = kind;
  }

  private Doc print(Node part) {
    if (part instanceof Declaration declaration) {
      return declarations.print(declaration);
    }
    if (part instanceof LanguageVersion version) {
      return text("edict " + version.number());
    }
    throw new AssertionError(part);
  }

  /** Returns the kind of a declaration that may stand right beside others of its kind. */
  private static Optional<Class<?>> groupingKind(Node part, Doc doc) {
    boolean groups =
        part instanceof Declaration.Import
            || part instanceof Declaration.NamedSet
            || part instanceof Declaration.Attribute
            || part instanceof Declaration.Delegation
            || part instanceof AssertionDeclaration;
    return groups && DocRenderer.fitsOneLine(doc) ? Optional.of(part.getClass()) : Optional.empty();
  }

  private void addNotes(List<Comment> comments, boolean apart) {
    boolean first = true;
    for (Comment comment : comments) {
      boolean blank = (first && apart) || trivia.blankLineBefore(comment.span().start());
      addLine(blank, new Doc.Note(comment.text(), true, false));
      first = false;
    }
  }

  private void addLine(boolean blank, Doc doc) {
    if (!lines.isEmpty()) {
      lines.add(new Doc.HardLine(blank));
    }
    lines.add(doc);
  }
}
