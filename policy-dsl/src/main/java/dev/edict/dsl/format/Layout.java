package dev.edict.dsl.format;

import static dev.edict.dsl.format.Doc.concat;
import static dev.edict.dsl.format.Doc.group;
import static dev.edict.dsl.format.Doc.nest;
import static dev.edict.dsl.format.Doc.text;

import dev.edict.dsl.ast.Comment;
import dev.edict.dsl.ast.Node;
import dev.edict.dsl.ast.Text;
import dev.edict.dsl.ast.Word;
import dev.edict.dsl.source.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The shapes that printers build from: words, lists, parts of a statement, blocks.
 *
 * <p>INVARIANT: shapes are made in the order of the text, because each takes the comments before
 * it.
 */
final class Layout {
  private static final int BLOCK_INDENT = 2;
  private static final int CONTINUATION_INDENT = 4;

  private final Trivia trivia;

  Layout(Trivia trivia) {
    this.trivia = trivia;
  }

  Trivia trivia() {
    return trivia;
  }

  /** Returns a token as it is to be written, after the comments that stand before it. */
  Doc token(SourceSpan span, String written) {
    return concat(commentsBefore(span.start()), text(written));
  }

  /** Returns a bare word. */
  Doc word(Word word) {
    return token(word.span(), word.text());
  }

  /** Returns a quoted string. */
  Doc quoted(Text value) {
    return token(value.span(), QuotedString.of(value.value()));
  }

  /** Returns the comments before {@code offset} that no earlier shape took. */
  Doc commentsBefore(int offset) {
    List<Doc> notes = new ArrayList<>();
    for (Comment comment : trivia.take(offset)) {
      notes.add(new Doc.Note(comment.text(), comment.ownLine(), false));
    }
    return concat(notes);
  }

  /** Returns {@code a, b}; broken, the first item stays on the line. */
  <T extends Node> Doc list(List<T> items, Function<T, Doc> printer) {
    return list(items, printer, Doc.EMPTY);
  }

  /** Returns {@code a, b} to follow a keyword; broken, every item has its own line. */
  <T extends Node> Doc hangingList(List<T> items, Function<T, Doc> printer) {
    return list(items, printer, Doc.LINE);
  }

  private <T extends Node> Doc list(List<T> items, Function<T, Doc> printer, Doc beforeFirst) {
    List<Doc> parts = new ArrayList<>();
    for (T item : items) {
      boolean first = parts.isEmpty();
      parts.add(first ? Doc.EMPTY : text(","));
      parts.add(commentsBefore(item.span().start()));
      parts.add(first ? beforeFirst : Doc.LINE);
      parts.add(printer.apply(item));
    }
    return group(concat(parts));
  }

  /**
   * Returns {@code [a, b]}; broken, every item has its own line and a comma.
   *
   * @param end where the list ends in the text
   */
  <T extends Node> Doc bracketed(List<T> items, Function<T, Doc> printer, int end) {
    List<Doc> parts = new ArrayList<>();
    for (T item : items) {
      boolean first = parts.isEmpty();
      parts.add(first ? Doc.EMPTY : text(","));
      addNotes(parts, trivia.take(item.span().start()), first);
      boolean blank = !first && trivia.blankLineBefore(item.span().start());
      parts.add(new Doc.Line(!first, blank));
      parts.add(printer.apply(item));
    }
    parts.add(items.isEmpty() ? Doc.EMPTY : new Doc.IfBroken(","));
    addNotes(parts, trivia.take(end), items.isEmpty());
    return group(concat(text("["), nest(BLOCK_INDENT, concat(parts)), Doc.SOFT_LINE, text("]")));
  }

  private void addNotes(List<Doc> parts, List<Comment> comments, boolean afterBracket) {
    boolean first = afterBracket;
    for (Comment comment : comments) {
      boolean blank = !first && trivia.blankLineBefore(comment.span().start());
      parts.add(new Doc.Note(comment.text(), comment.ownLine(), blank));
      first = false;
    }
  }

  /** Returns a statement: on one line, or with its further parts on lines of their own. */
  Doc statement(Doc... parts) {
    return group(nest(CONTINUATION_INDENT, concat(parts)));
  }

  /** Returns the start of a further part of a statement, whose keyword is the next token. */
  Doc partAfter(Node previous) {
    return partAt(trivia.tokenAfter(previous.span().end()));
  }

  /** Returns the start of a further part of a statement, which starts at {@code offset}. */
  Doc partAt(int offset) {
    return concat(commentsBefore(offset), Doc.LINE);
  }

  /** Returns a part of a statement whose own further lines are indented once more. */
  Doc indented(Doc... parts) {
    return nest(CONTINUATION_INDENT, concat(parts));
  }

  /**
   * Returns {@code header { … }} with one statement a line.
   *
   * @param end where the block ends in the text
   */
  <T extends Node> Doc block(Doc header, List<T> statements, Function<T, Doc> printer, int end) {
    return block(header, blockLines(statements, printer, end, Doc.HardLine::new), Doc.HARD_LINE);
  }

  /** Returns {@code header { … }} on one line if it fits, otherwise with one statement a line. */
  <T extends Node> Doc compactBlock(
      Doc header, List<T> statements, Function<T, Doc> printer, int end) {
    Function<Boolean, Doc> line = blank -> new Doc.Line(true, blank);
    return group(block(header, blockLines(statements, printer, end, line), Doc.LINE));
  }

  private static Doc block(Doc header, List<Doc> lines, Doc beforeEnd) {
    if (lines.isEmpty()) {
      return concat(header, text(" {}"));
    }
    Doc body = nest(BLOCK_INDENT, concat(lines));
    return concat(header, text(" {"), body, beforeEnd, text("}"));
  }

  private <T extends Node> List<Doc> blockLines(
      List<T> statements, Function<T, Doc> printer, int end, Function<Boolean, Doc> line) {
    List<Doc> lines = new ArrayList<>();
    for (int i = 0; i < statements.size(); i++) {
      SourceSpan span = statements.get(i).span();
      int limit = i + 1 < statements.size() ? statements.get(i + 1).span().start() : end;
      addNotesBefore(lines, span.start());
      lines.add(line.apply(!lines.isEmpty() && trivia.blankLineBefore(span.start())));
      lines.add(printer.apply(statements.get(i)));
      trivia.takeTrailing(span.end(), limit).map(Layout::trailing).ifPresent(lines::add);
    }
    addNotesBefore(lines, end);
    return lines;
  }

  private void addNotesBefore(List<Doc> lines, int offset) {
    if (lines.isEmpty()) {
      trivia.takeTrailing(0, offset).map(Layout::trailing).ifPresent(lines::add);
    }
    for (Comment comment : trivia.take(offset)) {
      boolean blank = !lines.isEmpty() && trivia.blankLineBefore(comment.span().start());
      lines.add(new Doc.Note(comment.text(), true, blank));
    }
  }

  /** Returns a comment at the end of a line. */
  static Doc trailing(Comment comment) {
    return new Doc.Note(comment.text(), false, false);
  }
}
