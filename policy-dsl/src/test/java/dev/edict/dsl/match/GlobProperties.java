package dev.edict.dsl.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Globs and sequences against oracles that follow the definition word by word. */
class GlobProperties {

  private static final String SEED = "20260101";

  @Property(tries = 20_000, seed = SEED)
  void globMatchesLikeItsDefinition(
      @ForAll("patterns") String pattern, @ForAll("texts") String text) {
    assertThat(glob(pattern).matches(text)).isEqualTo(matches(pattern, 0, text, 0));
  }

  @Property(tries = 20_000, seed = SEED)
  void coveredTextsMatch(
      @ForAll("patterns") String wide,
      @ForAll("patterns") String narrow,
      @ForAll("texts") String text) {
    if (glob(wide).covers(glob(narrow)) && glob(narrow).matches(text)) {
      assertThat(glob(wide).matches(text)).isTrue();
    }
  }

  @Property(tries = 20_000, seed = SEED)
  void commonTextsOverlap(
      @ForAll("patterns") String left,
      @ForAll("patterns") String right,
      @ForAll("texts") String text) {
    if (glob(left).matches(text) && glob(right).matches(text)) {
      assertThat(glob(left).overlaps(glob(right))).isTrue();
    }
  }

  /** Over two letters and up to six characters every text can be tried. */
  @Property(tries = 3_000, seed = SEED)
  void relationsAreExactOnShortGlobs(
      @ForAll("patterns") String left, @ForAll("patterns") String right) {
    Glob one = glob(left);
    Glob other = glob(right);
    List<String> common =
        Words.UP_TO_SEVEN.stream().filter(w -> one.matches(w) && other.matches(w)).toList();
    boolean covered = Words.UP_TO_SEVEN.stream().allMatch(w -> one.matches(w) || !other.matches(w));
    assertThat(one.overlaps(other)).isEqualTo(!common.isEmpty());
    assertThat(one.covers(other)).isEqualTo(covered);
  }

  @Property(tries = 20_000, seed = SEED)
  void sequenceMatchesLikeItsDefinition(
      @ForAll("segmentPatterns") List<String> pattern, @ForAll("segments") List<String> text) {
    assertThat(matches(sequence(pattern), text)).isEqualTo(matches(pattern, text));
  }

  @Property(tries = 20_000, seed = SEED)
  void sequenceRelationsAgreeWithMatches(
      @ForAll("segmentPatterns") List<String> left,
      @ForAll("segmentPatterns") List<String> right,
      @ForAll("segments") List<String> text) {
    GlobSequence one = sequence(left);
    GlobSequence other = sequence(right);
    boolean inOne = matches(one, text);
    boolean inOther = matches(other, text);
    if (inOne && inOther) {
      assertThat(one.overlaps(other)).isTrue();
      assertThat(other.overlaps(one)).isTrue();
    }
    if (inOther && !inOne) {
      assertThat(one.covers(other)).isFalse();
    }
  }

  @Property(tries = 5_000, seed = SEED)
  void everySequenceCoversAndOverlapsItself(@ForAll("segmentPatterns") List<String> pattern) {
    GlobSequence sequence = sequence(pattern);
    assertThat(sequence.covers(sequence)).isTrue();
    assertThat(sequence.overlaps(sequence)).isTrue();
    assertThat(sequence.thenRun().covers(sequence)).isTrue();
  }

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.strings().withChars("ab*?").ofMinLength(1).ofMaxLength(5);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("ab").ofMinLength(1).ofMaxLength(7);
  }

  @Provide
  Arbitrary<List<String>> segmentPatterns() {
    return Arbitraries.of("a", "b", "a*", "*b", "?", "*", "**", "**").list().ofMaxSize(5);
  }

  @Provide
  Arbitrary<List<String>> segments() {
    return Arbitraries.of("a", "b", "ab", "ba").list().ofMaxSize(6);
  }

  private static Glob glob(String text) {
    return Glob.of(text, GlobSyntax.STAR_AND_QUESTION);
  }

  private static GlobSequence sequence(List<String> parts) {
    return GlobSequence.of(parts, GlobSyntax.STAR_AND_QUESTION);
  }

  private static boolean matches(GlobSequence sequence, List<String> segments) {
    String text = "/" + String.join("/", segments);
    return sequence.matches(text, segments.isEmpty() ? text.length() + 1 : 1, '/');
  }

  private static boolean matches(String pattern, int p, String text, int t) {
    if (p == pattern.length()) {
      return t == text.length();
    }
    if (pattern.charAt(p) == '*') {
      return matches(pattern, p + 1, text, t)
          || (t < text.length() && matches(pattern, p, text, t + 1));
    }
    return t < text.length()
        && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))
        && matches(pattern, p + 1, text, t + 1);
  }

  private static boolean matches(List<String> pattern, List<String> text) {
    if (pattern.isEmpty()) {
      return text.isEmpty();
    }
    List<String> rest = pattern.subList(1, pattern.size());
    if (pattern.get(0).equals("**")) {
      return matches(rest, text)
          || (!text.isEmpty() && matches(pattern, text.subList(1, text.size())));
    }
    return !text.isEmpty()
        && matches(pattern.get(0), 0, text.get(0), 0)
        && matches(rest, text.subList(1, text.size()));
  }
}
