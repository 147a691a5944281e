package dev.edict.eval.analysis.language;

import dev.edict.dsl.match.GlobSequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A set of sequences of segments: patterns for one segment each, and runs that stand for any number
 * of segments.
 */
public final class SegmentPattern {
  /** The {@link #precision} of a pattern for one sequence. */
  public static final int HIGHEST_PRECISION = 1000;

  /** Stands for a run among the parts. */
  private static final Optional<TextPattern> RUN = Optional.empty();

  private static final Optional<TextPattern> ANY_SEGMENT = Optional.of(TextPattern.ANY);

  /** Every sequence. */
  public static final SegmentPattern EVERYTHING = new SegmentPattern(List.of(RUN));

  /** Every sequence of one segment or more, in the order in which host names are explored. */
  public static final SegmentPattern ONE_OR_MORE = new SegmentPattern(List.of(ANY_SEGMENT, RUN));

  private final List<Optional<TextPattern>> parts;

  private SegmentPattern(List<Optional<TextPattern>> parts) {
    this.parts = normalised(parts);
  }

  /** Puts single segments before the runs beside them, which leaves less to be guessed. */
  private static List<Optional<TextPattern>> normalised(List<Optional<TextPattern>> parts) {
    List<Optional<TextPattern>> sorted = new ArrayList<>(parts);
    for (int i = 1; i < sorted.size(); i++) {
      for (int j = i; j > 0 && sorted.get(j).equals(ANY_SEGMENT); j--) {
        if (sorted.get(j - 1).isEmpty()) {
          Collections.swap(sorted, j - 1, j);
        }
      }
    }
    return List.copyOf(sorted);
  }

  /**
   * Returns the sequences that {@code globs} matches.
   *
   * @param questionMark whether a question mark stands for any character
   */
  public static SegmentPattern of(GlobSequence globs, boolean questionMark) {
    List<Optional<TextPattern>> parts = new ArrayList<>();
    for (int i = 0; i < globs.size(); i++) {
      parts.add(globs.isRun(i) ? RUN : Optional.of(TextPattern.of(globs.glob(i), questionMark)));
    }
    return new SegmentPattern(parts);
  }

  /** Returns the set of the one sequence {@code segments}. */
  public static SegmentPattern literal(List<String> segments) {
    return new SegmentPattern(
        segments.stream().map(segment -> Optional.of(TextPattern.literal(segment))).toList());
  }

  /** Returns the sequences of one segment that {@code pattern} holds. */
  public static SegmentPattern single(TextPattern pattern) {
    return new SegmentPattern(List.of(Optional.of(pattern)));
  }

  /** Returns these sequences read from their ends. */
  public SegmentPattern reversed() {
    List<Optional<TextPattern>> turned = new ArrayList<>(parts);
    Collections.reverse(turned);
    return new SegmentPattern(turned);
  }

  /** Returns the sequences of this pattern followed by those of {@code tail}. */
  public SegmentPattern then(SegmentPattern tail) {
    List<Optional<TextPattern>> joined = new ArrayList<>(parts);
    joined.addAll(tail.parts);
    return new SegmentPattern(joined);
  }

  /** Returns the sequences that differ from these in the case of ASCII letters. */
  public SegmentPattern withoutCase() {
    return new SegmentPattern(
        parts.stream().map(part -> part.map(TextPattern::withoutCase)).toList());
  }

  int length() {
    return parts.size();
  }

  boolean isRun(int index) {
    return parts.get(index).isEmpty();
  }

  TextPattern part(int index) {
    return parts.get(index).orElseThrow();
  }

  /** Returns the segments that every sequence starts with, as far as they are written literally. */
  public List<String> literalStart() {
    List<String> start = new ArrayList<>();
    for (Optional<TextPattern> part : parts) {
      if (part.isEmpty() || !part.get().isLiteral()) {
        return start;
      }
      start.add(part.get().text());
    }
    return start;
  }

  /** Returns how much of a sequence the pattern gives away; greater for smaller sets, mostly. */
  public int precision() {
    return isLiteral() ? HIGHEST_PRECISION : 2 * literalStart().size() + parts.size();
  }

  /** Returns whether the pattern stands for one sequence alone. */
  public boolean isLiteral() {
    return parts.stream().allMatch(part -> part.isPresent() && part.get().isLiteral());
  }

  /** Returns a sequence of the set, with {@code word} some times for each run. */
  public List<String> filled(String word, int times) {
    List<String> filled = new ArrayList<>();
    for (Optional<TextPattern> part : parts) {
      if (part.isPresent()) {
        filled.add(part.get().filled(word));
      } else {
        filled.addAll(Collections.nCopies(times, word));
      }
    }
    return filled;
  }

  /** Returns whether {@code segments} is in the set. */
  public boolean matches(List<String> segments) {
    int at = 0;
    int part = 0;
    int afterRun = -1;
    int resume = 0;
    while (at < segments.size()) {
      if (part < parts.size() && isRun(part)) {
        afterRun = ++part;
        resume = at;
      } else if (part < parts.size() && part(part).matches(segments.get(at))) {
        part++;
        at++;
      } else if (afterRun >= 0) {
        at = ++resume;
        part = afterRun;
      } else {
        return false;
      }
    }
    while (part < parts.size() && isRun(part)) {
      part++;
    }
    return part == parts.size();
  }

  /** Returns false only if no sequence is in both sets. */
  public boolean overlaps(SegmentPattern other) {
    return new SegmentRelation(this, other).overlaps();
  }

  /** Returns true only if every sequence of {@code other} is in this set. */
  public boolean covers(SegmentPattern other) {
    return new SegmentRelation(this, other).covers();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SegmentPattern that && parts.equals(that.parts);
  }

  @Override
  public int hashCode() {
    return parts.hashCode();
  }

  @Override
  public String toString() {
    return String.join(
        "/", parts.stream().map(p -> p.map(TextPattern::text).orElse("**")).toList());
  }
}
