package dev.edict.dsl.match.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.match.MatchSide;
import dev.edict.dsl.match.Outcomes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {

  private static PathPattern pattern(String text) {
    return PathPattern.parse(text).value();
  }

  private static CanonicalPath path(FilesystemProfile profile, String text) {
    return CanonicalPath.parse(text, profile, null).value();
  }

  private static boolean matches(String pattern, String path) {
    CanonicalPath home = path(FilesystemProfile.POSIX, "/home/ada");
    CanonicalPath target = path(FilesystemProfile.POSIX, path);
    return pattern(pattern).matches(target, home, MatchSide.ALLOW);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          /                  | /
          /srv/app           | /srv/app
          /srv/**            | /srv/**
          /srv/**/**         | /srv/**
          /**                | **
          /**/.env           | **/.env
          **                 | **
          **/.env            | **/.env
          ~                  | ~
          ~/.ssh/**          | ~/.ssh/**
          /srv/*.l?g         | /srv/*.l?g
          c:\\Users\\**      | C:/Users/**
          C:/Users/**        | C:/Users/**
          C:\\               | C:/
          *:\\data\\**       | *:/data/**
          *:/                | *:/
          /$x/%y%            | /$x/%y%
          *                  | !bare-star
          *.env              | !relative-path
          srv/**             | !relative-path
          ./srv              | !relative-path
          ~bob/**            | !relative-path
          $HOME/**           | !environment-variable
          ${HOME}/**         | !environment-variable
          %USERPROFILE%\\**  | !environment-variable
          ~\\x               | !bad-glob
          \\\\server\\share  | !bad-glob
          /srv\\x            | !bad-glob
          /a**b              | !bad-glob
          /a/**b/c           | !bad-glob
          **.env             | !relative-path
          /[ab]              | !bad-glob
          /a/{b,c}           | !bad-glob
          /srv/              | !trailing-slash
          /srv/**/           | !trailing-slash
          ~/                 | !trailing-slash
          C:\\a\\            | !trailing-slash
          //srv              | !empty-segment
          /srv//x            | !empty-segment
          ~//x               | !empty-segment
          /srv/../x          | !dot-segment
          /srv/.             | !dot-segment
          ~/..               | !dot-segment
          C:x                | !drive-relative
          C:                 | !drive-relative
          C:\\nul            | !reserved-name
          C:\\a.             | !trailing-dot-or-space
          C:\\a:b            | !alternate-stream
          C:\\PROGRA~1\\**   | !short-name
          """)
  void readsPatterns(String text, String expected) {
    assertThat(Outcomes.of(PathPattern.parse(text))).isEqualTo(expected);
  }

  @Test
  void refusesBrokenTextAndExcess() {
    assertThat(Outcomes.of(PathPattern.parse(""))).isEqualTo("!empty");
    assertThat(Outcomes.of(PathPattern.parse("/a\0"))).isEqualTo("!control-character");
    assertThat(Outcomes.of(PathPattern.parse("/a\nb"))).isEqualTo("!control-character");
    assertThat(Outcomes.of(PathPattern.parse("/a\u0085"))).isEqualTo("!control-character");
    assertThat(Outcomes.of(PathPattern.parse("/\ud800x"))).isEqualTo("!lone-surrogate");
    assertThat(Outcomes.of(PathPattern.parse("/a".repeat(65)))).isEqualTo("!too-many-segments");
    assertThat(Outcomes.of(PathPattern.parse("/a".repeat(64)))).isEqualTo("/a".repeat(64));
    assertThat(Outcomes.of(PathPattern.parse("/" + "a".repeat(4096)))).isEqualTo("!too-long");
  }

  @Test
  void saysWhatToWriteInstead() {
    assertThat(PathPattern.parse("$HOME/x").rejection().help()).contains("`~`");
    assertThat(PathPattern.parse("*").rejection().help()).contains("`**`");
    assertThat(PathPattern.parse("/srv/").rejection().help()).contains("`/**`");
    assertThat(PathPattern.parse("/srv//x").rejection().offset()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({
    "/, /, true",
    "/, /a, false",
    "/srv, /srv, true",
    "/srv, /srvx, false",
    "/srv, /srv/x, false",
    "/srv/*, /srv/x, true",
    "/srv/*, /srv, false",
    "/srv/*, /srv/x/y, false",
    "/srv/**, /srv, true",
    "/srv/**, /srv/x/y, true",
    "/srv/**, /srvx, false",
    "/srv/**, /, false",
    "/srv/**/conf, /srv/conf, true",
    "/srv/**/conf, /srv/a/b/conf, true",
    "/srv/**/conf, /srv/a/conf/b, false",
    "/srv/**/a/**/b, /srv/x/a/y/z/b, true",
    "/srv/**/a/**/b, /srv/x/b/y/a, false",
    "**/.env, /.env, true",
    "**/.env, /a/b/.env, true",
    "**/.env, /a/b/.envrc, false",
    "**/.env, /a/.env/b, false",
    "**/*.pem, /a/b/key.pem, true",
    "**/*.pem, /a/b/.pem, true",
    "**/.git/**, /a/.git, true",
    "**/.git/**, /a/.git/config, true",
    "**, /, true",
    "/srv/?, /srv/x, true",
    "/srv/?, /srv/xy, false",
    "/srv/a*c, /srv/abc, true",
    "/srv/a*c, /srv/a/c, false",
    "/SRV/**, /srv/x, false",
    "~/x, /home/ada/x, true",
    "~/x, /home/bob/x, false",
    "~, /home/ada, true",
    "~/**, /home/ada, true",
    "~/**, /home/ada/x/y, true",
    "~/**, /home/adamant, false",
    "~/**, /home, false",
    "~/.ssh/**, /home/ada/.ssh/id, true",
    "C:/**, /C:/x, false",
  })
  void matchesPosixPaths(String pattern, String path, boolean expected) {
    assertThat(matches(pattern, path)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "C:/Users/**, C:\\Users\\Ada, true",
    "C:/Users/**, c:\\USERS\\Ada, true",
    "C:/Users/**, D:\\Users\\Ada, false",
    "C:/Users/**, C:\\, false",
    "C:/, C:\\, true",
    "C:/**, C:\\, true",
    "*:/data/**, D:\\data\\x, true",
    "*:/data/**, D:\\dat, false",
    "**/.env, D:\\x\\.ENV, true",
    "/Users/**, C:\\Users\\x, false",
    "/, C:\\, false",
    "~/x, C:\\users\\ADA\\X, true",
    "~/x, D:\\Users\\Ada\\x, false",
  })
  void matchesWindowsPathsWithoutCase(String pattern, String path, boolean expected) {
    CanonicalPath home = path(FilesystemProfile.WINDOWS, "C:\\Users\\Ada");
    CanonicalPath target = path(FilesystemProfile.WINDOWS, path);
    for (MatchSide side : MatchSide.values()) {
      assertThat(pattern(pattern).matches(target, home, side)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "POSIX,        **/.cursor/mcp.json, /x/.CURSOR/mcp.json, false, false",
    "CASE_FOLDING, **/.cursor/mcp.json, /x/.CURSOR/mcp.json, true, true",
    "UNKNOWN,      **/.cursor/mcp.json, /x/.CURSOR/mcp.json, false, true",
    "UNKNOWN,      **/.CURSOR/mcp.json, /x/.cursor/MCP.json, false, true",
    "UNKNOWN,      **/.cursor/mcp.json, /x/.cursor/mcp.json, true, true",
    "POSIX,        /x/é, /x/e\u0301, false, false",
    "CASE_FOLDING, /x/é, /x/e\u0301, false, true",
    "UNKNOWN,      /x/é, /x/E\u0301, false, true",
    "UNKNOWN,      /x/e\u0301, /x/É, false, true",
    "UNKNOWN,      /x/caf?, /x/cafe\u0301, false, true",
    "UNKNOWN,      /x/cafe?, /x/cafe\u0301, true, true",
    "UNKNOWN,      /x/.git, /x/.g\u200cit, false, true",
    "UNKNOWN,      /x/k, /x/\u212a, false, true",
    "UNKNOWN,      /x/passwd, /x/pa\u017fswd, false, true",
    "UNKNOWN,      /x/l\u0130nk, /x/I\u0307, false, false",
    "UNKNOWN,      /x/\u0130, /x/i\u0307, false, true",
    "CASE_FOLDING, /x/k, /x/\u212a, false, true",
    "CASE_FOLDING, /x/i, /x/\u0131, false, true",
    "UNKNOWN,      /x/strasse, /x/Stra\u00dfe, false, true",
    "UNKNOWN,      /x/strasse, /x/STRA\u1e9eE, false, true",
    "UNKNOWN,      /x/STRA?E, /x/stra\u00dfe, false, true",
    "UNKNOWN,      /x/link, /x/l\u0131nk, false, true",
    "CASE_FOLDING, /x/σ, /x/ς, true, true",
    "UNKNOWN,      /x/ab, /x/ac, false, false",
  })
  void foldsAsTheProfileSays(
      FilesystemProfile profile, String pattern, String path, boolean allows, boolean denies) {
    CanonicalPath target = path(profile, path);
    assertThat(pattern(pattern).matches(target, null, MatchSide.ALLOW)).isEqualTo(allows);
    assertThat(pattern(pattern).matches(target, null, MatchSide.DENY)).isEqualTo(denies);
  }

  @Test
  void isGivenByItsStartAndSegments() {
    assertThat(pattern("~/x").base()).isEqualTo(PathBase.HOME);
    assertThat(pattern("/x").segments()).isEqualTo(pattern("~/x").segments());
    assertThat(pattern("/x")).isNotEqualTo(pattern("~/x")).isNotEqualTo(pattern("/y"));
    assertThat(pattern("c:/x")).isEqualTo(pattern("C:\\x")).isNotEqualTo(pattern("D:/x"));
  }

  @Test
  void isSafeWithoutAHome() {
    CanonicalPath target = path(FilesystemProfile.POSIX, "/home/ada/x");
    PathPattern pattern = pattern("~/x");
    assertThat(pattern.needsHome()).isTrue();
    assertThat(pattern("/x").needsHome()).isFalse();
    assertThat(pattern.matches(target, null, MatchSide.ALLOW)).isFalse();
    assertThat(pattern.matches(target, null, MatchSide.DENY)).isTrue();
    assertThat(pattern.reachesInto(target, null, MatchSide.ALLOW)).isFalse();
    assertThat(pattern.reachesInto(target, null, MatchSide.DENY)).isTrue();
    assertThat(pattern.coversSubtree(target, null, MatchSide.ALLOW)).isFalse();
    assertThat(pattern.coversSubtree(target, null, MatchSide.DENY)).isTrue();
  }

  @Test
  void takesARootForAHome() {
    CanonicalPath root = path(FilesystemProfile.POSIX, "/");
    CanonicalPath target = path(FilesystemProfile.POSIX, "/x");
    assertThat(pattern("~/x").matches(target, root, MatchSide.ALLOW)).isTrue();
    assertThat(pattern("~").matches(root, root, MatchSide.ALLOW)).isTrue();
    assertThat(pattern("~/*").matches(root, root, MatchSide.ALLOW)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "**, /srv/**, true",
    "**, ~/x, true",
    "**, C:/x, true",
    "/srv/**, /srv, true",
    "/srv/**, /srv/a/*.log, true",
    "/srv/*, /srv/**, false",
    "/srv/*, /srv/*.log, true",
    "**/.env, /srv/**/.env, true",
    "**/.env, ~/.env, true",
    "**/.env, ~/**, false",
    "**/a/**, **/a/**/b, true",
    "~/**, ~/x, true",
    "~/**, /home/ada/x, false",
    "/home/**, ~/x, false",
    "*:/x, C:/x, true",
    "C:/x, *:/x, false",
    "C:/x, D:/x, false",
    "/x/**, C:/x, false",
    "/srv/??, /srv/e?, true",
  })
  void coversNarrowerPatterns(String wide, String narrow, boolean expected) {
    assertThat(pattern(wide).covers(pattern(narrow))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "/srv/**, **/.env, true",
    "/srv/a*, /srv/*b, true",
    "/srv/a*, /srv/b*, false",
    "/srv/a, /srv/A, true",
    "/srv/a/b, /srv/*, false",
    "~/x, /home/ada/x, true",
    "~/x, /home/ada/y, false",
    "~/x, ~/y, false",
    "~/x, C:/Users/x, true",
    "~/**, **, true",
    "C:/x, *:/x, true",
    "C:/x, D:/x, false",
    "C:/x, /x, false",
    "C:/x, **/x, true",
  })
  void overlapsInBothDirections(String left, String right, boolean expected) {
    assertThat(pattern(left).overlaps(pattern(right))).isEqualTo(expected);
    assertThat(pattern(right).overlaps(pattern(left))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "/srv/**, /srv, true, true",
    "/srv/**, /srv/a, true, true",
    "/srv/**, /, false, true",
    "/srv/*, /srv, false, true",
    "/srv/*, /srv/a, false, true",
    "/srv/*, /srv/a/b, false, false",
    "/srv/a, /srv, false, true",
    "/srv/a, /srv/a, false, true",
    "/srv/a, /srv/b, false, false",
    "**, /, true, true",
    "**/.env, /srv, false, true",
    "**/a/**, /srv, false, true",
    "**/a/**, /srv/a/b, true, true",
    "/srv/**/x, /other, false, false",
    "~/.ssh/**, /home/ada, false, true",
    "~/.ssh/**, /, false, true",
    "~/.ssh/**, /home/ada/.ssh/keys, true, true",
    "~/.ssh/**, /home/ada/work, false, false",
    "~/.ssh/**, /home/bob, false, false",
    "~/**, /home/ada, true, true",
    "~/**, /home, false, true",
    "C:/**, /, false, false",
    "/srv/*/**, /srv/a, true, true",
    "/srv/a*/**, /srv/b, false, false",
  })
  void knowsWhatItReachesBeneathARoot(
      String pattern, String root, boolean covers, boolean reaches) {
    CanonicalPath home = path(FilesystemProfile.POSIX, "/home/ada");
    CanonicalPath target = path(FilesystemProfile.POSIX, root);
    assertThat(pattern(pattern).coversSubtree(target, home, MatchSide.ALLOW)).isEqualTo(covers);
    assertThat(pattern(pattern).reachesInto(target, home, MatchSide.DENY)).isEqualTo(reaches);
  }

  @Test
  void foldsSubtreesAsTheProfileSays() {
    CanonicalPath root = path(FilesystemProfile.UNKNOWN, "/SRV");
    assertThat(pattern("/srv/x").reachesInto(root, null, MatchSide.DENY)).isTrue();
    assertThat(pattern("/srv/x").reachesInto(root, null, MatchSide.ALLOW)).isFalse();
    assertThat(pattern("/srv/**").coversSubtree(root, null, MatchSide.DENY)).isTrue();
    assertThat(pattern("/srv/**").coversSubtree(root, null, MatchSide.ALLOW)).isFalse();
    CanonicalPath drive = path(FilesystemProfile.WINDOWS, "D:\\");
    CanonicalPath home = path(FilesystemProfile.WINDOWS, "C:\\Users\\Ada");
    assertThat(pattern("~/x").reachesInto(drive, home, MatchSide.DENY)).isFalse();
    assertThat(pattern("*:/X/**").reachesInto(drive, home, MatchSide.DENY)).isTrue();
  }

  @Test
  void staysCheapOnHostileInput() {
    String path = "/" + "a".repeat(2000) + ("/" + "a".repeat(100)).repeat(300);
    String pattern = "/**/*aab" + "/**/a*a*a*a*b".repeat(30);
    assertThat(matches(pattern, path)).isFalse();
    assertThat(matches("/**/" + "*a".repeat(200) + "b", path)).isFalse();
    PathPattern stars = pattern("/" + "*a?".repeat(600) + "/**");
    assertThat(stars.covers(pattern("/" + "*a?".repeat(600) + "/x"))).isTrue();
  }
}
