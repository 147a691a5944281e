package dev.edict.eval.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.decision.Explanation;
import dev.edict.eval.request.McpServer;
import dev.edict.eval.request.McpTool;
import dev.edict.eval.request.Subject;
import dev.edict.eval.request.ToolCallRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisivePartTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          when args.n <= 500                       | `args.n <= 500` does not hold
          when args.s == "x" and args.n <= 500     | `args.n <= 500` does not hold
          when args.n <= 500 and args.s == "y"     | `args.n <= 500` does not hold
          when args.n > 1 and (args.s == "x" and (args.n < 5 and args.n > 2)) | `args.n < 5` does not hold
          when args.n < 5 or args.s == "y"         | `args.n < 5 or args.s == "y"` does not hold
          unless args.n > 500                      | `args.n > 500` holds
          when args.m == 1                         | `args.m` is absent
          when args.m == 1 and args.n <= 500       | `args.n <= 500` does not hold
          when args.s < 1                          | `args.s` has the wrong type
          when not (args.n > 1 and args.s == "x")  | `args.n > 1 and args.s == "x"` holds
          """)
  void namesThePartThatIsToBlame(String clause, String detail) {
    Explanation explanation =
        PolicyDecisionPoint.of(
                PolicyFrontEnd.analyze(
                        PolicySource.of(
                            "a.edict",
                            "edict 1\npolicy \"P\" level org\nmcp {\n  allow \"a\" call \"erp/*\" "
                                + clause
                                + "\n}\n"))
                    .requireRuleSet())
            .explain(
                ToolCallRequest.builder(
                        Subject.user("alice"), McpServer.named("erp"), McpTool.named("pay"))
                    .arguments("{\"n\": 501, \"s\": \"x\"}")
                    .build());
    assertThat(explanation.traces().get(0).detail()).isEqualTo(detail);
    assertThat(explanation.decision().reason())
        .isEqualTo("rule \"a\" would allow it, but " + detail);
  }
}
