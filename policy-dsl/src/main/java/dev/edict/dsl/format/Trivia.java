package dev.edict.dsl.format;

import dev.edict.dsl.ast.Comment;
import dev.edict.dsl.source.PolicySource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The comments and blank lines of a text. Comments are handed out once and in order, to a caller
 * that walks the tree in order and asks for those before a place.
 */
final class Trivia {
  private final int[] text;
  private final List<Comment> comments;
  private int next;

  /** Returns the trivia of a tree that no text was written for: none. */
  static Trivia none() {
    return new Trivia(PolicySource.of("tree", ""), List.of());
  }

  Trivia(PolicySource source, List<Comment> comments) {
    this.text = source.text().codePoints().toArray();
    this.comments = comments;
  }

  /** Hands out the comments that start before {@code offset}. */
  List<Comment> take(int offset) {
    List<Comment> taken = new ArrayList<>();
    while (hasBefore(offset)) {
      taken.add(comments.get(next++));
    }
    return taken;
  }

  /**
   * Hands out the comment that belongs at the end of the last line of a statement, if there is one:
   * it follows on that line, or it stands inside where the printed form has no place for it.
   *
   * @param end where the statement ends
   * @param limit where the next statement starts or the block ends
   */
  Optional<Comment> takeTrailing(int end, int limit) {
    if (!hasBefore(limit)) {
      return Optional.empty();
    }
    Comment comment = comments.get(next);
    if (comment.ownLine() && comment.span().start() >= end) {
      return Optional.empty();
    }
    next++;
    return Optional.of(comment);
  }

  /** Returns whether a comment that starts before {@code offset} was not handed out yet. */
  boolean hasBefore(int offset) {
    return next < comments.size() && comments.get(next).span().start() < offset;
  }

  /** Returns whether there is an empty line between {@code offset} and what stands before it. */
  boolean blankLineBefore(int offset) {
    int lineEnds = 0;
    for (int i = Math.min(offset, text.length) - 1; i >= 0 && isBlank(text[i]); i--) {
      boolean lineEnd = text[i] == '\r' || (text[i] == '\n' && (i == 0 || text[i - 1] != '\r'));
      lineEnds += lineEnd ? 1 : 0;
    }
    return lineEnds > 1;
  }

  /** Returns where the first token at or after {@code offset} starts, or the end of the text. */
  int tokenAfter(int offset) {
    int i = offset;
    while (i < text.length) {
      if (text[i] == '/') {
        while (i < text.length && text[i] != '\n' && text[i] != '\r') {
          i++;
        }
      } else if (isBlank(text[i])) {
        i++;
      } else {
        return i;
      }
    }
    return i;
  }

  private static boolean isBlank(int c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }
}
