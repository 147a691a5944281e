package dev.edict.eval.analysis.region;

import dev.edict.eval.analysis.language.SegmentPattern;
import dev.edict.eval.analysis.language.TextPattern;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Finds the boxes of one space that can overlap a given one, by the literal text that their hosts,
 * paths or names start with, or else end in. What it finds may still be disjoint; what it leaves
 * out is.
 */
final class PatternIndex {
  private static final SegmentPattern ANY_NAME = SegmentPattern.single(TextPattern.ANY);

  private final Node starts = new Node();
  private final Node ends = new Node();
  private final List<RuleBox> networks = new ArrayList<>();
  private final List<RuleBox> resolved = new ArrayList<>();

  /** Puts {@code box} into the index. */
  void add(RuleBox box) {
    if (asksForAddress(box.box())) {
      resolved.add(box);
    } else if (isNetwork(box.box())) {
      networks.add(box);
    } else {
      SegmentPattern key = key(box.box());
      List<String> start = key.literalStart();
      if (start.isEmpty()) {
        ends.insert(key.reversed().literalStart(), box);
      } else {
        starts.insert(start, box);
      }
    }
  }

  /**
   * Visits boxes until one is accepted, every one that may overlap {@code focus} being visited.
   *
   * @return whether one was accepted
   */
  boolean visit(RegionBox focus, Predicate<RuleBox> visitor) {
    if (!isUnresolved(focus) && resolved.stream().anyMatch(visitor)) {
      return true;
    }
    boolean network = isNetwork(focus);
    if ((network || mayBeAddress(focus)) && networks.stream().anyMatch(visitor)) {
      return true;
    }
    if (network) {
      // Of the patterns for names only the one for every host holds addresses.
      return ends.items.stream().anyMatch(visitor);
    }
    SegmentPattern key = key(focus);
    return starts.visit(key.literalStart(), key.isLiteral(), visitor)
        || ends.visit(key.reversed().literalStart(), key.isLiteral(), visitor);
  }

  static boolean startsLiterally(RegionBox box) {
    return isNetwork(box) || !key(box).literalStart().isEmpty();
  }

  static boolean asksForAddress(RegionBox box) {
    return facets(box, Dimension.RESOLVED).stream()
        .anyMatch(facet -> facet instanceof Facet.Resolved);
  }

  private static boolean isUnresolved(RegionBox box) {
    return facets(box, Dimension.RESOLVED).stream()
        .anyMatch(facet -> facet instanceof Facet.Unresolved);
  }

  private static boolean isNetwork(RegionBox box) {
    return facets(box, Dimension.HOST).stream()
        .anyMatch(facet -> facet instanceof Facet.Hosts hosts && hosts.names().pattern().isEmpty());
  }

  private static boolean mayBeAddress(RegionBox box) {
    return facets(box, Dimension.HOST).stream()
        .allMatch(
            facet ->
                facet instanceof Facet.Hosts hosts
                    && hosts.pattern() instanceof dev.edict.dsl.match.network.HostPattern.AnyHost);
  }

  private static List<Facet> facets(RegionBox box, Dimension dimension) {
    int at = box.space().dimensions().indexOf(dimension);
    return at < 0 ? List.of() : box.facets().get(at);
  }

  private static SegmentPattern key(RegionBox box) {
    List<Facet> first = box.facets().get(0);
    return switch (box.space()) {
      case CONNECT, HTTP ->
          !first.isEmpty() && first.get(0) instanceof Facet.Hosts hosts
              ? hosts.names().pattern().orElse(SegmentPattern.EVERYTHING)
              : SegmentPattern.EVERYTHING;
      case FILES, DRIVES, UNKNOWN_FILES, FOLDING_FILES ->
          first.isEmpty() ? SegmentPattern.EVERYTHING : ((Facet.Paths) first.get(0)).pattern();
      case CALL, PROMPT -> name(first).then(name(box.facets().get(1)));
      case REGISTER -> name(first);
      case RESOURCE -> name(first).then(SegmentPattern.EVERYTHING);
    };
  }

  private static SegmentPattern name(List<Facet> facets) {
    return facets.isEmpty()
        ? ANY_NAME
        : SegmentPattern.single(((Facet.Names) facets.get(0)).pattern());
  }

  /** Boxes by the literal segments at one end of their patterns. */
  private static final class Node {
    private final Map<String, Node> children = new HashMap<>();
    private final List<RuleBox> items = new ArrayList<>();

    void insert(List<String> segments, RuleBox box) {
      Node node = this;
      for (String segment : segments) {
        node = node.children.computeIfAbsent(segment, key -> new Node());
      }
      node.items.add(box);
    }

    boolean visit(List<String> segments, boolean literal, Predicate<RuleBox> visitor) {
      Node node = this;
      for (String segment : segments) {
        if (node.items.stream().anyMatch(visitor)) {
          return true;
        }
        Node next = node.children.get(segment);
        if (next == null) {
          return false;
        }
        node = next;
      }
      return literal ? node.items.stream().anyMatch(visitor) : node.visitAll(visitor);
    }

    private boolean visitAll(Predicate<RuleBox> visitor) {
      Deque<Node> open = new ArrayDeque<>(List.of(this));
      while (!open.isEmpty()) {
        Node node = open.pop();
        if (node.items.stream().anyMatch(visitor)) {
          return true;
        }
        open.addAll(node.children.values());
      }
      return false;
    }
  }
}
