package dev.edict.eval.table;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An immutable hash table from texts to values that can be asked about a part of a longer text
 * without cutting it out. Open addressing at a load of at most one half. Part of each hash is kept,
 * so that a miss reads no key; a key is compared character by character before its value is given,
 * so a hash that collides costs time and never gives another key's value.
 */
final class TextTable<V> {
  private static final int FREE = 0;

  private final boolean backward;
  private final int[] tags;
  private final @Nullable String[] keys;
  private final @Nullable Object[] values;
  private final int mask;
  private final int longest;

  private TextTable(Map<String, ? extends V> entries, boolean backward) {
    this.backward = backward;
    int capacity = Integer.highestOneBit(Math.max(1, entries.size())) << 2;
    this.tags = new int[capacity];
    this.keys = new @Nullable String[capacity];
    this.values = new @Nullable Object[capacity];
    this.mask = capacity - 1;
    this.longest = entries.keySet().stream().mapToInt(String::length).max().orElse(-1);
    entries.forEach(this::put);
  }

  /** Returns a table whose hashes run over a text from left to right. */
  static <V> TextTable<V> forward(Map<String, ? extends V> entries) {
    return new TextTable<>(entries, false);
  }

  /** Returns a table whose hashes run over a text from right to left. */
  static <V> TextTable<V> backward(Map<String, ? extends V> entries) {
    return new TextTable<>(entries, true);
  }

  private void put(String key, V value) {
    long hash = hash(key, 0, key.length());
    int slot = slot(hash);
    while (tags[slot] != FREE) {
      slot = (slot + 1) & mask;
    }
    tags[slot] = tag(hash);
    keys[slot] = key;
    values[slot] = value;
  }

  private long hash(String text, int from, int to) {
    return backward ? TextHash.backward(text, from, to) : TextHash.forward(text, from, to);
  }

  private int slot(long hash) {
    return (int) (hash ^ hash >>> 32) & mask;
  }

  /** Returns a part of {@code hash} that the slot does not tell, never {@link #FREE}. */
  private static int tag(long hash) {
    return (int) (hash >>> 32) | 1;
  }

  /** Returns the value of the part of {@code text}, or null. */
  @Nullable V get(String text, int from, int to) {
    return to - from > longest ? null : get(hash(text, from, to), text, from, to);
  }

  /** Returns the value of the part of {@code text} whose hash is {@code hash}, or null. */
  @SuppressWarnings("unchecked") // only values of V are put
  @Nullable V get(long hash, String text, int from, int to) {
    int wanted = tag(hash);
    int slot = slot(hash);
    for (int tag = tags[slot]; tag != FREE; tag = tags[slot]) {
      if (tag == wanted && isKey(keys[slot], text, from, to)) {
        return (V) values[slot];
      }
      slot = (slot + 1) & mask;
    }
    return null;
  }

  private static boolean isKey(@Nullable String key, String text, int from, int to) {
    return key != null && key.length() == to - from && text.startsWith(key, from);
  }
}
