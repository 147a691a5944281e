package dev.edict.dsl.match.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.edict.dsl.match.Outcomes;
import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpNetworkTest {

  private static final String SEED = "20260101";

  private static IpNetwork network(String text) {
    return IpNetwork.parse(text).value();
  }

  private static IpAddress address(String text) {
    return IpAddress.parse(text).value();
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.0.0.0/8",
    "0.0.0.0/0, 0.0.0.0/0",
    "1.2.3.4, 1.2.3.4",
    "1.2.3.4/32, 1.2.3.4",
    "::/0, ::/0",
    "2001:DB8::/32, 2001:db8::/32",
    "2001:db8::1/128, 2001:db8::1",
    "::ffff:10.0.0.0/104, 10.0.0.0/8",
    "::ffff:0:0/96, 0.0.0.0/0",
    "::ffff:10.0.0.0/8, !bad-cidr",
    "10.0.0.1/8, !host-bits-set",
    "2001:db8::1/64, !host-bits-set",
    "2001:db8::1/127, !host-bits-set",
    "10.0.0.0/33, !bad-cidr",
    "::/129, !bad-cidr",
    "10.0.0.0/, !bad-cidr",
    "10.0.0.0/08, !bad-cidr",
    "10.0.0.0/+8, !bad-cidr",
    "10.0.0.0/8/8, !bad-cidr",
    "10.0.0.0/٨, !bad-cidr",
    "10.0.0.0/9999999999, !bad-cidr",
    "10/8, !ambiguous-ipv4",
    "10.0/8, !ambiguous-ipv4",
    "010.0.0.0/8, !ambiguous-ipv4",
    "fe80::%1/64, !zone-id",
    "example.com/8, !bad-ipv4",
    "/8, !empty",
  })
  void readsNetworks(String text, String expected) {
    assertThat(Outcomes.of(IpNetwork.parse(text))).isEqualTo(expected);
  }

  @Test
  void saysHowToWriteTheNetwork() {
    assertThat(IpNetwork.parse("10.1.2.3/8").rejection().help())
        .isEqualTo("write 10.0.0.0/8 for the network, or the address alone");
    assertThat(IpNetwork.parse("10.0.0.0/99").rejection().help())
        .isEqualTo("write a number from 0 to 32");
    assertThat(IpNetwork.parse("::ffff:10.0.0.0/8").rejection().help())
        .isEqualTo("write a number from 96 to 128");
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.255.255, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "0.0.0.0/0, 255.255.255.255, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "128.0.0.0/1, 200.1.1.1, true",
    "::/0, 1.2.3.4, false",
    "::/0, 2001:db8::1, true",
    "fc00::/7, fdff::1, true",
    "fc00::/7, fe00::1, false",
    "2001:db8::/80, 2001:db8::1:0:0, true",
    "2001:db8::/80, 2001:db8:0:0:1::, false",
    "10.0.0.0/8, ::ffff:10.0.0.1, true",
  })
  void containsItsAddresses(String network, String address, boolean expected) {
    assertThat(network(network).contains(address(address))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.0/8, ::127.0.0.1, true",
    "127.0.0.0/8, 64:ff9b::127.0.0.1, true",
    "127.0.0.0/8, 2002:7f00:1::, true",
    "127.0.0.0/8, 2002:a00:1::, false",
    "127.0.0.0/8, 2001:db8::127.0.0.1, false",
    "64:ff9b::/96, 127.0.0.1, false",
    "::1, ::1, true",
    "127.0.0.0/8, 0.0.0.0, true",
    "127.0.0.0/8, ::, true",
    "::1, ::, true",
    "::1, 0.0.0.0, false",
    "10.0.0.0/8, 0.0.0.0, false",
  })
  void seesAliasesOnTheDenySide(String network, String address, boolean expected) {
    assertThat(network(network).containsOrAliases(address(address))).isEqualTo(expected);
  }

  @Property(tries = 3_000, seed = SEED)
  void containsByArithmetic(
      @ForAll long hi,
      @ForAll long lo,
      @ForAll @IntRange(max = 128) int prefix,
      @ForAll long flip) {
    BigInteger bits = bits(hi, lo);
    BigInteger first = bits.shiftRight(128 - prefix).shiftLeft(128 - prefix);
    IpAddress start = IpAddress.ofV6(first.shiftRight(64).longValue(), first.longValue());
    if (start.isV4()) {
      return;
    }
    IpNetwork network = new IpNetwork(start, prefix);
    BigInteger other = bits.flipBit(Math.floorMod(flip, 128));
    IpAddress candidate = IpAddress.ofV6(other.shiftRight(64).longValue(), other.longValue());
    boolean expected = other.shiftRight(128 - prefix).equals(bits.shiftRight(128 - prefix));
    assertThat(network.contains(candidate)).isEqualTo(expected && !candidate.isV4());
    assertThat(network(network.text())).isEqualTo(network);
  }

  private static BigInteger bits(long hi, long lo) {
    return new BigInteger(Long.toHexString(hi), 16)
        .shiftLeft(64)
        .or(new BigInteger(Long.toHexString(lo), 16));
  }

  @Property(tries = 5_000, seed = SEED)
  void relationsFollowTheSharedPrefix(
      @ForAll int bits,
      @ForAll @IntRange(max = 32) int left,
      @ForAll @IntRange(max = 32) int right,
      @ForAll @IntRange(max = 31) int flip) {
    IpNetwork one = v4(bits, left);
    IpNetwork other = v4(bits ^ 1 << flip, right);
    boolean nested = 31 - flip >= Math.min(left, right);
    assertThat(one.overlaps(other)).isEqualTo(nested);
    assertThat(one.covers(other)).isEqualTo(nested && left <= right);
  }

  private static IpNetwork v4(int bits, int prefix) {
    int mask = prefix == 0 ? 0 : -1 << (32 - prefix);
    return new IpNetwork(IpAddress.ofV4(bits & mask), prefix);
  }

  @Test
  void refusesNetworksThatAreNone() {
    IpAddress address = address("10.0.0.1");
    assertThatIllegalArgumentException().isThrownBy(() -> new IpNetwork(address, 8));
    assertThatIllegalArgumentException().isThrownBy(() -> new IpNetwork(address, 33));
    assertThatIllegalArgumentException().isThrownBy(() -> new IpNetwork(address, -1));
  }
}
