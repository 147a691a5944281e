package dev.edict.eval.json;

import java.util.AbstractMap;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The members of one object in the order of the text; filled while the object is read and by nobody
 * after that. Hashes differ between processes, so that nobody can prepare names that collide.
 */
final class Members extends AbstractMap<String, JsonValue> {
  private static final int FEW = 8;
  private static final int SEED = ThreadLocalRandom.current().nextInt() | 1;

  private String[] names = new String[2];
  private JsonValue[] values = new JsonValue[2];
  private int size;
  // Open addressing, one more than the place of a member, 0 where there is none; for many only.
  private int[] places = {};

  /** Enters the next name; returns false when it is there already. Its value must follow. */
  boolean name(String name) {
    if (place(name) >= 0) {
      return false;
    }
    if (size == names.length) {
      names = Arrays.copyOf(names, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    names[size++] = name;
    if (size > FEW) {
      enter();
    }
    return true;
  }

  /** Gives the name that was entered last its value. */
  void value(JsonValue value) {
    values[size - 1] = value;
  }

  private void enter() {
    if (size * 2 > places.length) {
      places = new int[names.length * 4];
      for (int i = 0; i < size - 1; i++) {
        enter(i);
      }
    }
    enter(size - 1);
  }

  private void enter(int member) {
    int mask = places.length - 1;
    int slot = hash(names[member]) & mask;
    while (places[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    places[slot] = member + 1;
  }

  private static int hash(String name) {
    int hash = SEED;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x9e3779b1;
      hash ^= hash >>> 15;
    }
    return hash;
  }

  private int place(String name) {
    if (size <= FEW) {
      for (int i = 0; i < size; i++) {
        if (names[i].equals(name)) {
          return i;
        }
      }
      return -1;
    }
    int mask = places.length - 1;
    int slot = hash(name) & mask;
    for (int entry = places[slot]; entry != 0; entry = places[slot]) {
      if (names[entry - 1].equals(name)) {
        return entry - 1;
      }
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public @Nullable JsonValue get(@Nullable Object name) {
    int place = name instanceof String text ? place(text) : -1;
    return place < 0 ? null : values[place];
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return get(name) != null;
  }

  @Override
  public Set<Map.Entry<String, JsonValue>> entrySet() {
    Map<String, JsonValue> copy = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      copy.put(names[i], values[i]);
    }
    return Collections.unmodifiableMap(copy).entrySet();
  }
}
