package dev.edict.dsl.match.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.match.Outcomes;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Resource URIs and the patterns over them. */
class UriPatternTest {

  private static final String SEED = "20260101";

  private static UriPattern pattern(String text) {
    return UriPattern.parse(text).value();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          docs://guide               | docs://guide
          DOCS://Guide/A             | docs://Guide/A
          docs://guide/              | docs://guide/
          file:///home/ada           | file:///home/ada
          urn:isbn:1                 | urn:isbn:1
          a+b-c.d://x                | a+b-c.d://x
          docs://a?x=1&y=[2]         | docs://a?x=1&y=[2]
          docs://a%20b/caf%c3%a9     | docs://a%20b/caf%C3%A9
          docs://                    | docs://
          file:/etc/passwd           | !bad-uri
          docs:                      | !bad-uri
          docs                       | !bad-uri
          ://x                       | !bad-uri
          1docs://x                  | !bad-uri
          do_cs://x                  | !bad-uri
          do*s://x                   | !bad-uri
          docs://a b                 | !bad-uri
          docs://a\\\\b              | !bad-uri
          docs://a{b}                | !bad-uri
          docs://a#b                 | !bad-uri
          file:////etc/passwd        | !empty-segment
          docs://a//b                | !empty-segment
          docs://a/../b              | !dot-segment
          docs://..                  | !dot-segment
          docs://a/.                 | !dot-segment
          urn:..                     | !dot-segment
          docs://a/%2e%2e/b          | !percent-encoding
          docs://a%2fb               | !percent-encoding
          docs://a%41                | !percent-encoding
          docs://a%                  | !percent-encoding
          docs://é                   | !non-ascii
          ''                         | !empty
          """)
  void canonicalisesUris(String text, String expected) {
    assertThat(Outcomes.of(ResourceUri.parse(text))).isEqualTo(expected);
  }

  @Test
  void refusesControlsAndExcess() {
    assertThat(Outcomes.of(ResourceUri.parse("docs://a\0"))).isEqualTo("!control-character");
    assertThat(Outcomes.of(ResourceUri.parse("docs://" + "a".repeat(8192)))).isEqualTo("!too-long");
  }

  @ParameterizedTest
  @CsvSource({
    "docs://**, docs://**",
    "DOCS://a/*.md, docs://a/*.md",
    "docs://**/**/x, docs://**/x",
    "docs://a**, !bad-glob",
    "docs://a/**.md, !bad-glob",
    "**, !bad-uri",
    "*://x, !bad-uri",
  })
  void readsPatterns(String text, String expected) {
    assertThat(Outcomes.of(UriPattern.parse(text))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "docs://**, docs://guide, true",
    "docs://**, docs://guide/a/b, true",
    "docs://**, docs:guide, false",
    "docs://**, docsx://guide, false",
    "docs://guide, docs://guide, true",
    "docs://guide, docs://Guide, false",
    "docs://guide, docs://guide/, false",
    "docs://guide, docs://guide?x, false",
    "docs://guide/**, docs://guide, true",
    "docs://guide/**, docs://guide/, true",
    "docs://guide/**, docs://guidex, false",
    "docs://*, docs://guide, true",
    "docs://*, docs://guide/a, false",
    "docs://*.md, docs://a.md, true",
    "docs://a?*, docs://a?b, true",
    "docs://a?*, docs://ab, false",
    "file:///**, file:///etc/passwd, true",
    "file:///**, file://host/etc, false",
    "file://**, file:///etc, true",
    "file://*/etc, file:///etc, false",
    "urn:isbn:*, urn:isbn:1, true",
  })
  void matchesUris(String pattern, String uri, boolean expected) {
    assertThat(pattern(pattern).matches(ResourceUri.parse(uri).value())).isEqualTo(expected);
  }

  @Test
  void relatesPatterns() {
    assertThat(pattern("docs://**").covers(pattern("docs://a/*"))).isTrue();
    assertThat(pattern("docs://**").covers(pattern("wiki://a"))).isFalse();
    assertThat(pattern("docs://a/*").covers(pattern("docs://**"))).isFalse();
    assertThat(pattern("file://*/**").covers(pattern("file://**/x"))).isFalse();
    assertThat(pattern("docs://a/*").overlaps(pattern("docs://**/x"))).isTrue();
    assertThat(pattern("docs://a/*").overlaps(pattern("wiki://a/*"))).isFalse();
    assertThat(pattern("docs://a/**/**"))
        .isEqualTo(pattern("docs://a/**"))
        .hasSameHashCodeAs(pattern("docs://a/**"));
  }

  @Property(tries = 5_000, seed = SEED)
  void relationsAgreeWithMatches(
      @ForAll("patterns") String left,
      @ForAll("patterns") String right,
      @ForAll("uris") String uri) {
    UriPattern one = pattern(left);
    UriPattern other = pattern(right);
    ResourceUri target = ResourceUri.parse(uri).value();
    boolean inOne = one.matches(target);
    boolean inOther = other.matches(target);
    if (inOne && inOther) {
      assertThat(one.overlaps(other)).isTrue();
    }
    if (inOther && !inOne) {
      assertThat(one.covers(other)).isFalse();
    }
    assertThat(pattern(one.text())).isEqualTo(one);
  }

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.of("a", "b", "a*", "*", "**")
        .list()
        .ofMaxSize(4)
        .map(parts -> String.join("/", parts))
        .flatMap(rest -> Arbitraries.of("x://" + rest, "x:///" + rest))
        .filter(text -> UriPattern.parse(text).isAccepted());
  }

  @Provide
  Arbitrary<String> uris() {
    return Arbitraries.of("a", "b", "ab")
        .list()
        .ofMaxSize(4)
        .map(parts -> String.join("/", parts))
        .flatMap(rest -> Arbitraries.of("x://" + rest, "x:///" + rest, "x://" + rest + "/"))
        .filter(text -> ResourceUri.parse(text).isAccepted());
  }
}
