package dev.edict.eval.table;

import dev.edict.dsl.match.GlobSequence;
import dev.edict.dsl.match.mcp.ResourceUri;
import dev.edict.dsl.match.mcp.UriPattern;
import dev.edict.eval.combine.RuleOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Patterns of resource URIs, by scheme, then by segments. */
final class UriIndex {
  private final TextTable<SegmentIndex<Cell>> schemes;
  private final int mostCompared;

  private UriIndex(Map<String, SegmentIndex<Cell>> schemes) {
    this.schemes = TextTable.forward(schemes);
    this.mostCompared =
        schemes.values().stream().mapToInt(SegmentIndex::mostCompared).max().orElse(0);
  }

  static UriIndex of(Map<UriPattern, Clauses> patterns) {
    Map<String, Map<GlobSequence, Cell>> grouped = new LinkedHashMap<>();
    patterns.forEach(
        (pattern, clauses) ->
            grouped
                .computeIfAbsent(pattern.prefix(), prefix -> new LinkedHashMap<>())
                .put(pattern.segments(), clauses.cell()));
    Map<String, SegmentIndex<Cell>> schemes = new LinkedHashMap<>();
    grouped.forEach((prefix, group) -> schemes.put(prefix, SegmentIndex.of(group)));
    return new UriIndex(schemes);
  }

  /** Returns the place of the first rule about {@code uri}, whose segments begin at a place. */
  int first(String uri, int firstSegment, long asked) {
    SegmentIndex<Cell> segments = schemes.get(uri, 0, firstSegment);
    return segments == null
        ? RuleOrder.NONE
        : segments.read(uri, firstSegment, Cell.FIRST, asked, "");
  }

  /** Reports the cells of all patterns that match {@code uri}. */
  void find(ResourceUri uri, Consumer<? super Cell> sink) {
    SegmentIndex<Cell> segments = schemes.get(uri.text(), 0, uri.firstSegment());
    if (segments != null) {
      segments.find(uri.text(), uri.firstSegment(), sink);
    }
  }

  /** Returns with how many patterns and globs one URI may have to be compared. */
  int mostCompared() {
    return mostCompared;
  }
}
