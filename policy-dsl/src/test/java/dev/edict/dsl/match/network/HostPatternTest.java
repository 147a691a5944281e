package dev.edict.dsl.match.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.match.Outcomes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostPatternTest {

  private static HostPattern pattern(String text) {
    return HostPattern.parse(text).value();
  }

  private static NetworkHost host(String text) {
    return NetworkHost.parse(text).value();
  }

  @ParameterizedTest
  @CsvSource({
    "example.com, ExactName",
    "*.example.com, Subdomains",
    "**.example.com, Subdomains",
    "*.com, Subdomains",
    "crl*.digicert.com, LabelGlob",
    "api?.example.com, LabelGlob",
    "a.*.example.com, LabelGlob",
    "*.*, LabelGlob",
    "**.a*.example.com, LabelGlob",
    "**, AnyHost",
    "10.0.0.0/8, Network",
    "10.1.2.3, Network",
    "[::1], Network",
    "2001:db8::/32, Network",
  })
  void findsTheKindOfPattern(String text, String kind) {
    assertThat(pattern(text).getClass().getSimpleName()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Example.COM.        | example.com
          *.Example.COM.      | *.example.com
          **.example.com      | **.example.com
          CRL*?.digicert.com  | crl?*.digicert.com
          ?*.example.com      | *.example.com
          **.?*.example.com   | **.*.example.com
          0.0.0.0/0           | 0.0.0.0/0
          [2001:DB8::1]       | 2001:db8::1
          ::ffff:10.0.0.1     | 10.0.0.1
          *                   | !bare-star
          *.                  | !bare-star
          ?*                  | !bare-star
          ''                  | !empty
          **.                 | !bad-glob
          ***                 | !bad-glob
          **example.com       | !bad-glob
          a.**.com            | !bad-glob
          **.**.com           | !bad-glob
          a**b.com            | !bad-glob
          example.**          | !bad-glob
          api[12].example.com | !bad-glob
          api[12]*.example.com| !bad-glob
          {a,b}.example.com   | !bad-glob
          {a,b}*.example.com  | !bad-glob
          *..com              | !empty-label
          .*.com              | !empty-label
          *.example.com..     | !empty-label
          *.exa mple.com      | !bad-host-character
          *.exam\\\\ple.com   | !bad-host-character
          *.faß.de            | !non-ascii
          *.example.com/x     | !bad-host-character
          example.com/x       | !bad-host-character
          https://example.com | !bad-host-character
          https://example.com/| !bad-host-character
          10.0.0.1/8          | !host-bits-set
          10.0.0.0/33         | !bad-cidr
          10/8                | !ambiguous-ipv4
          127.1               | !ambiguous-ipv4
          10.*                | !bad-ipv4
          192.168.*.*         | !bad-ipv4
          10.0.0.1?           | !bad-ipv4
          *.1                 | !bad-ipv4
          *.0x7f              | !bad-ipv4
          fe80::1%eth0        | !zone-id
          2001:db8:*          | !bad-host-character
          """)
  void readsPatterns(String text, String expected) {
    assertThat(Outcomes.of(HostPattern.parse(text))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "example.com, example.com, true",
    "example.com, EXAMPLE.com., true",
    "example.com, www.example.com, false",
    "example.com, badexample.com, false",
    "*.example.com, www.example.com, true",
    "*.example.com, example.com, false",
    "*.example.com, a.b.example.com, false",
    "*.example.com, wwwexample.com, false",
    "*.example.com, www.example.com.evil.net, false",
    "**.example.com, www.example.com, true",
    "**.example.com, a.b.c.example.com, true",
    "**.example.com, example.com, false",
    "**.example.com, evilexample.com, false",
    "crl*.digicert.com, crl3.digicert.com, true",
    "crl3*.digicert.com, crl3a.digicert.com, true",
    "*1.example.com, a1.example.com, true",
    "crl*.digicert.com, crl.digicert.com, true",
    "crl*.digicert.com, a.crl3.digicert.com, false",
    "crl*.digicert.com, crl3.x.digicert.com, false",
    "api?.example.com, api1.example.com, true",
    "api?.example.com, api.example.com, false",
    "a.*.example.com, a.b.example.com, true",
    "a.*.example.com, a.b.c.example.com, false",
    "**.a*.example.com, x.y.ab.example.com, true",
    "**.a*.example.com, ab.example.com, false",
    "*.*, example.com, true",
    "*.*, www.example.com, false",
    "*.*, 1.2.3.4, false",
    "**, anything.example, true",
    "**, 1.2.3.4, true",
    "**, '::1', true",
    "10.0.0.0/8, 10.1.2.3, true",
    "10.0.0.0/8, ::ffff:10.1.2.3, true",
    "10.0.0.0/8, 64:ff9b::10.1.2.3, false",
    "10.0.0.0/8, example.com, false",
    "::1, [::1], true",
    "0.0.0.0/0, ::1, false",
  })
  void matchesHosts(String pattern, String host, boolean expected) {
    assertThat(pattern(pattern).matches(host(host))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 64:ff9b::10.1.2.3, true",
    "10.0.0.0/8, 2002:a01:203::1, true",
    "169.254.169.254, ::169.254.169.254, true",
    "10.0.0.0/8, 2001:db8::10.1.2.3, false",
    "10.0.0.0/8, 10.1.2.3, true",
    "example.com, example.com, true",
    "*.example.com, example.com, false",
  })
  void seesEmbeddedAddressesForADeny(String pattern, String host, boolean expected) {
    assertThat(pattern(pattern).matchesForDeny(host(host))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "**, example.com, true",
    "**, 10.0.0.0/8, true",
    "**.com, **, false",
    "**.com, example.com, true",
    "**.com, *.example.com, true",
    "**.com, **.example.com, true",
    "**.com, **.com, true",
    "*.com, **.com, false",
    "**.com, *.com, true",
    "*.example.com, a*.example.com, true",
    "**.example.com, **.a*.example.com, true",
    "a*.example.com, ab*.example.com, true",
    "a*.example.com, *.example.com, false",
    "*.*.com, *.example.com, true",
    "**.*, **.com, true",
    "example.com, *.com, false",
    "10.0.0.0/8, 10.1.0.0/16, true",
    "10.1.0.0/16, 10.0.0.0/8, false",
    "0.0.0.0/0, ::/0, false",
    "**.com, 10.0.0.1, false",
    "10.0.0.1, **.com, false",
    "example.com, example.com, true",
  })
  void coversNarrowerPatterns(String wide, String narrow, boolean expected) {
    assertThat(pattern(wide).covers(pattern(narrow))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "**, 10.0.0.1, true",
    "*.example.com, **.com, true",
    "*.example.com, **.example.com, true",
    "*.example.com, example.com, false",
    "*.example.com, *.www.example.com, false",
    "*.example.com, *.example.org, false",
    "a*.example.com, *b.example.com, true",
    "a*.example.com, b*.example.com, false",
    "**.a*.com, *.ab.com, true",
    "www.example.com, *.example.com, true",
    "10.0.0.0/8, 10.1.0.0/16, true",
    "10.0.0.0/8, 11.0.0.0/8, false",
    "10.0.0.0/8, **.com, false",
  })
  void overlapsInBothDirections(String left, String right, boolean expected) {
    assertThat(pattern(left).overlaps(pattern(right))).isEqualTo(expected);
    assertThat(pattern(right).overlaps(pattern(left))).isEqualTo(expected);
  }

  @Test
  void refusesPatternsThatOnlyTooLongNamesMatch() {
    String label = "a".repeat(63);
    String suffix = String.join(".", label, label, label, "b".repeat(59));
    assertThat(Outcomes.of(HostPattern.parse("*." + suffix))).isEqualTo("*." + suffix);
    assertThat(Outcomes.of(HostPattern.parse("**." + suffix))).isEqualTo("**." + suffix);
    assertThat(Outcomes.of(HostPattern.parse("*.b" + suffix))).isEqualTo("!too-long");
    assertThat(Outcomes.of(HostPattern.parse("**." + suffix + "b"))).isEqualTo("!too-long");
  }

  @ParameterizedTest
  @CsvSource({
    "a.b**.com, 3",
    "[12].com, 0",
    "ab[12].com, 2",
    "ab*{x}.com, 3",
    "a*.x y, 4",
    "10.0.0.0/99, 9",
  })
  void pointsAtTheOffendingCharacter(String text, int offset) {
    assertThat(HostPattern.parse(text).rejection().offset()).isEqualTo(offset);
  }

  @Test
  void saysWhatToWriteInstead() {
    assertThat(HostPattern.parse("*").rejection().help()).contains("`**`");
    assertThat(HostPattern.parse("10.*").rejection().help()).contains("10.0.0.0/8");
    assertThat(HostPattern.parse("münchen.de").rejection().help()).contains("xn--");
    assertThat(HostPattern.parse("api[12].x").rejection().detail()).contains("character classes");
  }
}
