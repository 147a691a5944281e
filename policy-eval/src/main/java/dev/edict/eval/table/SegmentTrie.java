package dev.edict.eval.table;

import dev.edict.dsl.match.GlobSequence;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Any patterns over the segments of a text, as one automaton: a trie whose edges are literal
 * segments, globs and runs ({@code **}). All states that the segments read so far can be in are
 * followed side by side, so nothing is tried twice.
 *
 * <p>Time: for each segment, one probe and one glob search for each state alive. A run as the last
 * part is reported where it is reached and followed no further.
 */
final class SegmentTrie<V> {
  private final TrieNode<V> root;
  private final char separator;
  private final boolean backward;

  private SegmentTrie(TrieBuilder<V> builder, char separator, boolean backward) {
    this.root = builder.build();
    this.separator = separator;
    this.backward = backward;
  }

  /** Returns an automaton that reads segments from left to right. */
  static <V> SegmentTrie<V> forward(Map<GlobSequence, V> patterns, char separator) {
    TrieBuilder<V> builder = new TrieBuilder<>();
    patterns.forEach(builder::add);
    return new SegmentTrie<>(builder, separator, false);
  }

  /** Returns an automaton that reads segments from right to left, for names whose root is there. */
  static <V> SegmentTrie<V> backward(Map<GlobSequence, V> patterns, char separator) {
    TrieBuilder<V> builder = new TrieBuilder<>();
    patterns.forEach(builder::addReversed);
    return new SegmentTrie<>(builder, separator, true);
  }

  /**
   * Reports the values of all patterns that match the segments of {@code text} from {@code from};
   * beyond the text there are none.
   */
  void find(String text, int from, Consumer<? super V> sink) {
    TrieStates<V> states = read(text, from, sink);
    for (int i = 0; i < states.count(); i++) {
      states.get(i).reportEnd(sink);
    }
  }

  /**
   * Reports the values of all patterns that match {@code text} or some text that continues it by
   * whole segments.
   */
  void findBeneath(String text, int from, Consumer<? super V> sink) {
    TrieStates<V> states = read(text, from, sink);
    for (int i = 0; i < states.count(); i++) {
      states.get(i).reportAll(sink);
    }
  }

  private TrieStates<V> read(String text, int from, Consumer<? super V> sink) {
    TrieStates<V> states = new TrieStates<>(sink);
    states.add(root);
    return backward ? readBackward(text, states) : readForward(text, from, states);
  }

  private TrieStates<V> readForward(String text, int from, TrieStates<V> states) {
    int start = from;
    while (start <= text.length() && states.count() > 0) {
      int separatorAt = text.indexOf(separator, start);
      int end = separatorAt < 0 ? text.length() : separatorAt;
      states.step(text, start, end);
      start = end + 1;
    }
    return states;
  }

  private TrieStates<V> readBackward(String text, TrieStates<V> states) {
    int end = text.length();
    while (end >= 0 && states.count() > 0) {
      int start = text.lastIndexOf(separator, end - 1) + 1;
      states.step(text, start, end);
      end = start - 1;
    }
    return states;
  }
}
