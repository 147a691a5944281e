package dev.edict.eval.test.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.edict.dsl.Analysis;
import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.analysis.diff.PolicyDiff;
import dev.edict.eval.test.DraftedTest;
import dev.edict.eval.test.PolicyTests;
import dev.edict.eval.test.TestDrafts;
import dev.edict.eval.test.mutation.MutantResult.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which changes of rules tests notice. */
class MutationTestingTest {
  private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
  private static final Path WORKSHOP = Path.of("..", "spec", "examples", "workshop");

  @Test
  void suggestedTestsNoticeEveryChangeThatMatters() throws IOException {
    List<PolicySource> sources = workshop();
    Analysis before = PolicyFrontEnd.analyze(sources);
    MutationReport report = run(before);
    assertThat(report.count(Verdict.SURVIVED)).isPositive();
    assertThat(report.count(Verdict.EQUIVALENT)).isPositive();
    sources.add(
        PolicySource.of("suggested.edict", TestDrafts.file(report.drafts(), Set.of(), true)));
    Analysis after = PolicyFrontEnd.analyze(sources);
    assertThat(after.diagnostics()).isEmpty();
    MutationReport again = run(after);
    assertThat(again.score().covered()).isEqualTo(again.score().all());
    assertThat(again.drafts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "network | allow \"a\" connect tcp to \"a.x:443\" | allow connect tcp to \"a.x:443\" | the rule is left out | KILLED |",
        "network | allow \"a\" connect tcp to \"a.x:443\" | allow connect tcp to \"a.x:443\" | the rule denies instead of allowing | KILLED |",
        "network | allow \"a\" connect tcp to \"a.x:443\" | allow connect tcp to \"a.x:443\" | `a.x:443` becomes `*.x:443` | SURVIVED | deny connect tcp to \"example.x:443\" by default",
        "network | allow \"a\" connect tcp to \"a.x:443\" | allow connect tcp to \"a.x:443\" | `a.x:443` means every port | SURVIVED | deny connect tcp to \"a.x:80\" by default",
        "network | allow \"a\" connect tcp, udp to \"a.x\" | allow connect tcp to \"a.x:443\" | `udp` is left out | SURVIVED | allow connect udp to \"a.x:443\" by \"a\"",
        "network | allow \"a\" connect tcp to \"a.x\", \"b.x\" | allow connect tcp to \"a.x:443\" | `b.x` is left out | SURVIVED | allow connect tcp to \"b.x:443\" by \"a\"",
        "network | allow \"a\" connect tcp to 10.1.0.0/16 | allow connect tcp to \"10.1.0.1:443\" | `10.1.0.0/16` becomes `10.0.0.0/8` | SURVIVED | deny connect tcp to \"10.0.0.1:443\" by default",
        "network | deny \"a\" connect tcp to \"a.x\" | deny connect tcp to \"a.x:443\" | the rule is left out | EQUIVALENT |",
        "network | deny \"a\" connect tcp to \"a.x\" | deny connect tcp to \"a.x:443\" by \"a\" | the rule is left out | KILLED |",
        "network | allow \"a\" connect tcp to \"a.x\" until \"2027-01-01T00:00Z\" | allow connect tcp to \"a.x:1\" | the rule does not end | SURVIVED | deny connect tcp to \"a.x:443\" with time = \"2027-01-01T00:00:00Z\" by default",
        "network | allow \"a\" http GET, HEAD to \"a.x\" path \"/a/*\" | allow http GET to \"a.x:443\" path \"/a/b\" | `/a/*` becomes `/a/**` | SURVIVED | deny http GET to \"a.x:443\" path \"/a\" by default",
        "filesystem | allow \"a\" read, write on \"/a/b/**\" | allow read on \"/a/b/c\" | `write` is left out | SURVIVED | allow write on \"/a/b\" by \"a\"",
        "filesystem | allow \"a\" read on \"/a/b/**\" | allow read on \"/a/b/c\" | `/a/b/**` becomes `/a/**` | SURVIVED | deny read on \"/a\" by default",
        "mcp | allow \"a\" call \"s/t\" when args.n <= 5 | allow call \"s/t\" with args.n = 1 | the condition is left out | SURVIVED | deny call \"s/t\" by default",
        "mcp | allow \"a\" call \"s/t\" when args.n <= 5 | allow call \"s/t\" with args.n = 1 | the condition is turned round | KILLED |",
        "mcp | allow \"a\" call \"s/t\" when args.n <= 5 and tool.readOnly | allow call \"s/t\" with args.n = 1, tool.readOnly = true | `tool.readOnly` is left out | SURVIVED | deny call \"s/t\" with args.n = 4 by default",
        "mcp | allow \"a\" call \"s/t\" require approval \"q\" | approval call \"s/t\" | no approval is required | KILLED |",
        "mcp | allow \"a\" call \"s/t_*\" | allow call \"s/t_1\" | `s/t_*` becomes `s/*` | SURVIVED | deny call \"s/example\" by default",
        "mcp | allow \"a\" read resource \"docs://a\" from \"w\" | allow read resource \"docs://a\" from \"w\" | `docs://a` becomes `docs://a/**` | SURVIVED | deny read resource \"docs://a/page\" from \"w\" by default",
        "mcp | allow \"a\" get prompt \"p\" from \"w\" | allow get prompt \"p\" from \"w\" | `w` becomes `*` | SURVIVED | deny get prompt \"p\" from \"example\" by default",
      })
  void tellsWhatTestsNotice(
      String domain, String rule, String test, String change, Verdict verdict, String killer) {
    MutationReport report = run(analyze(domain, rule, test));
    MutantResult result =
        report.results().stream()
            .filter(each -> each.description().equals(change))
            .findFirst()
            .orElseThrow(() -> new AssertionError(report.results().toString()));
    assertThat(result.verdict()).isEqualTo(verdict);
    assertThat(result.killer().map(DraftedTest::expectation).orElse(null)).isEqualTo(killer);
    assertThat(result.killedBy()).isEqualTo(verdict == Verdict.KILLED ? "t" : "");
  }

  @Test
  void levelsAndDelegationsAreChangedToo() {
    Analysis analysis =
        PolicyFrontEnd.analyze(
            List.of(
                PolicySource.of(
                    "o.edict",
                    """
                    edict 1
                    policy "o" level org
                    network { deny "no" connect any to "b.x" }
                    delegate network to local within "**.x"
                    """),
                PolicySource.of(
                    "l.edict",
                    """
                    edict 1
                    policy "l" level local
                    network { allow "yes" connect tcp to "a.x:443", "a.y:443" }
                    test "t" { allow connect tcp to "a.x:443" by "yes" }
                    """)));
    List<MutantResult> results = run(analysis).results();
    assertThat(results)
        .filteredOn(result -> result.kind() == MutationKind.DROP_DELEGATION)
        .extracting(MutantResult::description, MutantResult::verdict)
        .containsExactly(
            tuple("the delegation is left out", Verdict.KILLED),
            tuple("the delegation has no bound", Verdict.SURVIVED));
    assertThat(results)
        .filteredOn(result -> result.kind() == MutationKind.CHANGE_LEVEL)
        .extracting(MutantResult::description, MutantResult::verdict)
        .containsExactly(
            tuple("the policy is of level `local`", Verdict.SURVIVED),
            tuple("the policy is of level `org`", Verdict.SURVIVED));
  }

  @Test
  void whatIsSaidToBeEquivalentIsProvedToBe() throws IOException {
    Analysis analysis = PolicyFrontEnd.analyze(workshop());
    RuleSet rules = analysis.requireRuleSet();
    List<Mutant> mutants = Mutants.of(rules);
    List<MutantResult> results = run(analysis).results();
    assertThat(results).hasSameSizeAs(mutants);
    for (int i = 0; i < mutants.size(); i++) {
      boolean equal =
          PolicyDiff.compare(rules, mutants.get(i).change().apply(rules), NOW).isEqual();
      if (results.get(i).verdict() == Verdict.EQUIVALENT) {
        assertThat(equal).as(results.get(i).toString()).isTrue();
      } else if (results.get(i).verdict() == Verdict.SURVIVED) {
        assertThat(equal).as(results.get(i).toString()).isFalse();
      }
    }
  }

  @Test
  void saysWhatWasNotRun() throws IOException {
    Analysis analysis = PolicyFrontEnd.analyze(workshop());
    PolicyTests tests = PolicyTests.of(analysis);
    RuleSet rules = analysis.requireRuleSet();
    MutationReport few =
        MutationTesting.run(rules, tests, NOW, new MutationLimits(3, Duration.ofHours(1)));
    assertThat(few.count(Verdict.NOT_RUN)).isEqualTo(few.results().size() - 3);
    MutationReport none =
        MutationTesting.run(rules, tests, NOW, new MutationLimits(1000, Duration.ZERO));
    assertThat(none.results()).isNotEmpty().allMatch(each -> each.verdict() == Verdict.NOT_RUN);
    assertThat(none.score().all()).isZero();
  }

  @Test
  void refusesTestsThatFailAnyway() {
    Analysis analysis =
        analyze("network", "allow \"a\" connect tcp to \"a.x\"", "deny connect tcp to \"a.x:1\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run(analysis))
        .withMessage("a test fails as it is: t");
    assertThatIllegalArgumentException().isThrownBy(() -> new MutationLimits(-1, Duration.ZERO));
  }

  private static MutationReport run(Analysis analysis) {
    return MutationTesting.run(
        analysis.requireRuleSet(),
        PolicyTests.of(analysis),
        NOW,
        new MutationLimits(10_000, Duration.ofHours(1)));
  }

  private static Analysis analyze(String domain, String rule, String test) {
    String text =
        "edict 1\npolicy \"p\" level org\n%s { %s }\ntest \"t\" { %s }\n"
            .formatted(domain, rule, test);
    return PolicyFrontEnd.analyze(PolicySource.of("p.edict", text));
  }

  private static List<PolicySource> workshop() throws IOException {
    List<PolicySource> sources = new ArrayList<>();
    try (Stream<Path> files = Files.list(WORKSHOP)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".edict")).toList()) {
        sources.add(PolicySource.of(file.getFileName().toString(), Files.readString(file)));
      }
    }
    return sources;
  }
}
