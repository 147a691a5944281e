package dev.edict.eval.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edict.dsl.PolicyException;
import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.match.GlobSequence;
import dev.edict.dsl.match.GlobSyntax;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.combine.RuleOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** No accepted policy makes a decision compare with many patterns. */
class AmbiguityTest {
  private static final String LETTERS = "abcdefghijklmn";

  private static List<String> patterns(int count, IntFunction<String> pattern) {
    return IntStream.range(0, count).mapToObj(pattern).toList();
  }

  /** Returns every way to leave out segments between the first and the last of {@code length}. */
  private static List<String> subsequences(int length) {
    List<String> patterns = new ArrayList<>();
    for (int chosen = 0; chosen < 1 << length; chosen++) {
      StringBuilder pattern = new StringBuilder("**");
      for (int i = 0; i < length; i++) {
        if ((chosen >>> i & 1) != 0) {
          pattern.append('/').append(LETTERS.charAt(i)).append("/**");
        }
      }
      patterns.add(pattern.append("/end").toString());
    }
    return patterns;
  }

  private static SegmentIndex<String> index(List<String> patterns) {
    Map<GlobSequence, String> bySegments = new LinkedHashMap<>();
    for (String pattern : patterns) {
      List<String> segments = List.of(pattern.split("/", -1));
      bySegments.put(GlobSequence.of(segments, GlobSyntax.STAR_AND_QUESTION), pattern);
    }
    return SegmentIndex.ofAnyShape(bySegments, '/', true);
  }

  /** Returns with how many patterns a path is compared. */
  private static int compared(SegmentIndex<String> index, String path) {
    AtomicInteger compared = new AtomicInteger();
    Reading<String, AtomicInteger> none = (value, text, asked, count) -> RuleOrder.NONE;
    Reading<Shelf<String>, AtomicInteger> counting =
        (shelf, text, asked, count) -> {
          count.addAndGet(shelf.size());
          return RuleOrder.NONE;
        };
    index.read(path, 1, new Readings<>(none, counting), 0, compared);
    return compared.get();
  }

  private static RuleSet files(List<String> patterns) {
    String list = patterns.stream().map(p -> '"' + p + '"').collect(Collectors.joining(", "));
    return rules("filesystem { deny \"d\" read on " + list + " }");
  }

  private static RuleSet rules(String block) {
    String text = "edict 1\npolicy \"P\" level org\n" + block + "\n";
    return PolicyFrontEnd.analyze(PolicySource.of("p.edict", text)).requireRuleSet();
  }

  @Test
  void comparesWithFewOfManyFloatingPatterns() {
    SegmentIndex<String> index = index(patterns(5000, i -> "**/x" + i + "/**/y" + i + "/**"));
    String worst =
        IntStream.range(0, 16).mapToObj(i -> "x" + i).collect(Collectors.joining("/", "/", "/y7"));
    assertThat(compared(index, worst)).isLessThanOrEqualTo(17);
    assertThat(index.mostCompared()).isLessThanOrEqualTo(Ambiguity.MOST_COMPARED);
  }

  @Test
  void comparesWithPatternsThatEndAlikeOnlyAtThatEnd() {
    SegmentIndex<String> index = index(patterns(3000, i -> "**/common/**/y" + i));
    assertThat(compared(index, "/common/common/a/y5")).isEqualTo(1);
    assertThat(index.mostCompared()).isLessThanOrEqualTo(Ambiguity.MOST_COMPARED);
  }

  @Test
  void comparesOnceHoweverOftenASegmentOccurs() {
    SegmentIndex<String> index =
        index(patterns(100, i -> "**/a/*/**/a/" + "*/".repeat(i % 9) + "**"));
    assertThat(compared(index, "/a".repeat(500)))
        .isEqualTo(compared(index, "/a/a"))
        .isLessThanOrEqualTo(index.mostCompared());
  }

  @Test
  void knowsBeforehandWithHowManyPatternsItCompares() {
    SegmentIndex<String> index = index(subsequences(8));
    String worst = "/a/b/c/d/e/f/g/h/end";
    assertThat(compared(index, worst)).isLessThanOrEqualTo(index.mostCompared());
  }

  @Test
  void refusesEverySubsequenceOfOnePath() {
    RuleSet rules = files(subsequences(10));
    assertThatThrownBy(() -> PolicyDecisionPoint.of(rules))
        .isInstanceOfSatisfying(
            PolicyException.class,
            refused ->
                assertThat(refused.diagnostics())
                    .extracting(found -> found.code().id())
                    .containsExactly("policy-too-ambiguous"));
  }

  @Test
  void refusesWhatIsAmbiguousOnlyWhereNamesAreFolded() {
    List<String> patterns = new ArrayList<>();
    for (String subsequence : subsequences(9)) {
      patterns.add("**/" + spelling(patterns.size()) + subsequence.substring("**".length()));
    }
    assertThat(index(patterns).mostCompared()).isLessThanOrEqualTo(Ambiguity.MOST_COMPARED);
    RuleSet rules = files(patterns);
    assertThatThrownBy(() -> PolicyDecisionPoint.of(rules)).isInstanceOf(PolicyException.class);
  }

  /** Returns one name in an upper and lower case of its own for each number. */
  private static String spelling(int number) {
    StringBuilder name = new StringBuilder();
    for (int bit = 0; bit < LETTERS.length(); bit++) {
      char c = LETTERS.charAt(bit);
      name.append((number >>> bit & 1) == 0 ? c : Character.toUpperCase(c));
    }
    return name.toString();
  }

  @Test
  void acceptsThousandsOfGlobsWithTextsOfTheirOwn() {
    RuleSet rules = files(patterns(4000, i -> "**/*ab" + i + "x*def*"));
    assertThat(PolicyDecisionPoint.of(rules).generation()).isEqualTo(1);
  }

  @Test
  void refusesGlobsThatShareAllTheirTexts() {
    String tools =
        IntStream.range(0, 512)
            .mapToObj(
                i -> {
                  StringBuilder glob = new StringBuilder("\"s/*");
                  for (int bit = 0; bit < 9; bit++) {
                    glob.append((i >>> bit & 1) == 0 ? "a*" : "b*");
                  }
                  return glob.append('"').toString();
                })
            .collect(Collectors.joining(", "));
    RuleSet rules = rules("mcp { deny \"d\" call " + tools + " }");
    assertThatThrownBy(() -> PolicyDecisionPoint.of(rules)).isInstanceOf(PolicyException.class);
  }

  @Test
  void keepsWhatWasPublishedWhenTheNextIsRefused() {
    PolicyDecisionPoint point = PolicyDecisionPoint.of(files(List.of("/a")));
    RuleSet refused = files(subsequences(10));
    assertThatThrownBy(() -> point.publish(refused)).isInstanceOf(PolicyException.class);
    assertThat(point.generation()).isEqualTo(1);
  }
}
