package dev.edict.eval.table;

import dev.edict.dsl.match.network.IpAddress;
import dev.edict.dsl.match.network.IpNetwork;
import dev.edict.eval.combine.RuleOrder;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Networks of one address family, by prefix. An address is looked up once for each prefix length
 * that occurs, at most 33 or 129 times, however many networks there are.
 */
final class AddressTable<V> {
  // Differ between processes, so that nobody can prepare colliding addresses.
  private static final long HI_FACTOR = new SplittableRandom().nextLong() | 1;
  private static final long LO_FACTOR = new SplittableRandom().nextLong() | 1;
  private static final long MIXER = new SplittableRandom().nextLong() | 1;

  private final int bits;
  private final int[] prefixes;
  private final @Nullable IpNetwork[] keys;
  private final @Nullable Object[] values;
  private final int mask;

  /**
   * Makes a table.
   *
   * @param bits the length of addresses, 32 or 128
   * @param networks networks of that family
   */
  AddressTable(int bits, Map<IpNetwork, V> networks) {
    this.bits = bits;
    TreeSet<Integer> lengths = new TreeSet<>();
    networks.keySet().forEach(network -> lengths.add(network.prefix()));
    this.prefixes = lengths.stream().mapToInt(Integer::intValue).toArray();
    int capacity = Integer.highestOneBit(Math.max(1, networks.size())) << 2;
    this.keys = new @Nullable IpNetwork[capacity];
    this.values = new @Nullable Object[capacity];
    this.mask = capacity - 1;
    networks.forEach(this::put);
  }

  private void put(IpNetwork network, V value) {
    IpAddress address = network.address();
    int slot = slot(address.hi(), address.lo(), network.prefix());
    while (keys[slot] != null) {
      slot = (slot + 1) & mask;
    }
    keys[slot] = network;
    values[slot] = value;
  }

  private int slot(long hi, long lo, int prefix) {
    long hash = (hi * HI_FACTOR + lo * LO_FACTOR + prefix) * MIXER;
    return (int) (hash >>> 32) & mask;
  }

  /** Reads the values of all networks that an address, of this family, lies in. */
  <C> int read(long hi, long lo, Reading<? super V, C> reading, long asked, C context) {
    int first = RuleOrder.NONE;
    for (int prefix : prefixes) {
      int beyond = bits - prefix;
      V value = get(cleared(hi, beyond - Long.SIZE), cleared(lo, beyond), prefix);
      first = Math.min(first, Reading.readIfPresent(value, "", reading, asked, context));
    }
    return first;
  }

  /** Returns {@code word} with its lowest {@code count} bits cleared. */
  private static long cleared(long word, int count) {
    if (count <= 0) {
      return word;
    }
    return count >= Long.SIZE ? 0 : word >>> count << count;
  }

  @SuppressWarnings("unchecked") // only values of V are put
  private @Nullable V get(long hi, long lo, int prefix) {
    int slot = slot(hi, lo, prefix);
    for (IpNetwork key = keys[slot]; key != null; key = keys[slot]) {
      IpAddress first = key.address();
      if (key.prefix() == prefix && first.hi() == hi && first.lo() == lo) {
        return (V) values[slot];
      }
      slot = (slot + 1) & mask;
    }
    return null;
  }
}
