package dev.edict.eval.analysis.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.match.network.IpAddress;
import dev.edict.dsl.match.network.IpNetwork;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The classes of addresses hold every address, also those that reach a network by another name. */
class AddressClassesProperties {

  @Property
  void everyAddressIsOfSomeClass(
      @ForAll("sets") List<AddressSet> sets, @ForAll("addresses") IpAddress address) {
    Partition<IpAddress> classes =
        AddressClasses.of(Optional.empty(), sets, Budget.ofSteps(10_000_000));
    Set<BitSet> found = new HashSet<>();
    for (int index = 0; index < classes.size(); index++) {
      BitSet members = members(sets, classes.example(index));
      for (int i = 0; i < sets.size(); i++) {
        assertThat(classes.classesOf(i).get(index)).isEqualTo(members.get(i));
      }
      found.add(members);
    }
    assertThat(found).contains(members(sets, address));
  }

  private static BitSet members(List<AddressSet> sets, IpAddress address) {
    BitSet members = new BitSet();
    for (int i = 0; i < sets.size(); i++) {
      members.set(i, sets.get(i).contains(address));
    }
    return members;
  }

  @Provide
  Arbitrary<List<AddressSet>> sets() {
    Arbitrary<String> texts =
        Arbitraries.of(
            "10.0.0.0/8",
            "10.1.0.0/16",
            "10.1.2.3",
            "127.0.0.0/8",
            "0.0.0.0/0",
            "0.0.0.0/8",
            "169.254.169.254",
            "2001:db8::/32",
            "::1",
            "64:ff9b::/96",
            "2002::/16",
            "::/0");
    return Combinators.combine(texts, Arbitraries.of(true, false))
        .as((text, aliases) -> new AddressSet(IpNetwork.parse(text).value(), aliases))
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  @Provide
  Arbitrary<IpAddress> addresses() {
    List<Integer> v4 = List.of(0x0a010203, 0x0a010204, 0x0a020000, 0x7f000001, 0xa9fea9fe, 0, 8);
    List<IpAddress> all = new ArrayList<>();
    all.add(IpAddress.ofV6(0, 0));
    all.add(IpAddress.ofV6(0, 1));
    all.add(IpAddress.ofV6(0x2001_0db8_0000_0000L, 7));
    for (int bits : v4) {
      long low = Integer.toUnsignedLong(bits);
      all.add(IpAddress.ofV4(bits));
      all.add(IpAddress.ofV6(0, low));
      all.add(IpAddress.ofV6(0, 0xffff_0000L << 32 | low));
      all.add(IpAddress.ofV6(0x0064_ff9b_0000_0000L, low));
      all.add(IpAddress.ofV6(0x0064_ff9b_0001L << 16 | low >>> 16, (low & 0xffff) << 40));
      all.add(IpAddress.ofV6(0x0064_ff9b_0001L << 16 | low >>> 24, (low & 0xff_ffff) << 32));
      all.add(IpAddress.ofV6(0x0064_ff9b_0001L << 16, low << 24));
      all.add(IpAddress.ofV6(0x2002L << 48 | low << 16, 0));
      all.add(IpAddress.ofV6(0x2001_0000L << 32 | low, 5));
      all.add(IpAddress.ofV6(0x2001_0000L << 32, ~low & 0xffff_ffffL));
      all.add(IpAddress.ofV6(0xfe80L << 48, 0x0200_5efeL << 32 | low));
    }
    return Arbitraries.of(all);
  }
}
