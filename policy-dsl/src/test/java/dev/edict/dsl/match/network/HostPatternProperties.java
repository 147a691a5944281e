package dev.edict.dsl.match.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class HostPatternProperties {

  private static final String SEED = "20260101";

  @Property(tries = 5_000, seed = SEED)
  void relationsAgreeWithMatches(
      @ForAll("patterns") String left,
      @ForAll("patterns") String right,
      @ForAll("hosts") NetworkHost host) {
    HostPattern one = HostPattern.parse(left).value();
    HostPattern other = HostPattern.parse(right).value();
    if (one.matches(host) && other.matches(host)) {
      assertThat(one.overlaps(other)).isTrue();
    }
    if (other.matches(host) && !one.matches(host)) {
      assertThat(one.covers(other)).isFalse();
    }
    assertThat(one.overlaps(other)).isEqualTo(other.overlaps(one));
    assertThat(one.covers(one)).isTrue();
  }

  @Property(tries = 5_000, seed = SEED)
  void oneSpellingStandsForAll(@ForAll("patterns") String text) {
    HostPattern pattern = HostPattern.parse(text).value();
    assertThat(HostPattern.parse(pattern.text()).value()).isEqualTo(pattern);
    assertThat(HostPattern.parse(text.toUpperCase(Locale.ROOT)).value()).isEqualTo(pattern);
  }

  @Property(tries = 5_000, seed = SEED)
  void spellingOfAHostDoesNotMatter(
      @ForAll("patterns") String pattern, @ForAll("hosts") NetworkHost host) {
    String shouted = host.text().toUpperCase(Locale.ROOT) + (host instanceof HostName ? "." : "");
    NetworkHost spelled = NetworkHost.parse(shouted).value();
    assertThat(spelled).isEqualTo(host);
    HostPattern parsed = HostPattern.parse(pattern).value();
    assertThat(parsed.matches(spelled)).isEqualTo(parsed.matches(host));
  }

  @Property(tries = 5_000, seed = SEED)
  void everyTextIsAnsweredAndReadBack(@ForAll("oddTexts") String text) {
    NetworkHost host = NetworkHost.parse(text).orNull();
    if (host != null) {
      assertThat(NetworkHost.parse(host.text()).value()).isEqualTo(host);
    }
    HostPattern pattern = HostPattern.parse(text).orNull();
    if (pattern != null) {
      assertThat(HostPattern.parse(pattern.text()).value()).isEqualTo(pattern);
    }
    EndpointPattern endpoint = EndpointPattern.parse(text).orNull();
    if (endpoint != null) {
      assertThat(EndpointPattern.parse(endpoint.text()).value()).isEqualTo(endpoint);
    }
    HostPort target = HostPort.parse(text).orNull();
    if (target != null) {
      assertThat(HostPort.parse(target.text()).value()).isEqualTo(target);
    }
  }

  @Provide
  Arbitrary<String> patterns() {
    Arbitrary<String> label = Arbitraries.of("a", "b", "ab", "a*", "?", "*b", "*", "a?");
    Arbitrary<String> name =
        label.list().ofMinSize(1).ofMaxSize(3).map(labels -> String.join(".", labels) + ".com");
    return Arbitraries.oneOf(
        name,
        name.map(below -> "**." + below),
        Arbitraries.of("**", "**.com", "*.com", "*.*", "**.*"),
        Arbitraries.of(
            "10.0.0.0/8", "10.0.0.0/15", "10.1.0.0", "::/0", "::/64", "::1", "0.0.0.0/0"));
  }

  @Provide
  Arbitrary<NetworkHost> hosts() {
    Arbitrary<String> label = Arbitraries.of("a", "b", "ab", "ba", "com");
    Arbitrary<String> name =
        label.list().ofMinSize(1).ofMaxSize(4).map(labels -> String.join(".", labels) + ".com");
    return Arbitraries.oneOf(
            name, Arbitraries.of("com", "a.a", "10.0.0.1", "10.1.0.0", "11.0.0.0", "::1", "1::"))
        .map(text -> NetworkHost.parse(text).value());
  }

  @Provide
  Arbitrary<String> oddTexts() {
    return Arbitraries.of(
            "a",
            "b.",
            ".",
            "*",
            "**",
            "?",
            "0x7f",
            "1",
            "127.0.0.1",
            ":",
            "::",
            "[",
            "]",
            "/",
            "/8",
            "443",
            "-",
            ",",
            "ffff",
            "%",
            "\0",
            "é",
            " ",
            "@",
            "10.0.0.0",
            "00",
            "*.")
        .list()
        .ofMaxSize(6)
        .map(parts -> String.join("", parts));
  }
}
