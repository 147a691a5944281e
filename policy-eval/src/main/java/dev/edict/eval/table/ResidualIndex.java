package dev.edict.eval.table;

import dev.edict.dsl.match.Glob;
import dev.edict.dsl.match.GlobSequence;
import dev.edict.eval.combine.RuleOrder;
import dev.edict.eval.table.PatternKey.Place;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Patterns of every shape over the segments of a text. Each is filed under one thing that every
 * match must have: the literal segments it starts with, its last segment, or a segment anywhere;
 * whichever fewest patterns share. So a text is compared with the patterns that share such a thing
 * with it, and how many these can be is known beforehand.
 *
 * <p>Time: two hash probes for each segment and one for the last, then the comparison of what is
 * found.
 */
final class ResidualIndex<V> {
  // A text with more segments that are keys is longer than any that people work with.
  private static final int MOST_SEGMENTS = 64;
  // How many segments of a text may differ and yet meet the same globs.
  private static final int SEGMENTS_ALIKE = 16;

  private final char separator;
  private final TextTable<Shelf<V>> starts;
  private final GlobIndex<Shelf<V>> lasts;
  private final GlobIndex<Shelf<V>> segments;
  private final Shelf<V> unfiled;
  private final int mostCompared;

  private ResidualIndex(Filing<V> filing, char separator) {
    this.separator = separator;
    Map<Glob, Shelf<V>> byLast = filing.shelves(Place.LAST, separator);
    Map<Glob, Shelf<V>> bySegment = filing.shelves(Place.ANYWHERE, separator);
    Map<String, Shelf<V>> byStart = new LinkedHashMap<>();
    filing
        .shelves(Place.START, separator)
        .forEach((start, shelf) -> byStart.put(start.text(), shelf));
    this.starts = TextTable.forward(byStart);
    this.lasts = GlobIndex.of(byLast);
    this.segments = GlobIndex.of(bySegment);
    this.unfiled = filing.unfiled.build(separator);
    this.mostCompared =
        unfiled.size()
            + mostNested(byStart)
            + largest(byLast, 1 + lasts.mostCompared())
            + lasts.mostCompared()
            + largest(bySegment, MOST_SEGMENTS)
            + segments.mostComparedInAll(SEGMENTS_ALIKE);
  }

  /**
   * Returns an index of patterns with what is known about the texts that match each.
   *
   * @param rooted whether texts share their start and differ in their end, as paths do
   */
  static <V> ResidualIndex<V> of(Map<GlobSequence, V> patterns, char separator, boolean rooted) {
    return new ResidualIndex<>(new Filing<>(patterns, separator, rooted), separator);
  }

  private static <K, V> int largest(Map<K, Shelf<V>> shelves, int count) {
    return shelves.values().stream()
        .map(Shelf::size)
        .sorted(Comparator.reverseOrder())
        .limit(count)
        .mapToInt(Integer::intValue)
        .sum();
  }

  /** Returns how many patterns stand under one start and all starts that it continues. */
  private int mostNested(Map<String, Shelf<V>> byStart) {
    int most = 0;
    for (Map.Entry<String, Shelf<V>> entry : byStart.entrySet()) {
      String start = entry.getKey();
      int count = entry.getValue().size();
      for (int end = start.indexOf(separator); end >= 0; end = start.indexOf(separator, end + 1)) {
        Shelf<V> shelf = byStart.get(start.substring(0, end));
        count += shelf == null ? 0 : shelf.size();
      }
      most = Math.max(most, count);
    }
    return most;
  }

  /** Returns with how many patterns and globs one text may have to be compared. */
  int mostCompared() {
    return mostCompared;
  }

  /** Returns what separates segments. */
  char separator() {
    return separator;
  }

  /**
   * Reads those patterns that match {@code text} and are filed under nothing.
   *
   * @param asked what is asked, with where the segments of {@code text} begin
   */
  <C> int readUnfiled(String text, Readings<V, C> readings, long asked, C context) {
    return readings.shelved().read(unfiled, text, asked, context);
  }

  /** Reads those that are filed under the literal segments of a part, by its hash. */
  <C> int readStart(
      long hash, String text, int from, int end, Readings<V, C> readings, long asked, C context) {
    Shelf<V> shelf = starts.get(hash, text, from, end);
    return shelf == null ? RuleOrder.NONE : readings.shelved().read(shelf, text, asked, context);
  }

  /** Reads those that are filed under one segment that stands anywhere, by its hash. */
  <C> int readSegment(
      long hash, String text, int start, int end, Readings<V, C> readings, long asked, C context) {
    return segments.read(hash, text, start, end, readings.shelved(), asked, context);
  }

  /** Reads those that are filed under the last segment, by its hash. */
  <C> int readLast(
      long hash, String text, int start, int end, Readings<V, C> readings, long asked, C context) {
    return lasts.read(hash, text, start, end, readings.shelved(), asked, context);
  }

  /** Decides under which key each pattern is filed. */
  private static final class Filing<V> {
    private final Map<PatternKey, Shelf.Builder<V>> filed = new LinkedHashMap<>();
    private final Shelf.Builder<V> unfiled = new Shelf.Builder<>();

    Filing(Map<GlobSequence, V> patterns, char separator, boolean rooted) {
      Map<PatternKey, Integer> counts = new HashMap<>();
      for (GlobSequence pattern : patterns.keySet()) {
        PatternKey.of(pattern, separator, rooted)
            .forEach(key -> counts.merge(key, 1, Integer::sum));
      }
      // The rarest key first; among equals a name, then one at a place where few meet.
      Comparator<PatternKey> best =
          Comparator.<PatternKey>comparingInt(counts::get)
              .thenComparing(key -> !key.glob().isLiteral())
              .thenComparing(PatternKey::place);
      patterns.forEach(
          (pattern, value) -> {
            Optional<PatternKey> key = PatternKey.of(pattern, separator, rooted).stream().min(best);
            key.map(known -> filed.computeIfAbsent(known, k -> new Shelf.Builder<>()))
                .orElse(unfiled)
                .add(pattern, value);
          });
    }

    Map<Glob, Shelf<V>> shelves(Place place, char separator) {
      Map<Glob, Shelf<V>> shelves = new LinkedHashMap<>();
      filed.forEach(
          (key, shelf) -> {
            if (key.place() == place) {
              shelves.put(key.glob(), shelf.build(separator));
            }
          });
      return shelves;
    }
  }
}
