package dev.edict.eval.analysis.language;

import dev.edict.eval.analysis.language.SegmentRules.EmptySegments;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The classes into which patterns cut the sequences of one of them, the focus. A subset
 * construction, breadth first: a state is the set of places in all patterns that some segments lead
 * to, the letters at a state are the classes of what the patterns wait for there. States that the
 * focus has no part in are left out, so the cost grows with the focus and what overlaps it.
 */
public final class SegmentExplorer {
  private final List<SegmentPattern> patterns;
  private final SegmentRules rules;
  private final Budget budget;
  private final Partition.Builder<List<String>> classes;
  private final List<TextPattern> texts = new ArrayList<>();
  private final int[] offsets;
  // The number of the text that is waited for at a place; negative at runs and ends.
  private final int[] textAt;
  private final Map<BitSet, Letters> letters = new HashMap<>();

  private SegmentExplorer(List<SegmentPattern> patterns, SegmentRules rules, Budget budget) {
    this.patterns = patterns;
    this.rules = rules;
    this.budget = budget;
    this.classes = new Partition.Builder<>(patterns.size());
    this.offsets = new int[patterns.size() + 1];
    for (int i = 0; i < patterns.size(); i++) {
      offsets[i + 1] = offsets[i] + patterns.get(i).length() + 1;
    }
    this.textAt = new int[offsets[patterns.size()]];
    Map<TextPattern, Integer> numbers = new LinkedHashMap<>();
    for (int i = 0; i < patterns.size(); i++) {
      SegmentPattern pattern = patterns.get(i);
      textAt[offsets[i + 1] - 1] = -1;
      for (int j = 0; j < pattern.length(); j++) {
        textAt[offsets[i] + j] =
            pattern.isRun(j)
                ? -1
                : numbers.computeIfAbsent(pattern.part(j), part -> numbers.size());
      }
    }
    texts.addAll(numbers.keySet());
  }

  /**
   * Returns the classes of the sequences of the first of {@code patterns}, each with one of its
   * shortest sequences.
   *
   * @throws BudgetExhausted when there are too many
   */
  public static Partition<List<String>> explore(
      List<SegmentPattern> patterns, SegmentRules rules, Budget budget) {
    SegmentExplorer explorer = new SegmentExplorer(patterns, rules, budget);
    SegmentPattern focus = patterns.get(0);
    if (focus.isLiteral()) {
      explorer.addLiteral(focus.literalStart());
    } else {
      rules.familiar().forEach(explorer::addLiteral);
      explorer.search();
    }
    return explorer.classes.build();
  }

  private void addLiteral(List<String> segments) {
    BitSet members = new BitSet(patterns.size());
    for (int i = 0; i < patterns.size(); i++) {
      budget.spend(segments.size() + 1L);
      members.set(i, patterns.get(i).matches(segments));
    }
    if (members.get(0)) {
      classes.add(members, segments);
    }
  }

  private void search() {
    BitSet start = new BitSet(textAt.length);
    for (int i = 0; i < patterns.size(); i++) {
      enter(start, i, offsets[i]);
    }
    Node root = new Node(start, null, "", 0);
    report(root);
    Deque<Node> open = new ArrayDeque<>(List.of(root));
    Set<BitSet> seen = new HashSet<>(Set.of(start));
    while (!open.isEmpty()) {
      Node node = open.remove();
      expand(node, open, seen);
      expandEmpty(node, open, seen);
    }
  }

  private void expand(Node node, Deque<Node> open, Set<BitSet> seen) {
    Letters here = lettersAt(node.places);
    for (int letter = 0; letter < here.partition.size(); letter++) {
      BitSet next = step(node.places, here, letter);
      if (isAlive(next) && seen.add(next)) {
        Node child = new Node(next, node, here.partition.example(letter), node.depth + 1);
        report(child);
        open.add(child);
      }
    }
  }

  private void expandEmpty(Node node, Deque<Node> open, Set<BitSet> seen) {
    if (rules.emptySegments() == EmptySegments.NOWHERE) {
      return;
    }
    BitSet next = stepEmpty(node.places);
    if (!isAlive(next)) {
      return;
    }
    Node child = new Node(next, node, "", node.depth + 1);
    report(child);
    boolean first = node.depth == 0 && rules.emptySegments() == EmptySegments.FIRST_AND_LAST;
    if (first && seen.add(next)) {
      open.add(child);
    }
  }

  private void report(Node node) {
    if (node.depth < rules.least()) {
      return;
    }
    BitSet members = new BitSet(patterns.size());
    for (int i = 0; i < patterns.size(); i++) {
      members.set(i, node.places.get(offsets[i + 1] - 1));
    }
    if (members.get(0) && classes.isNew(members)) {
      classes.add(members, node.segments());
    }
  }

  private boolean isAlive(BitSet places) {
    int first = places.nextSetBit(0);
    return first >= 0 && first < offsets[1];
  }

  /** Sets a place and those behind the runs that may stand there. */
  private void enter(BitSet places, int pattern, int place) {
    int at = place;
    places.set(at);
    while (at < offsets[pattern + 1] - 1 && patterns.get(pattern).isRun(at - offsets[pattern])) {
      places.set(++at);
    }
  }

  private BitSet step(BitSet places, Letters here, int letter) {
    budget.spend(1 + places.cardinality());
    BitSet next = new BitSet(textAt.length);
    int pattern = 0;
    for (int p = places.nextSetBit(0); p >= 0; p = places.nextSetBit(p + 1)) {
      while (p >= offsets[pattern + 1]) {
        pattern++;
      }
      if (textAt[p] >= 0) {
        int local = here.numbers[textAt[p]];
        if (here.partition.classesOf(local).get(letter)) {
          enter(next, pattern, p + 1);
        }
      } else if (p < offsets[pattern + 1] - 1) {
        enter(next, pattern, p);
      }
    }
    return next;
  }

  private BitSet stepEmpty(BitSet places) {
    budget.spend(1 + places.cardinality());
    BitSet next = new BitSet(textAt.length);
    int pattern = 0;
    for (int p = places.nextSetBit(0); p >= 0; p = places.nextSetBit(p + 1)) {
      while (p >= offsets[pattern + 1]) {
        pattern++;
      }
      if (textAt[p] >= 0) {
        TextPattern text = texts.get(textAt[p]);
        if (text.isLiteral() && text.text().isEmpty()) {
          enter(next, pattern, p + 1);
        }
      } else if (p < offsets[pattern + 1] - 1) {
        enter(next, pattern, p);
      }
    }
    return next;
  }

  private Letters lettersAt(BitSet places) {
    BitSet awaited = new BitSet(texts.size());
    for (int p = places.nextSetBit(0); p >= 0; p = places.nextSetBit(p + 1)) {
      if (textAt[p] >= 0) {
        awaited.set(textAt[p]);
      }
    }
    return letters.computeIfAbsent(awaited, this::lettersOf);
  }

  private Letters lettersOf(BitSet awaited) {
    List<TextPattern> local = new ArrayList<>();
    int[] numbers = new int[texts.size()];
    awaited.stream()
        .forEach(
            text -> {
              numbers[text] = local.size();
              local.add(texts.get(text));
            });
    return new Letters(numbers, TextClasses.of(local, rules.alphabet(), budget));
  }

  /** The letters of some states. */
  private static final class Letters {
    // Which number a text that is waited for has among the patterns of the partition.
    private final int[] numbers;
    private final Partition<String> partition;

    Letters(int[] numbers, Partition<String> partition) {
      this.numbers = numbers;
      this.partition = partition;
    }
  }

  /** A state with the segments that lead to it. */
  private record Node(BitSet places, @Nullable Node before, String segment, int depth) {
    List<String> segments() {
      List<String> segments = new ArrayList<>();
      for (Node node = this; node != null && node.before != null; node = node.before) {
        segments.add(node.segment);
      }
      Collections.reverse(segments);
      return List.copyOf(segments);
    }
  }
}
