package dev.edict.eval.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edict.dsl.Analysis;
import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.test.coverage.RegionCover;
import dev.edict.eval.test.coverage.RuleCover;
import dev.edict.eval.test.coverage.RuleCover.Reach;
import dev.edict.eval.test.coverage.TestCoverage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tests reach, what they leave out, and the tests that are suggested for that. */
class TestCoverageTest {
  private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
  private static final Path EXAMPLES = Path.of("..", "spec", "examples");

  @ParameterizedTest
  @ValueSource(strings = {"workshop", "bad-policy", "guards"})
  void suggestedTestsPassAndCoverEverything(String example) throws IOException {
    List<PolicySource> sources = sources(example);
    TestCoverage before = measure(sources);
    assertThat(before.drafts()).isNotEmpty();
    sources.add(
        PolicySource.of("suggested.edict", TestDrafts.file(before.drafts(), Set.of(), true)));
    Analysis analysis = PolicyFrontEnd.analyze(sources);
    assertThat(analysis.diagnostics()).isEmpty();
    assertThat(PolicyTests.of(analysis).examine(analysis.requireRuleSet(), NOW))
        .flatExtracting(PolicyTestResult::failures)
        .isEmpty();
    TestCoverage after = measure(sources);
    assertThat(after.regionShare().covered())
        .isEqualTo(after.regionShare().all())
        .isGreaterThan(before.regionShare().covered());
    assertThat(after.ruleShare().covered()).isEqualTo(after.ruleShare().all());
    assertThat(after.drafts()).isEmpty();
  }

  @Test
  void tellsRulesThatDecideFromThoseThatOnlyMatch() {
    TestCoverage coverage =
        measure(
            """
            network {
              allow "one" connect tcp to "a.x:443"
              allow "two" connect tcp to "a.x:443", "b.x:443"
              deny "three" connect tcp to "c.x"
              allow "four" connect tcp to "c.x:443"
              observe deny "five" connect tcp to "a.x"
              observe deny "six" connect tcp to "d.x"
            }
            test "t" { allow connect tcp to "a.x:443" by "one" }
            """);
    assertThat(coverage.rules())
        .extracting(RuleCover::reach)
        .containsExactly(
            Reach.DECIDED, Reach.MATCHED, Reach.NEVER, Reach.IDLE, Reach.DECIDED, Reach.NEVER);
    assertThat(coverage.ruleShare()).isEqualTo(new Share(2, 5));
    assertThat(coverage.drafts())
        .extracting(DraftedTest::expectation)
        .containsExactly(
            "allow connect tcp to \"b.x:443\" by \"two\"",
            "deny connect tcp to \"c.x:443\" by \"three\"",
            "deny connect tcp to \"unlisted.example:443\" by default",
            "deny connect tcp to \"d.x:443\" by default");
  }

  @Test
  void tellsTheRegionsOfARuleApart() {
    TestCoverage coverage =
        measure(
            """
            filesystem {
              allow "work" read, write on "/a/**", "/a/b", "/c/**"
              deny "keys" read on "**/.ssh/**"
            }
            test "t" {
              allow write on "/a/x" by "work"
              deny rename "/a/.ssh/x" to "/a/y" by "keys"
              deny delete on "/a/x" by default
            }
            """);
    assertThat(coverage.regions())
        .extracting(RegionCover::state)
        .containsExactly(
            RegionCover.State.TESTED,
            RegionCover.State.EMPTY,
            RegionCover.State.UNTESTED,
            RegionCover.State.TESTED,
            RegionCover.State.TESTED);
    assertThat(coverage.regions().get(2).text())
        .isEqualTo("read, write on /c/** except **/.ssh/**");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "network { allow \"a\" connect tcp to \"x.com\" until \"2026-08-01T00:00Z\" }",
        "network { deny \"a\" connect any to 10.0.0.0/8 allow \"b\" connect tcp to \"**\" }",
        "network { allow \"a \\\"quoted\\\" \\\\ one\" http GET to \"x.com:443\" path \"/a/*\" }",
        "filesystem { allow \"a\" read on \"C:/work/**\", \"~/x\" }",
        "filesystem { allow read, write on \"/a/**\" deny write on \"/a/b\" }",
        "mcp { allow \"a\" call \"s/t\" when args.a.b == 5 and args.l[1] == \"x\" require approval \"y\" }",
        "mcp { allow \"a\" call \"s/*\" when tool.readOnly and time < \"2026-12-31T00:00Z\" }",
        "mcp { catalog \"hub\" server \"github\" from \"hub\" allow \"c\" call \"github/*\" }",
        "mcp { allow \"a\" read resource \"docs://**\" from \"wiki\" allow \"b\" get prompt \"p\" from \"*\" }",
      })
  void suggestsTestsForWhateverARuleSays(String block) {
    TestCoverage before = measure(block);
    assertThat(before.drafts()).isNotEmpty();
    TestCoverage after = measure(block + "\n" + TestDrafts.file(before.drafts(), Set.of(), false));
    assertThat(after.drafts()).isEmpty();
    assertThat(after.regionShare().covered()).isEqualTo(after.regionShare().all());
  }

  @Test
  void aDenyOfConnectionsDecidesBeforeADenyOfHttpThatStandsEarlier() {
    TestCoverage coverage =
        measure(
            """
            network {
              deny "http" http any to "**" path "/**"
              deny "connect" connect tcp to "a.x"
            }
            test "t" { deny connect tcp to "a.x:443" by "connect" }
            """);
    assertThat(coverage.rules())
        .extracting(RuleCover::reach)
        .containsExactly(Reach.NEVER, Reach.DECIDED);
    assertThat(
            measure(
                    """
                    network {
                      deny "http" http any to "**" path "/**"
                      deny "connect" connect tcp to "a.x"
                    }
                    """)
                .drafts())
        .extracting(DraftedTest::expectation)
        .contains("deny connect tcp to \"a.x:443\" by \"connect\"");
  }

  @Test
  void aSuggestedTestHoldsOnAfterARuleHasEnded() {
    TestCoverage coverage =
        measure("network { allow \"a\" connect tcp to \"x.com\" until \"2026-08-01T00:00Z\" }");
    assertThat(coverage.drafts().get(0).context()).isEqualTo("time = \"2026-07-01T12:00:00Z\"");
    assertThat(coverage.drafts().get(1).context()).isEmpty();
  }

  @Test
  void keepsNamesOfTestsApart() {
    DraftedTest one = new DraftedTest("t", "", "deny read on \"/a\" by default");
    DraftedTest two = new DraftedTest("t", "home = \"/h\"", "deny read on \"/a\" by default");
    assertThat(TestDrafts.file(List.of(one, two, one), Set.of("t"), false))
        .isEqualTo(
            """

            test "t (2)" {
              deny read on "/a" by default
            }

            test "t (3)" with home = "/h" {
              deny read on "/a" by default
            }
            """);
  }

  @Test
  void sharesAreRoundedDown() {
    assertThat(new Share(2, 3).text()).isEqualTo("66.6% (2 of 3)");
    assertThat(new Share(999, 1000).text()).isEqualTo("99.9% (999 of 1000)");
    assertThat(new Share(9999, 10_000).text()).isEqualTo("99.9% (9999 of 10000)");
    assertThat(new Share(0, 0).text()).isEqualTo("100% (0 of 0)");
    assertThat(new Share(2, 3).isAtLeast(66.7)).isFalse();
    assertThat(new Share(0, 0).isAtLeast(100)).isTrue();
    assertThatThrownBy(() -> new Share(2, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  private static TestCoverage measure(String block) {
    return measure(
        List.of(PolicySource.of("p.edict", "edict 1\npolicy \"p\" level org\n" + block)));
  }

  private static TestCoverage measure(List<PolicySource> sources) {
    Analysis analysis = PolicyFrontEnd.analyze(sources);
    assertThat(analysis.diagnostics()).isEmpty();
    return TestCoverage.measure(
        analysis.requireRuleSet(),
        PolicyTests.of(analysis).examine(analysis.requireRuleSet(), NOW),
        NOW);
  }

  private static List<PolicySource> sources(String example) throws IOException {
    List<PolicySource> sources = new ArrayList<>();
    try (Stream<Path> files = Files.list(EXAMPLES.resolve(example))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".edict")).toList()) {
        sources.add(PolicySource.of(file.getFileName().toString(), Files.readString(file)));
      }
    }
    return sources;
  }
}
