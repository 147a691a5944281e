package dev.edict.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.request.NetworkRequest;
import dev.edict.eval.request.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of the README and of the language page are what they say. */
class ReadmeTest {
  private static final Path README = Path.of("..", "README.md");
  private static final Path LANGUAGE = Path.of("..", "spec", "language.md");
  private static final Path HERE =
      Path.of("src", "test", "java", "dev", "edict", "eval", "ReadmeTest.java");

  @Test
  void javaExampleGivesTheAnswerShown() throws IOException {
    // README begins
    PolicySource source =
        PolicySource.of(
            "acme.edict",
            """
        edict 1
        policy "Acme" level org
        network {
          allow "models" connect tcp to "api.anthropic.com:443"
        }
        """);
    PolicyDecisionPoint decisions =
        PolicyDecisionPoint.of(PolicyFrontEnd.analyze(source).requireRuleSet());
    NetworkRequest request =
        NetworkRequest.connect(Subject.user("alice"), "API.Anthropic.com.", 443);
    Decision decision = decisions.decide(request);
    String answer = decision.outcome() + " to " + decision.resource() + ": " + decision.reason();
    // README ends
    assertThat(Files.readString(README)).contains("`answer` is `" + answer + "`");
  }

  @Test
  void javaExampleIsTheOneAbove() throws IOException {
    List<String> here = Files.readAllLines(HERE);
    String code =
        String.join(
            "\n",
            here.subList(
                here.indexOf("    // README begins") + 1, here.indexOf("    // README ends")));
    assertThat(compact(blocks(README, "```java").get(0))).isEqualTo(compact(code));
  }

  @Test
  void wholePoliciesHaveNoErrors() throws IOException {
    List<String> policies = new ArrayList<>(blocks(README, "```"));
    policies.addAll(blocks(LANGUAGE, "```"));
    policies.removeIf(block -> !block.startsWith("edict 1\n"));
    assertThat(policies)
        .hasSize(2)
        .allSatisfy(
            policy ->
                assertThat(PolicyFrontEnd.analyze(PolicySource.of("p.edict", policy)).diagnostics())
                    .isEmpty());
  }

  private static String compact(String code) {
    return code.replaceAll("\\s+", "");
  }

  /** Returns the fenced blocks that start with {@code fence}. */
  private static List<String> blocks(Path page, String fence) throws IOException {
    List<String> blocks = new ArrayList<>();
    List<String> block = null;
    boolean wanted = false;
    for (String line : Files.readAllLines(page)) {
      if (!line.startsWith("```")) {
        if (block != null) {
          block.add(line);
        }
      } else if (block == null) {
        block = new ArrayList<>();
        wanted = line.equals(fence);
      } else {
        if (wanted) {
          blocks.add(String.join("\n", block));
        }
        block = null;
      }
    }
    return blocks;
  }
}
