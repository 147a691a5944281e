package dev.edict.bench.neutral;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.bench.neutral.NeutralRule.OnHost;
import dev.edict.bench.neutral.NeutralRule.OnPath;
import dev.edict.bench.neutral.NeutralRule.OnTool;
import dev.edict.bench.neutral.WorkloadFolder.RequestStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeutralWorkloadTest {
  private static final int RULES = 1000;
  private static final int REQUESTS = 4096;

  @Test
  void isTheSameEveryTime() {
    NeutralGenerator first = new NeutralGenerator(RULES);
    NeutralGenerator second = new NeutralGenerator(RULES);

    assertThat(second.rules()).isEqualTo(first.rules());
    assertThat(second.requests(REQUESTS)).isEqualTo(first.requests(REQUESTS));
  }

  @Test
  void hasEveryShapeAndTheStatedShares() {
    NeutralGenerator generator = new NeutralGenerator(RULES);

    Set<Enum<?>> shapes =
        generator.rules().stream().map(NeutralWorkloadTest::shape).collect(Collectors.toSet());
    assertThat(shapes)
        .contains(NeutralRule.HostShape.values())
        .contains(NeutralRule.PathShape.values())
        .contains(NeutralRule.ToolShape.values());
    assertThat(generator.rules().stream().filter(rule -> !rule.allow())).hasSize(RULES / 5);
    assertThat(
            generator.requests(REQUESTS).stream()
                .filter(judged -> judged.verdict().kind() == Verdict.Kind.DENY))
        .hasSize(REQUESTS / 5);
  }

  private static Enum<?> shape(NeutralRule rule) {
    if (rule instanceof OnHost onHost) {
      return onHost.shape();
    }
    return rule instanceof OnPath onPath ? onPath.shape() : ((OnTool) rule).shape();
  }

  @Test
  void indexAgreesWithTheMeaningOfEveryRule() {
    NeutralGenerator generator = new NeutralGenerator(RULES);

    for (JudgedRequest judged : generator.requests(REQUESTS)) {
      assertThat(judged.verdict()).as("%s", judged).isEqualTo(scan(generator.rules(), judged));
    }
  }

  private static Verdict scan(List<NeutralRule> rules, JudgedRequest judged) {
    List<NeutralRule> matching =
        rules.stream().filter(rule -> RuleMatch.matches(rule, judged.request())).toList();
    return matching.stream()
        .filter(rule -> !rule.allow())
        .findFirst()
        .or(() -> matching.stream().findFirst())
        .map(Verdict::of)
        .orElse(Verdict.NONE);
  }

  @Test
  void distinctRequestsAreDistinct() {
    List<JudgedRequest> requests = new NeutralGenerator(10).distinctRequests(20_000);

    assertThat(new HashSet<>(requests)).hasSize(20_000);
  }

  @Test
  void filesHoldAllThereIs(@TempDir Path path) throws IOException {
    WorkloadFolder folder = new WorkloadFolder(path);
    NeutralGenerator generator = new NeutralGenerator(RULES);
    List<JudgedRequest> requests = generator.requests(REQUESTS);

    folder.write(generator.rules());
    folder.write(RULES, RequestStream.HOT, requests);

    assertThat(folder.rules(RULES)).isEqualTo(generator.rules());
    assertThat(folder.requests(RULES, RequestStream.HOT)).isEqualTo(requests);
    assertThat(folder.has(RULES, RequestStream.COLD)).isFalse();
  }
}
