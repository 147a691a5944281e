package dev.edict.eval.analysis.language;

import dev.edict.dsl.match.network.IpAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The classes into which sets of addresses cut the addresses of a network, or all of them. Bits are
 * read from the left; the state is which cubes may still be met, so that equal tails of different
 * prefixes are walked once.
 */
public final class AddressClasses {
  private static final List<IpAddress> FAMILIAR =
      List.of(
          IpAddress.ofV4(0xcb00_710a), // 203.0.113.10, for documentation
          IpAddress.ofV4(0x0a00_0001), // 10.0.0.1
          IpAddress.ofV6(0x2001_0db8_0000_0000L, 10)); // 2001:db8::a, for documentation

  private final List<AddressSet> sets;
  private final Optional<AddressSet> focus;
  private final Budget budget;
  private final Partition.Builder<IpAddress> classes;

  private AddressClasses(List<AddressSet> sets, Optional<AddressSet> focus, Budget budget) {
    this.sets = sets;
    this.focus = focus;
    this.budget = budget;
    this.classes = new Partition.Builder<>(sets.size());
  }

  /**
   * Returns the classes of the addresses of {@code focus}, or of all.
   *
   * <p>When every set is an IPv4 network with the addresses that arrive in it by another name,
   * those other addresses are left out: each is in all sets that the address is in that it stands
   * for, so it is in none of fewer sets.
   *
   * @param sets what tells addresses apart
   */
  public static Partition<IpAddress> of(
      Optional<AddressSet> focus, List<AddressSet> sets, Budget budget) {
    AddressClasses finder = new AddressClasses(sets, focus, budget);
    FAMILIAR.forEach(finder::report);
    finder.search(true);
    if (!finder.isAllAlike()) {
      finder.search(false);
    }
    return finder.classes.build();
  }

  private boolean isAllAlike() {
    return focus.isPresent()
        && Stream.concat(focus.stream(), sets.stream())
            .allMatch(set -> set.aliases() && set.network().address().isV4());
  }

  private void report(IpAddress address) {
    budget.spend(sets.size() + 1L);
    if (focus.isPresent() && !focus.get().contains(address)) {
      return;
    }
    BitSet members = new BitSet(sets.size());
    for (int i = 0; i < sets.size(); i++) {
      members.set(i, sets.get(i).contains(address));
    }
    classes.add(members, address);
  }

  private void search(boolean v4) {
    List<AddressCube> cubes = new ArrayList<>();
    focus.ifPresent(set -> addOfFamily(cubes, set, v4));
    if (focus.isPresent() && cubes.isEmpty()) {
      return;
    }
    int wanted = cubes.size();
    sets.forEach(set -> addOfFamily(cubes, set, v4));
    BitSet all = new BitSet(cubes.size());
    all.set(0, cubes.size());
    Deque<Prefix> level = new ArrayDeque<>(List.of(new Prefix(all, 0, 0)));
    for (int depth = 0; !level.isEmpty(); depth++) {
      level = next(level, depth, v4, wanted, cubes);
    }
  }

  private static void addOfFamily(List<AddressCube> cubes, AddressSet set, boolean v4) {
    AddressCube.of(set).stream().filter(cube -> cube.v4() == v4).forEach(cubes::add);
  }

  /**
   * Reports the prefixes after which nothing is told apart and returns the others, one longer.
   *
   * @param wanted how many of the first cubes make up the focus; 0 for everything
   */
  private Deque<Prefix> next(
      Deque<Prefix> level, int depth, boolean v4, int wanted, List<AddressCube> cubes) {
    Deque<Prefix> longer = new ArrayDeque<>();
    Set<BitSet> seen = new HashSet<>();
    for (Prefix prefix : level) {
      budget.spend(1 + prefix.alive().cardinality());
      if (isDecided(prefix, depth, cubes)) {
        report(prefix.address(v4));
        continue;
      }
      for (boolean one : new boolean[] {false, true}) {
        BitSet alive = step(prefix.alive(), depth, one, cubes);
        int first = alive.nextSetBit(0);
        boolean inFocus = wanted == 0 || (first >= 0 && first < wanted);
        if (inFocus && seen.add(alive)) {
          longer.add(prefix.then(alive, depth, one));
        }
      }
    }
    return longer;
  }

  private static boolean isDecided(Prefix prefix, int depth, List<AddressCube> cubes) {
    BitSet alive = prefix.alive();
    for (int cube = alive.nextSetBit(0); cube >= 0; cube = alive.nextSetBit(cube + 1)) {
      if (!cubes.get(cube).isFreeFrom(depth)) {
        return false;
      }
    }
    return true;
  }

  private static BitSet step(BitSet alive, int depth, boolean one, List<AddressCube> cubes) {
    BitSet next = new BitSet(cubes.size());
    for (int cube = alive.nextSetBit(0); cube >= 0; cube = alive.nextSetBit(cube + 1)) {
      if (cubes.get(cube).takes(depth, one)) {
        next.set(cube);
      }
    }
    return next;
  }

  /** The first bits of addresses, with the cubes that they may lie in. */
  private record Prefix(BitSet alive, long high, long low) {
    IpAddress address(boolean v4) {
      return v4 ? IpAddress.ofV4((int) (high >>> 32)) : IpAddress.ofV6(high, low);
    }

    Prefix then(BitSet nextAlive, int depth, boolean one) {
      long bit = one ? 1L << (63 - depth % 64) : 0;
      return new Prefix(nextAlive, depth < 64 ? high | bit : high, depth < 64 ? low : low | bit);
    }
  }
}
