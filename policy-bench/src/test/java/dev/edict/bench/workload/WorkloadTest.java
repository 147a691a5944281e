package dev.edict.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.ast.Domain;
import dev.edict.eval.PolicyDecisionPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkloadTest {
  private static final int RULES = 100;

  @Test
  void isTheSameEveryTime() {
    Workload first = WorkloadGenerator.generate(RULES);
    Workload second = WorkloadGenerator.generate(RULES);

    assertThat(second.source().text()).isEqualTo(first.source().text());
    assertThat(second.requests()).isEqualTo(first.requests());
  }

  @Test
  void hasTheStatedShares() {
    Workload workload = WorkloadGenerator.generate(RULES);

    assertThat(workload.ruleSet().rules()).hasSize(RULES);
    assertThat(workload.ruleSet().rules().stream().filter(rule -> rule.domain() == Domain.NETWORK))
        .hasSize(40);
    assertThat(workload.requests()).hasSize(Workload.REQUESTS);
    assertThat(workload.requests().stream().filter(asked -> asked.answer().equals(Answer.NONE)))
        .hasSize(1229);
    for (Domain domain : Domain.values()) {
      assertThat(workload.requestsAbout(domain)).hasSizeGreaterThan(Workload.REQUESTS / 5);
    }
  }

  @Test
  void decisionPointAnswersLikeTheLinearScan() {
    assertAnsweredByBoth(WorkloadGenerator.generate(RULES));
  }

  @Test
  void readsTabbedFiles(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("rules-6.tsv"),
        """
        # id\teffect\tdomain\ta\tb
        r0\tdeny\tnet\t2001:db8::/32\t8000-8099
        r1\tallow\tnet\t**.example.com\t*
        r2\tallow\tfs\t/srv/data/**\trw
        r3\tdeny\tfs\t*.pem\tr
        r4\tallow\tmcp\t*\tget_*
        r5\tdeny\tmcp\tvault\tget_key
        """);
    Files.writeString(
        folder.resolve("requests-6.tsv"),
        """
        net\t2001:db8::1\t8080\tdeny\tr0
        net\ta.b.example.com\t80\tallow\tr1
        net\texample.com\t80\tnone\t-
        fs\t/srv/data/x\twrite\tallow\tr2
        fs\t/srv/data/x/y.pem\tread\tdeny\tr3
        fs\t/srv/data\tread\tnone\t-
        mcp\twiki\tget_page\tallow\tr4
        mcp\tvault\tget_key\tdeny\tr5
        """);

    Workload workload = TabbedWorkload.read(folder, 6);

    assertThat(workload.requests()).hasSize(8);
    assertAnsweredByBoth(workload);
  }

  private static void assertAnsweredByBoth(Workload workload) {
    LinearScan linearScan = new LinearScan(workload.ruleSet());
    PolicyDecisionPoint decisionPoint = PolicyDecisionPoint.of(workload.ruleSet());
    List<PlainRequest> requests =
        workload.requests().stream().map(AnsweredRequest::request).toList();
    List<Answer> expected = workload.requests().stream().map(AnsweredRequest::answer).toList();

    assertThat(requests.stream().map(linearScan::decide).map(Answer::of).toList())
        .isEqualTo(expected);
    assertThat(
            requests.stream()
                .map(request -> decisionPoint.decide(request.toAccessRequest()))
                .map(Answer::of)
                .toList())
        .isEqualTo(expected);
  }
}
