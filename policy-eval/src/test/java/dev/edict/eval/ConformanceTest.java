package dev.edict.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.edict.dsl.Analysis;
import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.ConformanceVectors.VectorCase;
import dev.edict.eval.ConformanceVectors.VectorFile;
import dev.edict.eval.analysis.finding.PolicyLinter;
import dev.edict.eval.wire.DecisionJson;
import dev.edict.eval.wire.IdentifiedRequest;
import dev.edict.eval.wire.RequestJson;
import dev.edict.eval.wire.RequestLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The engine decides every vector of {@code spec/vectors} as written there. */
class ConformanceTest {
  private static final Path WORKSHOP = Path.of("..", "spec", "examples", "workshop");

  @TestFactory
  Stream<DynamicNode> decisions() throws IOException {
    List<VectorFile> files = ConformanceVectors.decisions();
    return Stream.of(
        dynamicContainer(summary(files), files.stream().map(ConformanceTest::containerOf)));
  }

  @TestFactory
  Stream<DynamicNode> policiesWithErrors() throws IOException {
    List<VectorFile> files = ConformanceVectors.invalidPolicies();
    return Stream.of(
        dynamicContainer(
            summary(files),
            files.stream()
                .flatMap(file -> file.cases().stream())
                .map(one -> dynamicTest(one.title(), () -> reportsItsFindings(one)))));
  }

  @Test
  void everyRowOfTheAcceptanceTableHasAVector() throws IOException {
    Set<String> rows = new TreeSet<>();
    for (VectorCase one : cases(ConformanceVectors.decisions())) {
      rows.add(one.node().path("row").asText());
    }
    assertThat(rows).containsAll(acceptanceTable());
  }

  @Test
  void workshopIsAnsweredAsShown() throws IOException {
    PolicyDecisionPoint decisions =
        PolicyDecisionPoint.of(PolicyFrontEnd.analyze(workshopPolicies()).requireRuleSet());
    List<String> answers = new ArrayList<>();
    for (String line : Files.readAllLines(WORKSHOP.resolve("requests.jsonl"))) {
      answers.add(answer(line, decisions));
    }
    assertThat(answers).isEqualTo(Files.readAllLines(WORKSHOP.resolve("expected.jsonl")));
  }

  private static List<PolicySource> workshopPolicies() throws IOException {
    List<PolicySource> sources = new ArrayList<>();
    for (String name : List.of("network.edict", "filesystem.edict", "mcp.edict")) {
      sources.add(PolicySource.of(name, Files.readString(WORKSHOP.resolve(name))));
    }
    return sources;
  }

  @Test
  void everyIdStandsOnce() throws IOException {
    List<VectorCase> all = new ArrayList<>(cases(ConformanceVectors.decisions()));
    all.addAll(cases(ConformanceVectors.invalidPolicies()));
    assertThat(all).extracting(VectorCase::id).doesNotHaveDuplicates().doesNotContain("");
  }

  @Test
  void everyFileIsAscii() throws IOException {
    List<VectorFile> all = new ArrayList<>(ConformanceVectors.decisions());
    all.addAll(ConformanceVectors.invalidPolicies());
    assertThat(all)
        .isNotEmpty()
        .allSatisfy(file -> assertThat(file.text().chars().allMatch(c -> c < 0x7f)).isTrue());
  }

  private static Set<String> acceptanceTable() {
    Set<String> rows = new TreeSet<>(Set.of("S1", "C1", "A1"));
    Map.of("N", 9, "F", 7, "M", 8, "P", 4, "H", 5)
        .forEach(
            (letter, last) ->
                IntStream.rangeClosed(1, last).forEach(number -> rows.add(letter + number)));
    return rows;
  }

  private static List<VectorCase> cases(List<VectorFile> files) {
    return files.stream().flatMap(file -> file.cases().stream()).toList();
  }

  private static String summary(List<VectorFile> files) {
    List<VectorCase> cases = cases(files);
    long pending = cases.stream().filter(VectorCase::isPending).count();
    return files.size() + " files, " + cases.size() + " cases, " + pending + " pending";
  }

  private static DynamicNode containerOf(VectorFile file) {
    Analysis analysis = PolicyFrontEnd.analyze(ConformanceVectors.sources(file.root()));
    Stream<DynamicNode> cases =
        file.cases().stream().map(one -> dynamicTest(one.title(), () -> run(one, analysis)));
    return dynamicContainer(summary(List.of(file)) + " in " + file.name(), cases);
  }

  private static void run(VectorCase one, Analysis analysis) throws IOException {
    RuleSet rules = analysis.requireRuleSet();
    if (one.node().has("shownBy")) {
      isShownByATest(one.node().path("shownBy").asText());
      return;
    }
    if (one.node().has("lint")) {
      lint(one.node().path("lint"), analysis);
      return;
    }
    if (!one.isPending()) {
      assertThat(differences(one, rules)).as(one.requestLine()).isEmpty();
      return;
    }
    if (one.hasRequest() && differences(one, rules).isEmpty()) {
      fail("no longer pending: take the mark away");
    }
    Assumptions.abort(one.pending());
  }

  /** What shows it cannot run here; so that it is at least there. */
  private static void isShownByATest(String test) throws IOException {
    int slash = test.indexOf('/');
    int hash = test.indexOf('#');
    Path tests = Path.of("..", test.substring(0, slash), "src", "test", "java");
    String file = test.substring(slash + 1, hash) + ".java";
    try (Stream<Path> all = Files.walk(tests)) {
      List<Path> found = all.filter(path -> path.endsWith(file)).toList();
      assertThat(found).as(test).hasSize(1);
      assertThat(Files.readString(found.get(0)))
          .contains("void " + test.substring(hash + 1) + "()");
    }
  }

  private static void lint(JsonNode expected, Analysis analysis) {
    List<String> found =
        PolicyLinter.lint(analysis).stream()
            .map(
                finding ->
                    finding.code().id()
                        + " "
                        + finding.location().source().text(finding.location().span()))
            .toList();
    for (JsonNode finding : expected) {
      assertThat(found)
          .contains(finding.path("code").asText() + " \"" + finding.path("rule").asText() + "\"");
    }
  }

  private static List<String> differences(VectorCase one, RuleSet rules) throws IOException {
    JsonNode answer = answer(one.requestLine(), rules);
    List<String> differences = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : one.node().path("expect").properties()) {
      JsonNode actual = answer.path(member.getKey());
      if (!actual.equals(member.getValue())) {
        differences.add(
            member.getKey() + " is " + actual + ", not " + member.getValue() + ", in " + answer);
      }
    }
    return differences;
  }

  private static JsonNode answer(String line, RuleSet rules) throws IOException {
    Instant time = request(line).time();
    InstantSource clock = time == null ? InstantSource.system() : InstantSource.fixed(time);
    return ConformanceVectors.JSON.readTree(answer(line, PolicyDecisionPoint.of(rules, clock)));
  }

  private static String answer(String line, PolicyDecisionPoint decisions) {
    IdentifiedRequest asked = request(line);
    return DecisionJson.write(asked.id(), decisions.decide(asked.request()));
  }

  private static IdentifiedRequest request(String line) {
    RequestLine read = RequestJson.read(line);
    if (read instanceof IdentifiedRequest request) {
      return request;
    }
    throw new IllegalArgumentException("no request: " + read);
  }

  private static void reportsItsFindings(VectorCase one) {
    Analysis analysis = PolicyFrontEnd.analyze(ConformanceVectors.sources(one.node()));
    List<String> expected = new ArrayList<>();
    for (JsonNode finding : one.node().path("diagnostics")) {
      expected.add(
          finding.path("file").asText()
              + ":"
              + finding.path("line").asInt()
              + " "
              + finding.path("code").asText());
    }
    assertThat(analysis.diagnostics().stream().filter(Diagnostic::isError).toList())
        .extracting(ConformanceTest::placeAndCode)
        .isNotEmpty()
        .containsExactlyElementsOf(expected);
  }

  private static String placeAndCode(Diagnostic finding) {
    return finding.location().source().name()
        + ":"
        + finding.location().position().line()
        + " "
        + finding.code().id();
  }
}
