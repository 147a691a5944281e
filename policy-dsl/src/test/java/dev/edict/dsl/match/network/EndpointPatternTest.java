package dev.edict.dsl.match.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.edict.dsl.match.Outcomes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointPatternTest {

  private static EndpointPattern pattern(String text) {
    return EndpointPattern.parse(text).value();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          example.com                | example.com
          example.com:443            | example.com:443
          *.Example.com:8000-8099    | *.example.com:8000-8099
          example.com:443,80         | example.com:80,443
          example.com:1-65535        | example.com
          **:443                     | **:443
          10.0.0.0/8:22              | 10.0.0.0/8:22
          10.1.2.3:22                | 10.1.2.3:22
          [2001:db8::1]:443          | [2001:db8::1]:443
          [2001:db8::1]              | 2001:db8::1
          2001:db8::1                | 2001:db8::1
          2001:db8::1:443            | 2001:db8::1:443
          [2001:db8::/32]:443        | [2001:db8::/32]:443
          [2001:db8::/32]            | 2001:db8::/32
          2001:db8::/32              | 2001:db8::/32
          [::ffff:10.0.0.0/104]:22   | 10.0.0.0/8:22
          2001:db8::/32:443          | !bad-port
          [2001:db8::]/32            | !bad-port
          [2001:db8::]/32:443        | !bad-port
          [2001:db8::1]443           | !bad-port
          example.com:               | !bad-port
          example.com:https          | !bad-port
          example.com:*              | !bad-port
          example.com:0              | !port-out-of-range
          example.com:65536          | !port-out-of-range
          example.com:99-1           | !port-out-of-range
          *:443                      | !bare-star
          :443                       | !empty
          ''                         | !empty
          https://example.com        | !bad-host-character
          https://example.com:443    | !bad-host-character
          [::1                       | !bad-ipv6
          [example.com]:443          | !bad-ipv6
          [::1%eth0]:443             | !zone-id
          [10.0.0.1/8]:443           | !host-bits-set
          a:b:443                    | !bad-ipv6
          """)
  void readsHostsWithPorts(String text, String expected) {
    assertThat(Outcomes.of(EndpointPattern.parse(text))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "example.com:80x, 14",
    "exa mple.com:80, 3",
    "[::1%0]:443, 4",
    "[2001:db8::1/32]:443, 1",
    "[::1]:44x, 8",
  })
  void pointsAtTheOffendingCharacter(String text, int offset) {
    assertThat(EndpointPattern.parse(text).rejection().offset()).isEqualTo(offset);
  }

  @ParameterizedTest
  @CsvSource({
    "example.com:443, example.com, 443, true",
    "example.com:443, example.com, 444, false",
    "example.com:443, a.example.com, 443, false",
    "example.com, example.com, 1, true",
    "10.0.0.0/8:22, 10.9.9.9, 22, true",
    "10.0.0.0/8:22, 64:ff9b::10.9.9.9, 22, false",
  })
  void matchesHostAndPort(String text, String host, int port, boolean expected) {
    assertThat(pattern(text).matches(NetworkHost.parse(host).value(), port)).isEqualTo(expected);
  }

  @Test
  void seesEmbeddedAddressesForADeny() {
    NetworkHost embedding = NetworkHost.parse("64:ff9b::10.9.9.9").value();
    assertThat(pattern("10.0.0.0/8:22").matchesForDeny(embedding, 22)).isTrue();
    assertThat(pattern("10.0.0.0/8:22").matchesForDeny(embedding, 23)).isFalse();
  }

  @Test
  void relatesHostsAndPortsTogether() {
    EndpointPattern web = pattern("**.example.com:80,443");
    assertThat(web.covers(pattern("www.example.com:443"))).isTrue();
    assertThat(web.covers(pattern("www.example.com:443-444"))).isFalse();
    assertThat(web.overlaps(pattern("www.example.com:443-444"))).isTrue();
    assertThat(web.overlaps(pattern("www.example.com:444"))).isFalse();
    assertThat(web.overlaps(pattern("example.com:443"))).isFalse();
  }

  @Test
  void hasAtLeastOnePort() {
    HostPattern host = HostPattern.parse("example.com").value();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EndpointPattern(host, PortSet.NONE))
        .withMessageContaining("example.com");
  }
}
