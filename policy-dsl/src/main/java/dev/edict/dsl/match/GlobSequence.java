package dev.edict.dsl.match;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A pattern over a text of segments (labels of a host name, segments of a path): a sequence of
 * {@link Glob}s, one for each segment, and of runs ({@code **}), each standing for zero or more
 * whole segments.
 *
 * <p>A segment may be empty only where a text ends in its separator or starts with one; no wildcard
 * matches an empty segment, a run and an empty literal do.
 */
public final class GlobSequence {

  /** The spelling of a run of segments. */
  public static final String RUN = "**";

  // INVARIANT: no two runs stand side by side.
  private final List<Glob> parts;

  private GlobSequence(List<Glob> parts) {
    this.parts = List.copyOf(parts);
  }

  /**
   * Returns the sequence of the given segment patterns, where {@value #RUN} is a run unless the
   * syntax is {@link GlobSyntax#LITERAL}. Runs that follow one another are one run.
   */
  public static GlobSequence of(List<String> segments, GlobSyntax syntax) {
    List<Glob> parts = new ArrayList<>(segments.size());
    for (String segment : segments) {
      boolean run = syntax != GlobSyntax.LITERAL && segment.equals(RUN);
      add(parts, run ? Glob.SEGMENT_RUN : Glob.of(segment, syntax));
    }
    return new GlobSequence(parts);
  }

  private static void add(List<Glob> parts, Glob part) {
    boolean afterRun = !parts.isEmpty() && parts.get(parts.size() - 1).isSegmentRun();
    if (!afterRun || !part.isSegmentRun()) {
      parts.add(part);
    }
  }

  /** Returns this sequence followed by {@code tail}. */
  public GlobSequence then(GlobSequence tail) {
    List<Glob> joined = new ArrayList<>(parts);
    tail.parts.forEach(part -> add(joined, part));
    return new GlobSequence(joined);
  }

  /** Returns this sequence followed by a run. */
  public GlobSequence thenRun() {
    List<Glob> joined = new ArrayList<>(parts);
    add(joined, Glob.SEGMENT_RUN);
    return new GlobSequence(joined);
  }

  /** Returns how many globs and runs the sequence has. */
  public int size() {
    return parts.size();
  }

  /** Returns whether the part {@code index} is a run. */
  public boolean isRun(int index) {
    return parts.get(index).isSegmentRun();
  }

  /**
   * Returns the glob at {@code index}.
   *
   * @throws IllegalArgumentException when a run stands there
   */
  public Glob glob(int index) {
    if (isRun(index)) {
      throw new IllegalArgumentException("index " + index + " of " + this + " is a run");
    }
    return parts.get(index);
  }

  /** Returns the parts with {@code separator} between them. */
  public String text(char separator) {
    StringBuilder text = new StringBuilder();
    for (Glob part : parts) {
      text.append(part.text()).append(separator);
    }
    text.setLength(Math.max(0, text.length() - 1));
    return text.toString();
  }

  /**
   * Returns whether the segments of {@code candidate} match, beginning at the character {@code
   * from}; where {@code from} lies beyond the text there are no segments.
   *
   * <p>Allocates nothing. Each part is tried on each segment at most once, so the time is at most
   * the number of parts times the length of the text times the longest literal stretch of a glob.
   */
  public boolean matches(String candidate, int from, char separator) {
    int at = from;
    int part = 0;
    int afterRun = -1;
    int resume = 0;
    while (at <= candidate.length()) {
      if (part < parts.size() && isRun(part)) {
        afterRun = ++part;
        resume = at;
        if (afterRun == parts.size()) {
          return true;
        }
        continue;
      }
      int end = endOfSegment(candidate, at, separator);
      if (part < parts.size() && parts.get(part).matches(candidate, at, end)) {
        part++;
        at = end + 1;
      } else if (afterRun >= 0) {
        // The run takes one more segment and the parts after it are tried again.
        resume = endOfSegment(candidate, resume, separator) + 1;
        at = resume;
        part = afterRun;
      } else {
        return false;
      }
    }
    return part == parts.size() || (part == parts.size() - 1 && isRun(part));
  }

  private static int endOfSegment(String text, int from, char separator) {
    int end = text.indexOf(separator, from);
    return end < 0 ? text.length() : end;
  }

  /** Returns true only if every text that {@code other} matches is matched by this one too. */
  public boolean covers(GlobSequence other) {
    return new SegmentRelation(this, other).covers();
  }

  /** Returns whether some text is matched by both sequences. */
  public boolean overlaps(GlobSequence other) {
    return new SegmentRelation(this, other).overlaps();
  }

  /**
   * Returns this sequence with {@code change} applied to the literal text of its globs; itself when
   * nothing changes.
   */
  public GlobSequence mapLiterals(UnaryOperator<String> change) {
    List<Glob> changed = new ArrayList<>(parts.size());
    for (Glob part : parts) {
      changed.add(part.isSegmentRun() ? part : part.mapLiterals(change));
    }
    return changed.equals(parts) ? this : new GlobSequence(changed);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof GlobSequence sequence && parts.equals(sequence.parts);
  }

  @Override
  public int hashCode() {
    return parts.hashCode();
  }

  /** Returns the parts with slashes between them. */
  @Override
  public String toString() {
    return text('/');
  }

  /** The parts of two sequences, compared segment by segment. */
  private static final class SegmentRelation extends TokenRelation {
    private final GlobSequence left;
    private final GlobSequence right;

    SegmentRelation(GlobSequence left, GlobSequence right) {
      super(left.size(), right.size());
      this.left = left;
      this.right = right;
    }

    @Override
    protected boolean isLeftRun(int i) {
      return left.isRun(i);
    }

    @Override
    protected boolean isRightRun(int j) {
      return right.isRun(j);
    }

    @Override
    protected boolean isLeftAny(int i) {
      // A run may take an empty segment, which no glob for non-empty segments covers.
      return false;
    }

    @Override
    protected boolean singleCovers(int i, int j) {
      return left.parts.get(i).covers(right.parts.get(j));
    }

    @Override
    protected boolean singleOverlaps(int i, int j) {
      return left.parts.get(i).overlaps(right.parts.get(j));
    }
  }
}
