package dev.edict.dsl.match.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.Outcomes;
import dev.edict.dsl.match.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkHostTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          example.com            | example.com
          EXAMPLE.Com            | example.com
          example.com.           | example.com
          localhost              | localhost
          a_b.x-y.example        | a_b.x-y.example
          xn--fa-hia.de          | xn--fa-hia.de
          r3---sn.example.com    | r3---sn.example.com
          1password.com          | 1password.com
          0xfeed.example         | 0xfeed.example
          1.2.3.4.example        | 1.2.3.4.example
          example.0xg            | example.0xg
          example.com..          | !empty-label
          .example.com           | !empty-label
          a..b                   | !empty-label
          .                      | !empty-label
          ''                     | !empty
          exa mple.com           | !bad-host-character
          ' example.com'         | !bad-host-character
          'example.com '         | !bad-host-character
          example.com/x          | !bad-host-character
          user@example.com       | !bad-host-character
          example.com:443        | !bad-host-character
          https://example.com    | !bad-host-character
          example%2ecom          | !bad-host-character
          ex*mple.com            | !bad-host-character
          evil.example\\\\.a.com | !bad-host-character
          faß.de                 | !non-ascii
          ｅxample.com           | !non-ascii
          example。com           | !non-ascii
          ①②⑦.0.0.1             | !non-ascii
          """)
  void canonicalisesNames(String text, String expected) {
    assertThat(Outcomes.of(NetworkHost.parse(text))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil\0.example.com", "a\nb", "a\tb", "a\u007fb", "a\u0085b", "\0"})
  void refusesControlCharacters(String text) {
    assertThat(Outcomes.of(NetworkHost.parse(text))).isEqualTo("!control-character");
  }

  @Test
  void refusesLettersThatFoldIntoAscii() {
    assertThat(Outcomes.of(NetworkHost.parse("\u212aelvin.com"))).isEqualTo("!non-ascii");
    assertThat(Outcomes.of(NetworkHost.parse("pa\u017fte.ee"))).isEqualTo("!non-ascii");
    assertThat(Outcomes.of(NetworkHost.parse("L\u0130NK.com"))).isEqualTo("!non-ascii");
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1",
    "0.0.0.0, 0.0.0.0",
    "255.255.255.255, 255.255.255.255",
    "127.1, !ambiguous-ipv4",
    "127.0.1, !ambiguous-ipv4",
    "0x7f000001, !ambiguous-ipv4",
    "0X7F.1, !ambiguous-ipv4",
    "0x7f.0x0.0x0.0x1, !ambiguous-ipv4",
    "017700000001, !ambiguous-ipv4",
    "2130706433, !ambiguous-ipv4",
    "0177.0.0.1, !ambiguous-ipv4",
    "127.0.0.01, !ambiguous-ipv4",
    "127.000.0.1, !ambiguous-ipv4",
    "012.0.0.1, !ambiguous-ipv4",
    "0, !ambiguous-ipv4",
    "127.0.0.1., !ambiguous-ipv4",
    "256.0.0.1, !bad-ipv4",
    "1.2.3.4.5, !bad-ipv4",
    "1.2.3.256, !bad-ipv4",
    "1.2.65536, !bad-ipv4",
    "4294967296, !bad-ipv4",
    "99999999999999999999, !bad-ipv4",
    "0x, !bad-ipv4",
    "08.0.0.1, !bad-ipv4",
    "example.1, !bad-ipv4",
    "example.0x10, !bad-ipv4",
    "1..2, !empty-label",
  })
  void acceptsOneSpellingOfAnIpv4Address(String text, String expected) {
    assertThat(Outcomes.of(NetworkHost.parse(text))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "127.1, 127.0.0.1",
    "0x7f000001, 127.0.0.1",
    "017700000001, 127.0.0.1",
    "2130706433, 127.0.0.1",
    "0177.0.0.1, 127.0.0.1",
    "012.0.0.1, 10.0.0.1",
    "0, 0.0.0.0",
    "10.65535, 10.0.255.255",
    "0xffffffff, 255.255.255.255",
  })
  void tellsWhichAddressALooseSpellingMayMean(String text, String address) {
    Rejection rejection = NetworkHost.parse(text).rejection();
    assertThat(rejection.help()).isEqualTo("if you mean the address " + address + ", write that");
  }

  @ParameterizedTest
  @CsvSource({
    "::1, ::1",
    "[::1], ::1",
    "::, ::",
    "1::, 1::",
    "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
    "2001:0db8::0001, 2001:db8::1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "1:0:0:2:0:0:0:3, 1:0:0:2::3",
    "1:0:0:2:3:0:0:4, 1::2:3:0:0:4",
    "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
    "fe80::1, fe80::1",
    "::ffff:127.0.0.1, 127.0.0.1",
    "::ffff:7f00:1, 127.0.0.1",
    "0:0:0:0:0:ffff:1.2.3.4, 1.2.3.4",
    "64:ff9b::1.2.3.4, 64:ff9b::102:304",
    "::1.2.3.4, ::102:304",
    "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
  })
  void writesIpv6AsRecommended(String text, String expected) {
    assertThat(Outcomes.of(NetworkHost.parse(text))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    ":::, !bad-ipv6",
    "1:::2, !bad-ipv6",
    "1::2::3, !bad-ipv6",
    ":1:2:3:4:5:6:7, !bad-ipv6",
    "1:2:3:4:5:6:7:, !bad-ipv6",
    "1:2:3:4:5:6:7, !bad-ipv6",
    "1:2:3:4:5:6:7:8:9, !bad-ipv6",
    "1:2:3:4:5:6:7:8::, !bad-ipv6",
    "::12345, !bad-ipv6",
    "::g, !bad-ipv6",
    "::1.2.3, !bad-ipv6",
    "::1.2.3.256, !bad-ipv6",
    "::1.2.3.04, !bad-ipv6",
    "::0x1.2.3.4, !bad-ipv6",
    "1:2:3:4:5:6:7:1.2.3.4, !bad-ipv6",
    "::1.2.3.4:5, !bad-ipv6",
    "[], !bad-ipv6",
    "[::1, !bad-ipv6",
    "[example.com], !bad-ipv6",
    "[127.0.0.1], !bad-ipv6",
    "fe80::1%eth0, !zone-id",
    "[::1%25.example.com], !zone-id",
    "::1., !bad-ipv6",
  })
  void refusesOtherTextWithColons(String text, String expected) {
    assertThat(Outcomes.of(NetworkHost.parse(text))).isEqualTo(expected);
  }

  @Test
  void holdsTheLengthLimitsOfNames() {
    String label = "a".repeat(63);
    String longest = String.join(".", label, label, label, "b".repeat(61));
    assertThat(longest).hasSize(253);
    assertThat(Outcomes.of(NetworkHost.parse(longest))).isEqualTo(longest);
    assertThat(Outcomes.of(NetworkHost.parse(longest + "."))).isEqualTo(longest);
    assertThat(Outcomes.of(NetworkHost.parse(longest + "b"))).isEqualTo("!too-long");
    assertThat(Outcomes.of(NetworkHost.parse("a" + label + ".com"))).isEqualTo("!label-too-long");
    assertThat(Outcomes.of(NetworkHost.parse("1:".repeat(100_000)))).isEqualTo("!bad-ipv6");
  }

  @Test
  void pointsAtTheOffendingCharacter() {
    assertThat(offset("example.c om")).isEqualTo(9);
    assertThat(offset("example..com")).isEqualTo(8);
    assertThat(offset("[::1%0]")).isEqualTo(4);
    assertThat(offset("1::2::3")).isEqualTo(5);
    assertThat(offset("[::1")).isEqualTo(3);
  }

  @Test
  void saysWhatToWriteInstead() {
    assertThat(NetworkHost.parse("a%2eb").rejection().help()).contains("percent");
    assertThat(NetworkHost.parse("a b").rejection().help()).isEmpty();
    assertThat(NetworkHost.parse("b\u00fccher.de").rejection().help()).contains("xn--");
  }

  private static int offset(String text) {
    return NetworkHost.parse(text).rejection().offset();
  }

  @Test
  void keepsNamesAndAddressesApart() {
    assertThat(Outcomes.of(HostName.parse("Example.com"))).isEqualTo("example.com");
    assertThat(Outcomes.of(HostName.parse("1.2.3.4"))).isEqualTo("!bad-host-character");
    assertThat(Outcomes.of(IpAddress.parse("::1"))).isEqualTo("::1");
    assertThat(Outcomes.of(IpAddress.parse("example.com"))).isEqualTo("!bad-ipv4");
    Canonical<NetworkHost> spelled = NetworkHost.parse("EXAMPLE.com.");
    assertThat(spelled).isEqualTo(NetworkHost.parse("example.com"));
    assertThat(spelled.value()).hasSameHashCodeAs(NetworkHost.parse("example.com").value());
  }
}
