package dev.edict.dsl.format;

import dev.edict.dsl.ast.Comment;
import dev.edict.dsl.ast.Declaration;
import dev.edict.dsl.ast.DomainBlock;
import dev.edict.dsl.ast.Node;
import dev.edict.dsl.ast.PolicyDocument;
import dev.edict.dsl.ast.TestDeclaration;
import dev.edict.dsl.parser.ParseResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Compares where the comments of two texts of the same tree stand. */
final class CommentOrder {
  private final List<Integer> statementStarts = new ArrayList<>();
  private final List<Integer> blockEnds = new ArrayList<>();

  private CommentOrder(PolicyDocument document) {
    document.declarations().forEach(this::add);
  }

  /**
   * Returns the first comment of either text that is missing in the other, reads otherwise there,
   * or stands beside another statement; empty when there is none.
   */
  static Optional<Node> firstDifference(ParseResult one, ParseResult other) {
    List<Place> places = places(one);
    List<Place> otherPlaces = places(other);
    boolean fewer = places.size() < otherPlaces.size();
    List<Comment> longer = fewer ? other.comments() : one.comments();
    int common = Math.min(places.size(), otherPlaces.size());
    return IntStream.range(0, longer.size())
        .filter(i -> i >= common || !places.get(i).equals(otherPlaces.get(i)))
        .<Node>mapToObj(longer::get)
        .findFirst();
  }

  private static List<Place> places(ParseResult parsed) {
    CommentOrder order = new CommentOrder(parsed.document());
    return parsed.comments().stream().map(order::place).toList();
  }

  private void add(Declaration declaration) {
    statementStarts.add(declaration.span().start());
    if (declaration instanceof DomainBlock block) {
      addBlock(block, block.statements());
    } else if (declaration instanceof Declaration.Limits limits) {
      addBlock(limits, limits.limits());
    } else if (declaration instanceof TestDeclaration test) {
      addBlock(test, test.expectations());
    }
  }

  private void addBlock(Node block, List<? extends Node> content) {
    content.forEach(statement -> statementStarts.add(statement.span().start()));
    blockEnds.add(block.span().end());
  }

  private Place place(Comment comment) {
    int start = comment.span().start();
    return new Place(
        comment.text(), countUpTo(statementStarts, start), countUpTo(blockEnds, start));
  }

  private static int countUpTo(List<Integer> sorted, int offset) {
    int found = Collections.binarySearch(sorted, offset);
    return found < 0 ? -found - 1 : found + 1;
  }

  /** What must stay the same: the text, and how many statements begin and blocks end before. */
  private record Place(String text, int statementsBefore, int blocksBefore) {}
}
