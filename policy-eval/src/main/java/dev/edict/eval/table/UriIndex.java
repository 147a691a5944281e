package dev.edict.eval.table;

import dev.edict.dsl.match.GlobSequence;
import dev.edict.dsl.match.mcp.ResourceUri;
import dev.edict.dsl.match.mcp.UriPattern;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Patterns of resource URIs, by scheme, then by segments. */
final class UriIndex {
  private final TextTable<SegmentIndex<Cell>> schemes;

  private UriIndex(Map<String, SegmentIndex<Cell>> schemes) {
    this.schemes = TextTable.forward(schemes);
  }

  static UriIndex of(Map<UriPattern, List<Clause>> patterns) {
    Map<String, Map<GlobSequence, List<Clause>>> grouped = new LinkedHashMap<>();
    patterns.forEach(
        (pattern, clauses) ->
            grouped
                .computeIfAbsent(pattern.prefix(), prefix -> new LinkedHashMap<>())
                .put(pattern.segments(), clauses));
    Map<String, SegmentIndex<Cell>> schemes = new LinkedHashMap<>();
    grouped.forEach((prefix, group) -> schemes.put(prefix, SegmentIndex.of(Cell.ofAll(group))));
    return new UriIndex(schemes);
  }

  /** Reports the cells of all patterns that match {@code uri}. */
  void find(ResourceUri uri, Consumer<Cell> sink) {
    int from = uri.firstSegment();
    SegmentIndex<Cell> segments = schemes.get(uri.text(), 0, from);
    if (segments != null) {
      segments.find(uri.text(), from, sink);
    }
  }
}
