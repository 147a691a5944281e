package dev.edict.eval.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.match.network.HostPattern;
import dev.edict.dsl.match.network.IpAddress;
import dev.edict.dsl.match.network.IpNetwork;
import dev.edict.dsl.match.network.NetworkHost;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The index of hosts finds what comparing with every pattern finds. */
class HostIndexProperties {

  @Property
  void findsExactlyThePatternsThatMatch(
      @ForAll("patterns") List<HostPattern> patterns, @ForAll("hosts") NetworkHost host) {
    List<HostPattern> found = new ArrayList<>();
    HostIndex.of(identity(patterns)).find(host, found::add);
    assertThat(new LinkedHashSet<>(found))
        .containsExactlyInAnyOrderElementsOf(
            new LinkedHashSet<>(patterns.stream().filter(p -> p.matches(host)).toList()));
  }

  @Property
  void findsEmbeddedAddressesForDenies(
      @ForAll("patterns") List<HostPattern> patterns, @ForAll("hosts") NetworkHost host) {
    List<HostPattern> found = new ArrayList<>();
    HostIndex.of(identity(patterns)).findWithAliases(host, found::add);
    assertThat(new LinkedHashSet<>(found))
        .containsExactlyInAnyOrderElementsOf(
            new LinkedHashSet<>(patterns.stream().filter(p -> p.matchesForDeny(host)).toList()));
  }

  private static Map<HostPattern, HostPattern> identity(List<HostPattern> patterns) {
    Map<HostPattern, HostPattern> map = new LinkedHashMap<>();
    patterns.forEach(pattern -> map.put(pattern, pattern));
    return map;
  }

  @Provide
  Arbitrary<List<HostPattern>> patterns() {
    Arbitrary<HostPattern> names =
        Arbitraries.of("a", "b", "*", "**", "a*", "*b", "?a")
            .list()
            .ofMinSize(1)
            .ofMaxSize(4)
            .map(labels -> HostPattern.parse(String.join(".", labels)))
            .filter(parsed -> parsed.isAccepted())
            .map(parsed -> parsed.value());
    Arbitrary<HostPattern> networks =
        Combinators.combine(addresses(), Arbitraries.integers().between(0, 128))
            .as(HostIndexProperties::network);
    return Arbitraries.oneOf(names, networks).list().ofMaxSize(20);
  }

  private static HostPattern network(IpAddress address, int wanted) {
    int prefix = Math.min(wanted, address.bitLength());
    int beyond = address.bitLength() - prefix;
    long lo = beyond >= Long.SIZE ? 0 : address.lo() >>> beyond << beyond;
    int beyondHi = Math.max(0, beyond - Long.SIZE);
    long hi = beyondHi >= Long.SIZE ? 0 : address.hi() >>> beyondHi << beyondHi;
    IpAddress first = address.isV4() ? IpAddress.ofV4((int) lo) : new IpAddress(hi, lo, false);
    return new HostPattern.Network(new IpNetwork(first, prefix));
  }

  @Provide
  Arbitrary<NetworkHost> hosts() {
    Arbitrary<NetworkHost> names =
        Arbitraries.of("a", "b", "ab", "aa", "bb")
            .list()
            .ofMinSize(1)
            .ofMaxSize(5)
            .map(labels -> NetworkHost.parse(String.join(".", labels)).value());
    return Arbitraries.oneOf(names, addresses().map(address -> address));
  }

  private static Arbitrary<IpAddress> addresses() {
    Arbitrary<Integer> v4 = Arbitraries.of(0x0a000001, 0x0a0000ff, 0x0a010000, -1, 0x7f000001);
    Arbitrary<Long> hi =
        Arbitraries.of(0x20010db800000000L, 0x2002_0a00_0001_0000L, 0x64ff9bL << 32);
    return Arbitraries.oneOf(
        v4.map(IpAddress::ofV4),
        Combinators.combine(hi, v4).as((high, low) -> IpAddress.ofV6(high, low & 0xffffffffL)),
        v4.map(low -> IpAddress.ofV6(0, 0xffff_0000_0000L | (low & 0xffffffffL))));
  }
}
