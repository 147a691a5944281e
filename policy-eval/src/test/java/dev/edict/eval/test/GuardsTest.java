package dev.edict.eval.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.Analysis;
import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.source.PolicySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The ready-made sets in {@code spec/examples/guards} and the policy that uses them. */
class GuardsTest {
  private static final Path GUARDS = Path.of("..", "spec", "examples", "guards");

  @Test
  void policyHasNoFindingsAndItsTestsPass() throws IOException {
    Analysis analysis =
        PolicyFrontEnd.analyze(List.of(source("guards.edict"), source("policy.edict")));
    assertThat(analysis.diagnostics()).isEmpty();
    assertThat(PolicyTestRunner.run(analysis))
        .hasSizeGreaterThanOrEqualTo(5)
        .allSatisfy(result -> assertThat(result.failures()).as(result.name()).isEmpty());
  }

  private static PolicySource source(String name) throws IOException {
    return PolicySource.of(name, Files.readString(GUARDS.resolve(name)));
  }
}
