package dev.edict.eval.table;

import dev.edict.dsl.match.GlobSequence;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Any patterns over the segments of a path, as one automaton: a trie whose edges are literal
 * segments, globs and runs ({@code **}), for questions about everything beneath a path. All states
 * that the segments read so far can be in are followed side by side, so nothing is tried twice.
 *
 * <p>Time: for each segment, one probe and one glob search for each state alive. A run as the last
 * part is reported where it is reached and followed no further.
 */
final class SegmentTrie<V> {
  private static final char SEPARATOR = '/';

  private final TrieNode<V> root;

  private SegmentTrie(TrieBuilder<V> builder) {
    this.root = builder.build();
  }

  /** Returns the automaton of patterns with what is known about the paths that match each. */
  static <V> SegmentTrie<V> of(Map<GlobSequence, V> patterns) {
    TrieBuilder<V> builder = new TrieBuilder<>();
    patterns.forEach(builder::add);
    return new SegmentTrie<>(builder);
  }

  /**
   * Reports the values of all patterns that match the segments of {@code text} from {@code from},
   * or those of some text that continues it by whole segments.
   */
  void findBeneath(String text, int from, Consumer<? super V> sink) {
    TrieStates<V> states = new TrieStates<>(sink);
    states.add(root);
    int at = from;
    while (at <= text.length() && states.count() > 0) {
      int separator = text.indexOf(SEPARATOR, at);
      int end = separator < 0 ? text.length() : separator;
      states.step(text, at, end);
      at = end + 1;
    }
    for (int i = 0; i < states.count(); i++) {
      states.get(i).reportAll(sink);
    }
  }
}
