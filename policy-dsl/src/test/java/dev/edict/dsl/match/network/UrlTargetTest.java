package dev.edict.dsl.match.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.match.Outcomes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlTargetTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://example.com                 | https://example.com/
          HTTPS://Example.COM./A/b?x=1#       | https://example.com/A/b?x=1
          HTTPS://Example.COM./A/b?x=1&y=/..  | https://example.com/A/b?x=1&y=/..
          https://example.com:443/a           | https://example.com/a
          https://example.com:8443/a          | https://example.com:8443/a
          http://10.0.0.1/                    | http://10.0.0.1/
          ws://[2001:DB8::1]/                 | ws://[2001:db8::1]/
          wss://[2001:DB8::1]:444/            | wss://[2001:db8::1]:444/
          http://[::ffff:127.0.0.1]/          | http://127.0.0.1/
          https://example.com/a//b            | https://example.com/a//b
          https://example.com/a?u=@b          | https://example.com/a?u=@b
          https://user@example.com/           | !userinfo
          https://a:b@example.com/            | !userinfo
          https://good.example@evil.example/  | !userinfo
          https://evil.example\\\\@good.com/  | !bad-url
          https://evil.example\\\\.good.com/  | !bad-url
          https://good.com%2eevil.com/        | !bad-host-character
          https://good.com%00.evil.com/       | !bad-host-character
          https://good.com#@evil.com/         | !bad-url
          https://good.com?@evil.com/         | !userinfo
          https://good.com?x=1                | !bad-url
          https:///path                       | !empty
          https://                            | !empty
          https:example.com                   | !bad-url
          https:/example.com                  | !bad-url
          //example.com/                      | !bad-url
          example.com                         | !bad-url
          ''                                  | !bad-url
          ftp://example.com/                  | !bad-url
          file:///etc/passwd                  | !bad-url
          javascript://example.com/           | !bad-url
          ' https://example.com/'             | !bad-url
          https://exa mple.com/               | !bad-url
          https://example.com:/               | !bad-port
          https://example.com:99999/          | !port-out-of-range
          https://example.com:0443/           | !bad-port
          https://0x7f.1/                     | !ambiguous-ipv4
          https://2130706433/                 | !ambiguous-ipv4
          https://[::1%25eth0]/               | !zone-id
          https://::1/                        | !bad-host-character
          https://[::1/                       | !bad-ipv6
          https://münchen.de/                 | !non-ascii
          https://example。com/               | !non-ascii
          """)
  void readsStrictUrls(String text, String expected) {
    assertThat(Outcomes.of(UrlTarget.parse(text))).isEqualTo(expected);
  }

  @Test
  void refusesControlsAndExcess() {
    assertThat(Outcomes.of(UrlTarget.parse("https://example.com/\r\n")))
        .isEqualTo("!control-character");
    assertThat(Outcomes.of(UrlTarget.parse("https://exam\tple.com/")))
        .isEqualTo("!control-character");
    assertThat(Outcomes.of(UrlTarget.parse("https://example.com/" + "a".repeat(20_000))))
        .isEqualTo("!too-long");
  }

  @Test
  void givesItsParts() {
    UrlTarget target = UrlTarget.parse("wss://Example.com/a/b?q=1").value();
    assertThat(target.scheme()).isEqualTo(UrlScheme.WSS);
    assertThat(target.host()).isEqualTo(NetworkHost.parse("example.com").value());
    assertThat(target.port()).isEqualTo(443);
    assertThat(target.endpoint()).hasToString("example.com:443");
    assertThat(target.path().value()).isEqualTo(HttpPath.parse("/a/b").value());
    assertThat(target.rawQuery()).isEqualTo("?q=1");
    assertThat(UrlTarget.parse("http://example.com").value().path().value())
        .isEqualTo(HttpPath.ROOT);
  }

  @Test
  void judgesThePathOnlyWhenAsked() {
    UrlTarget target = UrlTarget.parse("https://example.com/a/%2e%2e/b").value();
    assertThat(Outcomes.of(target.path())).isEqualTo("!percent-encoding");
  }

  @Test
  void pointsIntoTheWholeUrl() {
    assertThat(UrlTarget.parse("https://example..com/").rejection().offset()).isEqualTo(16);
    assertThat(UrlTarget.parse("https://a@b/").rejection().offset()).isEqualTo(9);
  }
}
