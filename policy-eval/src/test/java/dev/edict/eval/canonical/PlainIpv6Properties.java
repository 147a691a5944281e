package dev.edict.eval.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.network.IpAddress;
import dev.edict.dsl.match.network.NetworkHost;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class PlainIpv6Properties {

  @Property(tries = 5000)
  void readsWhatTheParserReads(@ForAll("spellings") String text) {
    Canonical<NetworkHost> parsed = NetworkHost.parse(text);

    if (PlainIpv6.isAddress(text)) {
      assertThat(parsed.isAccepted()).as(text).isTrue();
      assertThat(IpAddress.ofV6(PlainIpv6.upper(text), PlainIpv6.lower(text)))
          .as(text)
          .isEqualTo(parsed.value());
    } else if (text.indexOf('.') < 0 && text.indexOf(':') >= 0) {
      assertThat(parsed.isAccepted()).as(text).isFalse();
    }
  }

  @Property
  void readsEveryCanonicalText(@ForAll long hi, @ForAll("words") long lo) {
    IpAddress address = IpAddress.ofV6(hi, lo);

    assertThat(PlainIpv6.isAddress(address.text())).isEqualTo(!address.isV4());
    assertThat(PlainIpv6.upper(address.text())).isEqualTo(address.isV4() ? 0 : hi);
    assertThat(PlainIpv6.lower(address.text())).isEqualTo(address.isV4() ? 0 : lo);
  }

  @Property
  void noAddressWithAliasesIsTakenForOneWithout(
      @ForAll("words") long hi, @ForAll("words") long lo) {
    IpAddress address = IpAddress.ofV6(hi, lo);

    if (address.isV4() || !address.aliases().isEmpty()) {
      assertThat(IpAddress.mayHaveAliases(hi, lo)).as(address.text()).isTrue();
    }
  }

  @Example
  void theGapMayStandAtEitherEnd() {
    for (String text :
        List.of("::1", "1::", "2001:db8::8:0", "::2:3:4:5:6:7:8", "1:2:3:4:5:6:7::")) {
      assertThat(PlainIpv6.isAddress(text)).as(text).isTrue();
    }
    for (String text :
        List.of(
            "",
            ":",
            ":::",
            "1",
            "1:",
            ":1",
            "1:2:3:4:5:6:7:8:9",
            "1:2:3:4:5:6:7:8::",
            "1::2::3",
            "12345::",
            "1::g",
            "::1%1",
            "[::1]",
            "::1.2.3.4",
            "1:2:3:4:5:6:7",
            "1 ::")) {
      assertThat(PlainIpv6.isAddress(text)).as(text).isFalse();
    }
  }

  @Provide
  Arbitrary<Long> words() {
    return Arbitraries.oneOf(
        Arbitraries.longs(),
        Arbitraries.of(
            0L,
            1L,
            0xffffL << 32,
            0x0064_ff9b_0000_0000L,
            0x0064_ff9b_0001_1234L,
            0x2002_0a00_0001_0000L,
            0x2001_0000_0102_0304L,
            0x0200_5efe_0a00_0001L,
            0x0000_5efe_0a00_0001L,
            0xffff_0000_0a00_0001L));
  }

  @Provide
  Arbitrary<String> spellings() {
    Arbitrary<String> part =
        Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.of("0", "1", "a", "DB8", "00ff", "2001", "fFfF")),
            Tuple.of(6, Arbitraries.of(":")),
            Tuple.of(2, Arbitraries.of("::")),
            Tuple.of(1, Arbitraries.of("12345", "g", ".", "%", "", " ", "1.2.3.4")));
    return part.list().ofMinSize(1).ofMaxSize(18).map(parts -> String.join("", parts));
  }
}
