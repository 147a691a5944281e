package dev.edict.dsl.match.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.match.MatchSide;
import dev.edict.dsl.match.filesystem.SubtreeCover.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class SubtreeCoverProperties {
  private static final String SEED = "20260701";
  private static final List<String> NAMES = List.of("a", "B", "q", "qq", "qqq");
  private static final int DEEPEST = 4;

  @Property(tries = 2_000, seed = SEED)
  void agreesWithTryingOutPaths(
      @ForAll("patterns") List<String> texts,
      @ForAll("roots") String rootText,
      @ForAll("profiles") FilesystemProfile profile) {
    CanonicalPath root = CanonicalPath.parse(rootText, profile, null).value();
    CanonicalPath home = CanonicalPath.parse("/a", profile, null).value();
    List<PathPattern> patterns =
        texts.stream().map(text -> PathPattern.parse(text).value()).toList();
    SubtreeCover cover = SubtreeCover.of(patterns, root, home);
    if (cover.answer() == Answer.WHOLE) {
      assertThat(pathsIn(root)).allMatch(path -> matches(patterns, path, home));
    } else {
      assertThat(cover.answer()).isEqualTo(Answer.PART);
      CanonicalPath gap = Objects.requireNonNull(cover.gap());
      assertThat(matches(patterns, gap, home)).as("%s of %s", gap, patterns).isFalse();
      assertThat(gap.text()).startsWith(root.text());
    }
    if (patterns.stream().anyMatch(p -> p.coversSubtree(root, home, MatchSide.ALLOW))) {
      assertThat(cover.answer()).isEqualTo(Answer.WHOLE);
    }
  }

  @Property(tries = 2_000, seed = SEED)
  void patternsWithoutPartDoNotHelp(
      @ForAll("patterns") List<String> texts, @ForAll("roots") String rootText) {
    CanonicalPath root = CanonicalPath.parse(rootText, FilesystemProfile.POSIX, null).value();
    List<PathPattern> patterns =
        texts.stream().map(text -> PathPattern.parse(text).value()).toList();
    List<PathPattern> parts = patterns.stream().filter(p -> p.coversPartOf(root, null)).toList();
    assertThat(SubtreeCover.of(parts, root, null).answer())
        .isEqualTo(SubtreeCover.of(patterns, root, null).answer());
  }

  private static boolean matches(
      List<PathPattern> patterns, CanonicalPath path, CanonicalPath home) {
    return patterns.stream().anyMatch(pattern -> pattern.matches(path, home, MatchSide.ALLOW));
  }

  private static List<CanonicalPath> pathsIn(CanonicalPath root) {
    List<CanonicalPath> all = new ArrayList<>(List.of(root));
    int from = 0;
    for (int depth = 0; depth < DEEPEST; depth++) {
      int to = all.size();
      for (; from < to; from++) {
        for (String name : NAMES) {
          String below = all.get(from).text() + "/" + name;
          all.add(CanonicalPath.parse(below, root.profile(), null).value());
        }
      }
    }
    return all;
  }

  @Provide
  Arbitrary<List<String>> patterns() {
    Arbitrary<String> segment =
        Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.of("*", "**")),
            Tuple.of(3, Arbitraries.of("?", "??*", "??", "?*")),
            Tuple.of(2, Arbitraries.of("a", "B", "q*", "*a")));
    Arbitrary<String> below =
        segment
            .list()
            .ofMaxSize(4)
            .map(parts -> parts.isEmpty() ? "" : "/" + String.join("/", parts));
    Arbitrary<String> start = Arbitraries.of("/a", "~", "/a/b", "/A", "/*", "/**");
    return Combinators.combine(start, below).as(String::concat).list().ofMinSize(1).ofMaxSize(5);
  }

  @Provide
  Arbitrary<String> roots() {
    return Arbitraries.of("/a", "/a", "/a/b", "/A", "/", "/c/d");
  }

  @Provide
  Arbitrary<FilesystemProfile> profiles() {
    return Arbitraries.of(
        FilesystemProfile.POSIX, FilesystemProfile.CASE_FOLDING, FilesystemProfile.UNKNOWN);
  }
}
