package dev.edict.eval.analysis.region;

import dev.edict.dsl.match.network.IpAddress;
import dev.edict.dsl.match.network.IpNetwork;
import dev.edict.eval.analysis.language.AddressSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Boxes by sets of addresses. Finds those whose set may overlap another. */
final class AddressIndex {
  private static final String EVERY_V6 = "6";

  private final PrefixIndex<RuleBox> byBits = new PrefixIndex<>();
  private final List<RuleBox> all = new ArrayList<>();
  private final List<RuleBox> byName = new ArrayList<>();
  private final List<RuleBox> unspecified = new ArrayList<>();

  void add(AddressSet addresses, RuleBox box) {
    all.add(box);
    if (addresses.holdsUnspecified()) {
      unspecified.add(box);
    } else {
      byBits.add(bits(addresses.network()), box);
      if (addresses.aliases() && addresses.isV4()) {
        byName.add(box);
      }
    }
  }

  void seal() {
    byBits.seal();
  }

  boolean visitAll(Predicate<RuleBox> visitor) {
    return anyOf(all, visitor);
  }

  /** Visits boxes until one is accepted, every one whose set may overlap being visited. */
  boolean visit(AddressSet addresses, Predicate<RuleBox> visitor) {
    if (addresses.holdsUnspecified()) {
      return visitAll(visitor);
    }
    // IPv4 addresses arrive under names that lie in IPv6.
    boolean named =
        addresses.isV4()
            ? addresses.aliases() && byBits.visit(EVERY_V6, visitor)
            : anyOf(byName, visitor);
    return named || byBits.visit(bits(addresses.network()), visitor) || anyOf(unspecified, visitor);
  }

  private static boolean anyOf(List<RuleBox> boxes, Predicate<RuleBox> visitor) {
    for (RuleBox box : boxes) {
      if (visitor.test(box)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the family and the bits that are given, as text. */
  private static String bits(IpNetwork network) {
    IpAddress address = network.address();
    StringBuilder bits = new StringBuilder().append(address.isV4() ? '4' : '6');
    int skipped = address.isV4() ? 96 : 0;
    for (int i = skipped; i < skipped + network.prefix(); i++) {
      long word = i < 64 ? address.hi() : address.lo();
      bits.append((word >>> (63 - i % 64) & 1) == 0 ? '0' : '1');
    }
    return bits.toString();
  }
}
