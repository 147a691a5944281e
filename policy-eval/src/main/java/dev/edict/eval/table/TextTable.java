package dev.edict.eval.table;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An immutable hash table from texts to values that can be asked about a part of a longer text
 * without cutting it out. Open addressing at a load of at most one half; a key is compared
 * character by character before its value is given, so a hash that collides costs time and never
 * gives another key's value.
 */
final class TextTable<V> {
  private final boolean backward;
  private final @Nullable String[] keys;
  private final @Nullable Object[] values;
  private final int mask;

  private TextTable(Map<String, ? extends V> entries, boolean backward) {
    this.backward = backward;
    int capacity = Integer.highestOneBit(Math.max(1, entries.size())) << 2;
    this.keys = new @Nullable String[capacity];
    this.values = new @Nullable Object[capacity];
    this.mask = capacity - 1;
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
    int slot = slot(hash(key, 0, key.length()));
    while (keys[slot] != null) {
      slot = (slot + 1) & mask;
    }
    keys[slot] = key;
    values[slot] = value;
  }

  private long hash(String text, int from, int to) {
    return backward ? TextHash.backward(text, from, to) : TextHash.forward(text, from, to);
  }

  private int slot(long hash) {
    return (int) (hash ^ hash >>> 32) & mask;
  }

  /** Returns the value of the part of {@code text}, or null. */
  @Nullable V get(String text, int from, int to) {
    return get(hash(text, from, to), text, from, to);
  }

  /** Returns the value of the part of {@code text} whose hash is {@code hash}, or null. */
  @SuppressWarnings("unchecked") // only values of V are put
  @Nullable V get(long hash, String text, int from, int to) {
    int slot = slot(hash);
    for (String key = keys[slot]; key != null; key = keys[slot]) {
      if (key.length() == to - from && text.startsWith(key, from)) {
        return (V) values[slot];
      }
      slot = (slot + 1) & mask;
    }
    return null;
  }
}
