package dev.edict.eval.analysis.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.match.GlobSequence;
import dev.edict.dsl.match.GlobSyntax;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The classes of sequences are those that looking at every short sequence finds, no more, no less.
 */
class SegmentExplorerProperties {
  private static final List<String> LABELS = List.of("a", "b", "c", "aa", "ab", "ba", "bb");
  private static final List<List<String>> SEQUENCES = sequences();

  private static List<List<String>> sequences() {
    List<List<String>> all = new ArrayList<>();
    for (String one : LABELS) {
      all.add(List.of(one));
      for (String two : LABELS) {
        all.add(List.of(one, two));
        LABELS.forEach(three -> all.add(List.of(one, two, three)));
      }
    }
    return all;
  }

  @Property
  void everyShortSequenceIsOfSomeClass(@ForAll("patterns") List<SegmentPattern> patterns) {
    Set<BitSet> found = membersOfClasses(patterns);
    for (List<String> sequence : SEQUENCES) {
      BitSet members = members(patterns, sequence);
      if (members.get(0)) {
        assertThat(found).contains(members);
      }
    }
  }

  @Property
  void everyExampleIsOfItsClass(@ForAll("patterns") List<SegmentPattern> patterns) {
    Partition<List<String>> classes = explore(patterns);
    for (int index = 0; index < classes.size(); index++) {
      assertThat(members(patterns, classes.example(index)))
          .isEqualTo(membersOfClass(classes, patterns.size(), index));
    }
  }

  @Property
  void withoutCaseIsMatchedWithoutCase(@ForAll("patterns") List<SegmentPattern> patterns) {
    List<SegmentPattern> folded = patterns.stream().map(SegmentPattern::withoutCase).toList();
    for (List<String> sequence : SEQUENCES) {
      List<String> upper = sequence.stream().map(label -> label.replace('a', 'A')).toList();
      assertThat(members(folded, upper)).isEqualTo(members(patterns, sequence));
    }
    everyExampleIsOfItsClass(folded);
    everyShortSequenceIsOfSomeClass(folded);
  }

  @Property
  void overlapsAgreesWithTheClasses(@ForAll("patterns") List<SegmentPattern> patterns) {
    Partition<List<String>> classes = explore(patterns);
    for (int i = 1; i < patterns.size(); i++) {
      assertThat(patterns.get(0).overlaps(patterns.get(i)))
          .isEqualTo(!classes.classesOf(i).isEmpty());
    }
  }

  private static Partition<List<String>> explore(List<SegmentPattern> patterns) {
    return SegmentExplorer.explore(patterns, SegmentRules.FILES, Budget.ofSteps(10_000_000));
  }

  private static Set<BitSet> membersOfClasses(List<SegmentPattern> patterns) {
    Partition<List<String>> classes = explore(patterns);
    Set<BitSet> found = new HashSet<>();
    for (int index = 0; index < classes.size(); index++) {
      found.add(membersOfClass(classes, patterns.size(), index));
    }
    return found;
  }

  private static BitSet membersOfClass(Partition<?> classes, int patterns, int index) {
    BitSet members = new BitSet();
    IntStream.range(0, patterns)
        .filter(pattern -> classes.classesOf(pattern).get(index))
        .forEach(members::set);
    return members;
  }

  private static BitSet members(List<SegmentPattern> patterns, List<String> sequence) {
    BitSet members = new BitSet();
    IntStream.range(0, patterns.size())
        .filter(pattern -> patterns.get(pattern).matches(sequence))
        .forEach(members::set);
    return members;
  }

  @Provide
  Arbitrary<List<SegmentPattern>> patterns() {
    Arbitrary<String> part =
        Arbitraries.of("a", "b", "ab", "*", "**", "a*", "*b", "?", "?a", "*a*", "b?*");
    return part.list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(parts -> GlobSequence.of(parts, GlobSyntax.STAR_AND_QUESTION))
        .map(globs -> SegmentPattern.of(globs, true))
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }
}
