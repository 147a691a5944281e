package dev.edict.dsl.match.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.match.Outcomes;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Methods, paths and path patterns of HTTP. */
class HttpTest {

  private static HttpPathPattern pattern(String text) {
    return HttpPathPattern.parse(text).value();
  }

  @ParameterizedTest
  @EnumSource(HttpMethod.class)
  void knowsMethodsInUpperCase(HttpMethod method) {
    assertThat(HttpMethod.parseRequest(method.name()).value()).isEqualTo(method);
    assertThat(HttpMethod.parsePattern(method.name().toLowerCase(Locale.ROOT)).value())
        .isEqualTo(method);
  }

  @Test
  void refusesOtherMethods() {
    assertThat(Outcomes.of(HttpMethod.parseRequest("get"))).isEqualTo("!bad-method");
    assertThat(Outcomes.of(HttpMethod.parseRequest("GET "))).isEqualTo("!bad-method");
    assertThat(Outcomes.of(HttpMethod.parseRequest("PROPFIND"))).isEqualTo("!bad-method");
    assertThat(Outcomes.of(HttpMethod.parseRequest(""))).isEqualTo("!bad-method");
    assertThat(Outcomes.of(HttpMethod.parsePattern("any"))).isEqualTo("!bad-method");
    assertThat(Outcomes.of(HttpMethod.parsePattern("opt\u0131ons"))).isEqualTo("!bad-method");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /                       | /
          /repos                  | /repos
          /repos/                 | /repos/
          /Repos/x.y/~me/a-b_c    | /Repos/x.y/~me/a-b_c
          /a:b@c!$&'()*+,=        | /a:b@c!$&'()*+,=
          /...                    | /...
          /a%20b                  | /a%20b
          /caf%c3%a9              | /caf%C3%A9
          repos                   | !bad-http-path
          *                       | !bad-http-path
          /a?b                    | !bad-http-path
          /a#b                    | !bad-http-path
          /a;b                    | !bad-http-path
          /a b                    | !bad-http-path
          /a\\\\b                 | !bad-http-path
          /a"b                    | !bad-http-path
          /[a]                    | !bad-http-path
          //a                     | !empty-segment
          /a//b                   | !empty-segment
          /a//                    | !empty-segment
          /.                      | !dot-segment
          /..                     | !dot-segment
          /a/./b                  | !dot-segment
          /a/../b                 | !dot-segment
          /a/..                   | !dot-segment
          /%2e%2e/b               | !percent-encoding
          /a%2fb                  | !percent-encoding
          /a%5cb                  | !percent-encoding
          /a%252fb                | !percent-encoding
          /a%00                   | !percent-encoding
          /%61dmin                | !percent-encoding
          /a%                     | !percent-encoding
          /a%zz                   | !percent-encoding
          /%c0%af                 | !percent-encoding
          /café                   | !non-ascii
          """,
      quoteCharacter = '\u0001')
  void canonicalisesPaths(String text, String expected) {
    assertThat(Outcomes.of(HttpPath.parse(text))).isEqualTo(expected);
  }

  @Test
  void refusesControlsAndExcess() {
    assertThat(Outcomes.of(HttpPath.parse(""))).isEqualTo("!empty");
    assertThat(Outcomes.of(HttpPath.parse("/a\0"))).isEqualTo("!control-character");
    assertThat(Outcomes.of(HttpPath.parse("/a\r\nX: y"))).isEqualTo("!control-character");
    assertThat(Outcomes.of(HttpPath.parse("/a".repeat(5000)))).isEqualTo("!too-long");
    assertThat(HttpPath.parse("/ab/..").rejection().offset()).isEqualTo(4);
    assertThat(HttpPath.ROOT.text()).isEqualTo("/");
  }

  @ParameterizedTest
  @CsvSource({
    "/, /",
    "/**, /**",
    "/repos/**, /repos/**",
    "/repos/*/issues, /repos/*/issues",
    "/a/**/**/b, /a/**/b",
    "/repos/, !trailing-slash",
    "/a**b, !bad-glob",
    "/a/**b/c, !bad-glob",
    "/a?, !bad-http-path",
    "repos/**, !bad-http-path",
    "/a/../b, !dot-segment",
    "/a//b, !empty-segment",
    "/%2e, !percent-encoding",
  })
  void readsPathPatterns(String text, String expected) {
    assertThat(Outcomes.of(HttpPathPattern.parse(text))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "/, /, true",
    "/, /a, false",
    "/*, /, false",
    "/**, /, true",
    "/**, /a/b/c/, true",
    "/repos, /repos, true",
    "/repos, /repos/, false",
    "/repos, /Repos, false",
    "/repos/**, /repos, true",
    "/repos/**, /repos/, true",
    "/repos/**, /repos/a/b, true",
    "/repos/**, /reposx, false",
    "/repos/*, /repos/a, true",
    "/repos/*, /repos/a/b, false",
    "/repos/*, /repos/, false",
    "/repos/*, /repos, false",
    "/repos/*/issues, /repos/a/issues, true",
    "/repos/a*z/x, /repos/abcz/x, true",
    "/**/issues, /issues, true",
    "/**/issues, /a/b/issues, true",
    "/**/issues, /a/b/issues/, false",
  })
  void matchesPaths(String pattern, String path, boolean expected) {
    assertThat(pattern(pattern).matches(HttpPath.parse(path).value())).isEqualTo(expected);
  }

  @Test
  void relatesPathPatterns() {
    assertThat(pattern("/repos/**").covers(pattern("/repos"))).isTrue();
    assertThat(pattern("/repos/**").covers(pattern("/repos/*/x"))).isTrue();
    assertThat(pattern("/*").covers(pattern("/"))).isFalse();
    assertThat(pattern("/**").covers(pattern("/"))).isTrue();
    assertThat(pattern("/a/**").overlaps(pattern("/**/z"))).isTrue();
    assertThat(pattern("/a/*").overlaps(pattern("/b/*"))).isFalse();
    assertThat(pattern("/a/**/**")).isEqualTo(pattern("/a/**")).hasSameHashCodeAs(pattern("/a/**"));
  }
}
