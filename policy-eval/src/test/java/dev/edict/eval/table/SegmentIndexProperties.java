package dev.edict.eval.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.match.GlobSequence;
import dev.edict.dsl.match.GlobSyntax;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** The indexes over segments find what comparing with every pattern finds. */
class SegmentIndexProperties {

  @Property
  void indexFindsExactlyThePatternsThatMatch(
      @ForAll("patterns") Map<GlobSequence, GlobSequence> patterns,
      @ForAll("segmentsOfUris") List<String> segments) {
    String text = "/" + String.join("/", segments);
    int from = segments.isEmpty() ? text.length() + 1 : 1;
    List<GlobSequence> found = new ArrayList<>();
    SegmentIndex.of(patterns).find(text, from, found::add);
    assertThat(new LinkedHashSet<>(found))
        .containsExactlyInAnyOrderElementsOf(matching(patterns, text, from, '/'));
  }

  @Property
  void residualIndexFindsExactlyThePatternsThatMatch(
      @ForAll("patterns") Map<GlobSequence, GlobSequence> patterns,
      @ForAll("segmentsOfUris") List<String> segments,
      @ForAll boolean rooted) {
    String text = "/" + String.join("/", segments);
    int from = segments.isEmpty() ? text.length() + 1 : 1;
    List<GlobSequence> found = new ArrayList<>();
    SegmentIndex.ofAnyShape(patterns, '/', rooted)
        .read(text, from, Readings.<GlobSequence>reporting(), 0, found::add);
    assertThat(new LinkedHashSet<>(found))
        .containsExactlyInAnyOrderElementsOf(matching(patterns, text, from, '/'));
  }

  @Property
  void trieFindsThePatternsThatReachBeneath(
      @ForAll("patterns") Map<GlobSequence, GlobSequence> patterns,
      @ForAll("segments") List<String> segments) {
    String text = "/" + String.join("/", segments);
    int from = segments.isEmpty() ? text.length() + 1 : 1;
    GlobSequence subtree = GlobSequence.of(segments, GlobSyntax.LITERAL).thenRun();
    List<GlobSequence> found = new ArrayList<>();
    SegmentTrie.of(patterns).findBeneath(text, from, found::add);
    assertThat(new LinkedHashSet<>(found))
        .containsExactlyInAnyOrderElementsOf(
            patterns.keySet().stream().filter(p -> p.overlaps(subtree)).toList());
  }

  private static Set<GlobSequence> matching(
      Map<GlobSequence, GlobSequence> patterns, String text, int from, char separator) {
    return patterns.keySet().stream()
        .filter(pattern -> pattern.matches(text, from, separator))
        .collect(Collectors.toSet());
  }

  @Provide
  Arbitrary<Map<GlobSequence, GlobSequence>> patterns() {
    Arbitrary<List<String>> written =
        Arbitraries.of("a", "b", "ab", "*", "**", "**", "a*", "*b", "?", "a?b", "*a*")
            .list()
            .ofMaxSize(5);
    return endingEmptyAtTimes(written)
        .map(parts -> GlobSequence.of(parts, GlobSyntax.STAR_AND_QUESTION))
        .list()
        .ofMaxSize(20)
        .map(SegmentIndexProperties::identity);
  }

  private static Map<GlobSequence, GlobSequence> identity(List<GlobSequence> patterns) {
    Map<GlobSequence, GlobSequence> map = new LinkedHashMap<>();
    patterns.forEach(pattern -> map.put(pattern, pattern));
    return map;
  }

  @Provide
  Arbitrary<List<String>> segments() {
    return Arbitraries.of("a", "b", "ab", "aab", "c").list().ofMaxSize(6);
  }

  @Provide
  Arbitrary<List<String>> segmentsOfUris() {
    return endingEmptyAtTimes(segments());
  }

  /** Adds the empty segment after a last separator. */
  private static Arbitrary<List<String>> endingEmptyAtTimes(Arbitrary<List<String>> segments) {
    return Combinators.combine(segments, Arbitraries.frequency(Tuple.of(4, 0), Tuple.of(1, 1)))
        .as((some, empty) -> Stream.concat(some.stream(), Stream.of("").limit(empty)).toList());
  }
}
