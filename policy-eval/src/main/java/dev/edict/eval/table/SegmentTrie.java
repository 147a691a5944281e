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
 * part is reported where it is reached and followed no further. As long as no pattern has had a
 * wildcard there is one state, and nothing is allocated.
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
   * beyond the text there are none. An automaton that reads from right to left reads all of them.
   */
  void find(String text, int from, Consumer<? super V> sink) {
    int at = backward ? text.length() : from;
    TrieNode<V> node = root;
    while (node.isLiteral() && hasSegment(text, at)) {
      int start = start(text, at);
      int end = end(text, at);
      TrieNode<V> child = node.named(text, start, end);
      if (child == null) {
        return;
      }
      node = child;
      at = next(start, end);
    }
    TrieStates<V> states = read(text, at, node, sink);
    for (int i = 0; i < states.count(); i++) {
      states.get(i).reportEnd(sink);
    }
  }

  /**
   * Reports the values of all patterns that match {@code text} or some text that continues it by
   * whole segments.
   */
  void findBeneath(String text, int from, Consumer<? super V> sink) {
    TrieStates<V> states = read(text, backward ? text.length() : from, root, sink);
    for (int i = 0; i < states.count(); i++) {
      states.get(i).reportAll(sink);
    }
  }

  /** Returns the states after all segments from {@code from} on, beginning in {@code node}. */
  private TrieStates<V> read(String text, int from, TrieNode<V> node, Consumer<? super V> sink) {
    TrieStates<V> states = new TrieStates<>(sink);
    states.add(node);
    int at = from;
    while (hasSegment(text, at) && states.count() > 0) {
      int start = start(text, at);
      int end = end(text, at);
      states.step(text, start, end);
      at = next(start, end);
    }
    return states;
  }

  /** Returns whether a segment begins, or backward ends, at {@code at}. */
  private boolean hasSegment(String text, int at) {
    return backward ? at >= 0 : at <= text.length();
  }

  private int start(String text, int at) {
    return backward ? text.lastIndexOf(separator, at - 1) + 1 : at;
  }

  private int end(String text, int at) {
    int separatorAt = backward ? at : text.indexOf(separator, at);
    return separatorAt < 0 ? text.length() : separatorAt;
  }

  private int next(int start, int end) {
    return backward ? start - 1 : end + 1;
  }
}
