package dev.edict.eval.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.ast.SecretStatement.Place;
import dev.edict.dsl.rule.AuditSeverity;
import dev.edict.dsl.rule.Condition;
import dev.edict.dsl.rule.Level;
import dev.edict.dsl.rule.Policy;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleId;
import dev.edict.dsl.rule.RuleTarget;
import dev.edict.dsl.source.PolicySource;
import dev.edict.dsl.source.SourceLocation;
import dev.edict.dsl.source.SourceSpan;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Explanation;
import dev.edict.eval.decision.Explanation.Question;
import dev.edict.eval.decision.Explanation.RuleTrace;
import dev.edict.eval.decision.Explanation.Standing;
import dev.edict.eval.decision.Explanation.Status;
import dev.edict.eval.decision.Obligation;
import dev.edict.eval.decision.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DecisionJsonTest {
  private static final SourceLocation PLACE =
      new SourceLocation(PolicySource.of("acme.edict", "edict 1\n  allow"), SourceSpan.at(10));
  private static final Rule RULE =
      new Rule(
          new RuleId("Acme", "small \u00e9"),
          new Policy("Acme", Level.TEAM, List.of(), Set.of(), PLACE),
          Effect.ALLOW,
          false,
          new RuleTarget.Register(List.of()),
          Condition.ALWAYS,
          Optional.empty(),
          Optional.empty(),
          AuditSeverity.INFORMATIONAL,
          List.of(new Rule.Note("owner", List.of("me")), new Rule.Note("advice", List.of("ask"))),
          PLACE);

  @Test
  void writesEveryMemberInOrder() {
    assertThat(DecisionJson.write("r1", allowed(List.of(new Obligation.Inspect()))))
        .isEqualTo(
            "{\"id\":\"r1\",\"outcome\":\"allow\",\"kind\":\"explicit\","
                + "\"rule\":\"small \\u00E9\",\"policy\":\"Acme\",\"level\":\"team\","
                + "\"code\":\"rule\",\"reason\":\"because\",\"resource\":\"res\","
                + "\"obligations\":[{\"type\":\"inspect\"}],\"source\":\"acme.edict:2:3\","
                + "\"target\":null,\"advice\":[\"ask\"]}");
  }

  @Test
  void writesWhatIsAbsentAsNull() {
    assertThat(DecisionJson.write(null, denied("")))
        .startsWith(
            "{\"id\":null,\"outcome\":\"deny\",\"kind\":\"implicit\","
                + "\"rule\":null,\"policy\":null,\"level\":null,")
        .endsWith("\"obligations\":[],\"source\":null,\"target\":null,\"advice\":[]}");
  }

  @Test
  void writesEveryKindOfObligation() {
    Decision decision =
        allowed(
            List.of(
                new Obligation.MaskPaths(List.of("/a/**", "/b")),
                new Obligation.ObtainApproval("why"),
                new Obligation.InjectSecret("K", Place.HEADER, "Authorization", "Bearer "),
                new Obligation.InjectSecret("L", Place.ENVIRONMENT, "TOKEN", ""),
                new Obligation.Redact(List.of("/a~1b"), List.of(""))));
    assertThat(DecisionJson.write(null, decision))
        .contains(
            "\"obligations\":[{\"type\":\"mask\",\"patterns\":[\"/a/**\",\"/b\"]},"
                + "{\"type\":\"approval\",\"reason\":\"why\"},"
                + "{\"type\":\"secret\",\"name\":\"K\",\"place\":\"header\","
                + "\"target\":\"Authorization\",\"prefix\":\"Bearer \"},"
                + "{\"type\":\"secret\",\"name\":\"L\",\"place\":\"env\","
                + "\"target\":\"TOKEN\",\"prefix\":\"\"},"
                + "{\"type\":\"redact\",\"arguments\":[\"/a~1b\"],\"results\":[\"\"]}]");
  }

  @Test
  void writesPrintableAsciiWhateverTheResource() {
    String json = DecisionJson.write("\ud800", denied("\u001b[31m\u007f\u202e\n\ud83d\ude00\""));
    assertThat(json).matches("[ -~]*").contains("\\u001B[31m\\u007F\\u202E\\n\\uD83D\\uDE00\\\"");
  }

  @Test
  void writesTheDenialOfAFaultyLine() {
    Decision denial = new FaultyLine("r1", LineFault.WRONG_TYPE, "no").denial("d1", 7);
    assertThat(denial.policyDigest()).isEqualTo("d1");
    assertThat(denial.generation()).isEqualTo(7);
    assertThat(DecisionJson.write("r1", denial))
        .startsWith("{\"id\":\"r1\",\"outcome\":\"deny\",\"kind\":\"invalid\",")
        .contains("\"code\":\"wrong-type\",\"reason\":\"no\",\"resource\":\"\"");
  }

  @Test
  void writesAnExplanationAroundTheDecision() {
    Decision decision = allowed(List.of());
    Explanation explanation =
        new Explanation(
            decision,
            new Question(List.of(List.of("read of path", "read of real path")), false, true),
            List.of(
                new RuleTrace(
                    RULE, Status.DETERMINING, "", Standing.DECIDES, List.of("read of path")),
                new RuleTrace(RULE, Status.NEARLY, "x is 1", Standing.NONE, List.of())));
    String rule =
        "\"rule\":\"small \\u00E9\",\"policy\":\"Acme\",\"level\":\"team\",\"effect\":\"allow\",";
    assertThat(ExplanationJson.write("r1", explanation))
        .isEqualTo(
            "{\"decision\":"
                + DecisionJson.write("r1", decision)
                + ",\"needs\":[[\"read of path\",\"read of real path\"]],"
                + "\"inspecting\":false,\"masking\":true,\"together\":[],\"rules\":[{"
                + rule
                + "\"approval\":false,\"status\":\"determining\",\"standing\":\"decides\","
                + "\"parts\":[\"read of path\"],\"detail\":\"\",\"source\":\"acme.edict:2:3\"},{"
                + rule
                + "\"approval\":false,\"status\":\"nearly\",\"standing\":\"none\","
                + "\"parts\":[],\"detail\":\"x is 1\","
                + "\"source\":\"acme.edict:2:3\"}]}");
  }

  private static Decision allowed(List<Obligation> obligations) {
    return new Decision(
        Outcome.ALLOW,
        Basis.EXPLICIT,
        Optional.of(RULE),
        "rule",
        "because",
        "res",
        obligations,
        "digest",
        1);
  }

  private static Decision denied(String resource) {
    return new Decision(
        Outcome.DENY,
        Basis.IMPLICIT,
        Optional.empty(),
        "no-rule",
        "none",
        resource,
        List.of(),
        "digest",
        1);
  }
}
