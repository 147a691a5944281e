package dev.edict.eval.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.format.PolicyFormatter;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.wire.IdentifiedRequest;
import dev.edict.eval.wire.RequestJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What the text of policies has to do with decisions; tried with the workshop's. */
final class TextLaws {
  private static final Path WORKSHOP = Path.of("..", "spec", "examples", "workshop");
  private static final List<PolicySource> SOURCES =
      List.of(source("network.edict"), source("filesystem.edict"), source("mcp.edict"));
  private static final List<AccessRequest> REQUESTS = requests();

  private TextLaws() {}

  private static PolicySource source(String name) {
    return PolicySource.of(name, String.join("\n", lines(name)) + "\n");
  }

  private static List<String> lines(String name) {
    try {
      return Files.readAllLines(WORKSHOP.resolve(name));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<AccessRequest> requests() {
    return lines("requests.jsonl").stream()
        .map(line -> ((IdentifiedRequest) RequestJson.read(line)).request())
        .toList();
  }

  static void formattingIrrelevant(long seed, Engine engine) {
    Random random = new Random(seed);
    List<String> expected = decisions(engine, rules(source -> source.text()));
    assertThat(decisions(engine, rules(source -> spaced(source.text(), random))))
        .isEqualTo(expected);
    assertThat(decisions(engine, rules(TextLaws::formatted))).isEqualTo(expected);
  }

  private static RuleSet rules(Function<PolicySource, String> layout) {
    return PolicyFrontEnd.analyze(
            SOURCES.stream()
                .map(source -> PolicySource.of(source.name(), layout.apply(source)))
                .toList())
        .requireRuleSet();
  }

  private static String formatted(PolicySource source) {
    return PolicyFormatter.format(source).text().orElseThrow();
  }

  /** Returns the lines with other indentation, and with comments and blank lines around them. */
  private static String spaced(String text, Random random) {
    UnaryOperator<String> layout =
        line ->
            " ".repeat(random.nextInt(4))
                + "\t".repeat(random.nextInt(2))
                + line.strip()
                + " ".repeat(random.nextInt(3))
                + List.of("", "", "// { \" }", "\n", "\r\n\n").get(random.nextInt(5));
    return String.join("\n", text.lines().map(layout).toList()) + "\n";
  }

  /** Returns what is left of the decisions without digest and positions. */
  private static List<String> decisions(Engine engine, RuleSet rules) {
    Function<AccessRequest, Decision> decider = engine.decider(rules);
    List<String> decisions = new ArrayList<>();
    for (AccessRequest request : REQUESTS) {
      Decision decision = decider.apply(request);
      decisions.add(
          decision.outcome()
              + " "
              + decision.rule().map(rule -> rule.id().toString()).orElse(decision.code())
              + decision.obligations()
              + decision.reason());
    }
    return decisions;
  }
}
