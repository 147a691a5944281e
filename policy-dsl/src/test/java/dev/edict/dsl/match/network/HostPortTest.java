package dev.edict.dsl.match.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.edict.dsl.match.Outcomes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostPortTest {

  @ParameterizedTest
  @CsvSource({
    "Example.com:443, example.com:443",
    "10.0.0.1:22, 10.0.0.1:22",
    "[2001:DB8::1]:443, [2001:db8::1]:443",
    "[::ffff:10.0.0.1]:22, 10.0.0.1:22",
    "example.com, !missing-port",
    "[::1], !missing-port",
    "'', !missing-port",
    "example.com:, !bad-port",
    "example.com:443-444, !bad-port",
    "example.com:0443, !bad-port",
    "example.com:70000, !port-out-of-range",
    "::1:443, !bad-host-character",
    "a:1:2, !bad-host-character",
    ":443, !empty",
    "[::1]x:443, !bad-ipv6",
    "127.1:443, !ambiguous-ipv4",
    "user@example.com:443, !bad-host-character",
  })
  void readsOneTarget(String text, String expected) {
    assertThat(Outcomes.of(HostPort.parse(text))).isEqualTo(expected);
  }

  @Test
  void refusesPortsThatAreNone() {
    NetworkHost host = NetworkHost.parse("example.com").value();
    assertThatIllegalArgumentException().isThrownBy(() -> new HostPort(host, 0));
  }
}
