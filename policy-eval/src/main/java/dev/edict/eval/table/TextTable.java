package dev.edict.eval.table;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An immutable hash table from texts to values that can be asked about a part of a longer text
 * without cutting it out. A filter of a few bits for each key answers most misses; what passes it
 * is sought by open addressing; and a key is compared character by character before its value is
 * given, so a hash that collides costs time and never gives another key's value.
 */
final class TextTable<V> {
  private static final int FREE = 0;
  private static final int FILTER_BITS = 16;
  private static final TextTable<?> EMPTY = new TextTable<>(Map.of(), false);

  private final boolean backward;
  private final int longest;
  private final long[] filter;
  private final int[] tags;
  private final @Nullable Object[] values;
  // The keys in one text, each from its start to that of the next slot.
  private final int[] keyStarts;
  private final String keys;

  private TextTable(Map<String, ? extends V> entries, boolean backward) {
    this.backward = backward;
    this.longest = entries.keySet().stream().mapToInt(String::length).max().orElse(-1);
    this.filter = new long[Integer.highestOneBit(entries.size() * FILTER_BITS / Long.SIZE | 1)];
    this.tags = new int[entries.size() + entries.size() / 2 + 1];
    this.values = new @Nullable Object[tags.length];
    this.keyStarts = new int[tags.length + 1];
    @Nullable String[] placed = new @Nullable String[tags.length];
    entries.forEach((key, value) -> put(key, value, placed));
    StringBuilder text = new StringBuilder();
    for (int slot = 0; slot < placed.length; slot++) {
      keyStarts[slot] = text.length();
      text.append(placed[slot] == null ? "" : placed[slot]);
    }
    keyStarts[placed.length] = text.length();
    this.keys = text.toString();
  }

  /** Returns the table without keys. */
  @SuppressWarnings("unchecked") // the empty table gives no values
  static <V> TextTable<V> empty() {
    return (TextTable<V>) EMPTY;
  }

  /** Returns a table whose hashes run over a text from left to right. */
  static <V> TextTable<V> forward(Map<String, ? extends V> entries) {
    return new TextTable<>(entries, false);
  }

  /** Returns a table whose hashes run over a text from right to left. */
  static <V> TextTable<V> backward(Map<String, ? extends V> entries) {
    return new TextTable<>(entries, true);
  }

  private void put(String key, V value, @Nullable String[] placed) {
    int tag = tag(hash(key, 0, key.length()));
    int slot = slot(tag);
    while (tags[slot] != FREE) {
      slot = next(slot);
    }
    filter[filterWord(tag)] |= 1L << (tag >>> 1);
    tags[slot] = tag;
    values[slot] = value;
    placed[slot] = key;
  }

  private long hash(String text, int from, int to) {
    return backward ? TextHash.backward(text, from, to) : TextHash.forward(text, from, to);
  }

  /** Returns the part of a hash that counts, never {@link #FREE}. */
  private static int tag(long hash) {
    return (int) (hash >>> 32) | 1;
  }

  private int filterWord(int tag) {
    return (tag >>> 7) & (filter.length - 1);
  }

  private int slot(int tag) {
    return (int) (((tag & 0xffff_ffffL) * tags.length) >>> 32);
  }

  private int next(int slot) {
    return slot + 1 == tags.length ? 0 : slot + 1;
  }

  /** Returns the length of the longest key; -1 when there is none. */
  int longest() {
    return longest;
  }

  /** Returns the value of the part of {@code text}, or null. */
  @Nullable V get(String text, int from, int to) {
    return to - from > longest ? null : get(hash(text, from, to), text, from, to);
  }

  /** Returns the value of the part of {@code text} whose hash is {@code hash}, or null. */
  @Nullable V get(long hash, String text, int from, int to) {
    int tag = tag(hash);
    return (filter[filterWord(tag)] >>> (tag >>> 1) & 1) == 0 ? null : find(tag, text, from, to);
  }

  @SuppressWarnings("unchecked") // only values of V are put
  private @Nullable V find(int wanted, String text, int from, int to) {
    int slot = slot(wanted);
    for (int tag = tags[slot]; tag != FREE; tag = tags[slot]) {
      if (tag == wanted && isKey(slot, text, from, to)) {
        return (V) values[slot];
      }
      slot = next(slot);
    }
    return null;
  }

  private boolean isKey(int slot, String text, int from, int to) {
    int start = keyStarts[slot];
    return keyStarts[slot + 1] - start == to - from
        && keys.regionMatches(start, text, from, to - from);
  }

  /**
   * Returns the value of a part of {@code text} but for the case of ASCII letters, where all keys
   * are in lower case and {@code hash} is that of the part in lower case.
   */
  @Nullable V getInLowerCase(long hash, String text, int from, int to) {
    int tag = tag(hash);
    return (filter[filterWord(tag)] >>> (tag >>> 1) & 1) == 0
        ? null
        : findInLowerCase(tag, text, from, to);
  }

  @SuppressWarnings("unchecked") // only values of V are put
  private @Nullable V findInLowerCase(int wanted, String text, int from, int to) {
    int slot = slot(wanted);
    for (int tag = tags[slot]; tag != FREE; tag = tags[slot]) {
      if (tag == wanted && isKeyInLowerCase(slot, text, from, to)) {
        return (V) values[slot];
      }
      slot = next(slot);
    }
    return null;
  }

  private boolean isKeyInLowerCase(int slot, String text, int from, int to) {
    int start = keyStarts[slot];
    if (keyStarts[slot + 1] - start != to - from) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (keys.charAt(start + i - from) != TextHash.lower(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
