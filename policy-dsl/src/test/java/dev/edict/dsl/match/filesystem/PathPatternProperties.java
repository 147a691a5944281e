package dev.edict.dsl.match.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.match.MatchSide;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PathPatternProperties {

  private static final String SEED = "20260101";

  private static PathPattern pattern(String text) {
    return PathPattern.parse(text).value();
  }

  private static CanonicalPath path(String text, FilesystemProfile profile) {
    return CanonicalPath.parse(text, profile, null).value();
  }

  @Property(tries = 5_000, seed = SEED)
  void relationsAgreeWithMatches(
      @ForAll("patterns") String left,
      @ForAll("patterns") String right,
      @ForAll("paths") String text,
      @ForAll("profiles") FilesystemProfile profile,
      @ForAll MatchSide side) {
    PathPattern one = pattern(left);
    PathPattern other = pattern(right);
    CanonicalPath home = path("/a", profile);
    CanonicalPath path = path(text, profile);
    boolean inOne = one.matches(path, home, side);
    boolean inOther = other.matches(path, home, side);
    if (inOne && inOther) {
      assertThat(one.overlaps(other)).isTrue();
      assertThat(other.overlaps(one)).isTrue();
    }
    if (inOther && !inOne) {
      assertThat(one.covers(other)).isFalse();
    }
  }

  @Property(tries = 5_000, seed = SEED)
  void subtreesAgreeWithMatches(
      @ForAll("patterns") String text,
      @ForAll("paths") String rootText,
      @ForAll("paths") String below,
      @ForAll("profiles") FilesystemProfile profile,
      @ForAll MatchSide side) {
    PathPattern pattern = pattern(text);
    CanonicalPath home = path("/a", profile);
    CanonicalPath root = path(rootText, profile);
    CanonicalPath path = path(rootText + below, profile);
    if (pattern.matches(path, home, side)) {
      assertThat(pattern.reachesInto(root, home, side)).isTrue();
    } else {
      assertThat(pattern.coversSubtree(root, home, side)).isFalse();
    }
  }

  @Property(tries = 3_000, seed = SEED)
  void anAllowNeverMatchesMoreThanADeny(
      @ForAll("patterns") String text,
      @ForAll("paths") String pathText,
      @ForAll FilesystemProfile profile,
      @ForAll boolean homeKnown) {
    boolean windows = profile == FilesystemProfile.WINDOWS;
    CanonicalPath path = path(windows ? "C:" + pathText : pathText, profile);
    CanonicalPath home = homeKnown ? path(windows ? "C:\\a" : "/a", profile) : null;
    PathPattern pattern = pattern(text);
    if (pattern.matches(path, home, MatchSide.ALLOW)) {
      assertThat(pattern.matches(path, home, MatchSide.DENY)).isTrue();
    }
  }

  @Property(tries = 3_000, seed = SEED)
  void caseDoesNotHideFromADeny(@ForAll("patterns") String text, @ForAll("paths") String pathText) {
    CanonicalPath home = path("/a", FilesystemProfile.UNKNOWN);
    CanonicalPath path = path(pathText, FilesystemProfile.UNKNOWN);
    CanonicalPath shouted = path(pathText.toUpperCase(Locale.ROOT), FilesystemProfile.UNKNOWN);
    assertThat(pattern(text).matches(shouted, home, MatchSide.DENY))
        .isEqualTo(pattern(text).matches(path, home, MatchSide.DENY));
  }

  @Property(tries = 5_000, seed = SEED)
  void oneSpellingStandsForAll(@ForAll("patterns") String text) {
    PathPattern pattern = pattern(text);
    assertThat(pattern(pattern.text())).isEqualTo(pattern).hasSameHashCodeAs(pattern);
  }

  @Property(tries = 3_000, seed = SEED)
  void foldingTwiceIsFoldingOnce(@ForAll String text) {
    for (PathForm form : PathForm.values()) {
      String folded = form.apply(text);
      assertThat(form.apply(folded)).isEqualTo(folded);
    }
  }

  @Property(tries = 5_000, seed = SEED)
  void everyTextIsAnsweredAndReadBack(@ForAll("oddTexts") String text) {
    PathPattern pattern = PathPattern.parse(text).orNull();
    if (pattern != null) {
      assertThat(pattern(pattern.text())).isEqualTo(pattern);
    }
  }

  @Provide
  Arbitrary<String> patterns() {
    Arbitrary<String> segments =
        Arbitraries.of("a", "b", "A", "a*", "?", "*b", "*", "**", "**", "é")
            .list()
            .ofMaxSize(4)
            .map(parts -> "/" + String.join("/", parts));
    Arbitrary<String> home = segments.map(text -> text.equals("/") ? "~" : "~" + text);
    return Arbitraries.oneOf(segments, segments, home, segments.map(text -> "C:" + text));
  }

  @Provide
  Arbitrary<String> paths() {
    return Arbitraries.of("a", "b", "A", "ab", "Ba", "e\u0301")
        .list()
        .ofMaxSize(4)
        .map(parts -> "/" + String.join("/", parts));
  }

  @Provide
  Arbitrary<FilesystemProfile> profiles() {
    return Arbitraries.of(
        FilesystemProfile.POSIX, FilesystemProfile.CASE_FOLDING, FilesystemProfile.UNKNOWN);
  }

  @Provide
  Arbitrary<String> oddTexts() {
    return Arbitraries.of("/", "/", "a", "*", "**", "?", "..", ".", "~", "\\", "C:", "*:", "$", "[")
        .list()
        .ofMaxSize(7)
        .map(parts -> String.join("", parts));
  }
}
