package dev.edict.dsl.match.filesystem;

import dev.edict.dsl.match.GlobSequence;
import dev.edict.dsl.match.MatchSide;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether allows together match a directory and everything beneath it, exactly.
 *
 * <p>A name beneath may be made of characters that no pattern has. A pattern that matches a path
 * with such a name still matches it when the name is another one of the same length, so a subtree
 * is covered exactly when all paths of such names are. For those only wildcards count, and of a
 * name only its length: the patterns that are left after the segments of the root are followed side
 * by side, for one name of each length that some wildcard tells from the others.
 *
 * @param answer what was found out
 * @param gap a path that no pattern matches, if there is one
 */
public record SubtreeCover(Answer answer, @Nullable CanonicalPath gap) {
  private static final int MOST_STEPS = 1 << 20;

  /** What was found out. */
  public enum Answer {
    /** Everything is matched. */
    WHOLE,
    /** Something is not. */
    PART,
    /** There are too many combinations of wildcards to tell. */
    UNDECIDED
  }

  /** Returns what the patterns of allows cover of {@code root} and what lies beneath it. */
  public static SubtreeCover of(
      Collection<PathPattern> patterns, CanonicalPath root, @Nullable CanonicalPath home) {
    Set<GlobSequence> bounds = new LinkedHashSet<>();
    for (PathPattern pattern : patterns) {
      GlobSequence bound = pattern.boundFor(root, home);
      if (bound != null) {
        bounds.add(bound);
      }
    }
    OpenPositions positions = new OpenPositions(List.copyOf(bounds));
    BitSet start = positions.after(segments(root));
    return new Search(positions).from(start, root);
  }

  static boolean hasPart(PathPattern pattern, CanonicalPath root, @Nullable CanonicalPath home) {
    GlobSequence bound = pattern.boundFor(root, home);
    return bound != null && !new OpenPositions(List.of(bound)).after(segments(root)).isEmpty();
  }

  /** Returns the form in which an allow finds paths equal. */
  static PathForm form(CanonicalPath root) {
    return root.profile().formsFor(MatchSide.ALLOW).get(0);
  }

  private static List<String> segments(CanonicalPath root) {
    PathForm form = form(root);
    return root.segments().stream().map(form::apply).toList();
  }

  /** A way of names below the root, each given by its length, and the positions it leads to. */
  private record Way(BitSet positions, @Nullable Way before, int length) {}

  /** Follows all ways of names until each ends where everything further is matched. */
  private static final class Search {
    private final OpenPositions positions;
    private final int[] lengths;
    private final Set<BitSet> seen = new HashSet<>();
    private final Deque<Way> pending = new ArrayDeque<>();

    Search(OpenPositions positions) {
      this.positions = positions;
      this.lengths = positions.lengths();
    }

    SubtreeCover from(BitSet start, CanonicalPath root) {
      add(new Way(start, null, 0));
      long steps = 0;
      while (!pending.isEmpty()) {
        Way way = pending.remove();
        if (!positions.isMatch(way.positions())) {
          return new SubtreeCover(Answer.PART, gap(way, root));
        }
        steps += (long) lengths.length * way.positions().cardinality();
        if (steps > MOST_STEPS) {
          return new SubtreeCover(Answer.UNDECIDED, null);
        }
        for (int length : lengths) {
          add(new Way(positions.after(way.positions(), length), way, length));
        }
      }
      return new SubtreeCover(Answer.WHOLE, null);
    }

    private void add(Way way) {
      if (!positions.isEndless(way.positions()) && seen.add(way.positions())) {
        pending.add(way);
      }
    }

    private CanonicalPath gap(Way end, CanonicalPath root) {
      char letter = positions.unusedLetter();
      StringBuilder below = new StringBuilder();
      for (Way way = end; way != null && way.before() != null; way = way.before()) {
        below.insert(0, root.profile().separator() + String.valueOf(letter).repeat(way.length()));
      }
      String above = root.isRoot() && below.length() > 0 ? chopped(root.text()) : root.text();
      return new CanonicalPath(above + below, root.profile());
    }

    private static String chopped(String root) {
      return root.substring(0, root.length() - 1);
    }
  }
}
