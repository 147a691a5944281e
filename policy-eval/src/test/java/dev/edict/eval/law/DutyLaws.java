package dev.edict.eval.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.match.mcp.ToolPattern;
import dev.edict.dsl.rule.Policy;
import dev.edict.dsl.rule.Redaction;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.Rule.Note;
import dev.edict.dsl.rule.RuleId;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Obligation;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.ToolCallRequest;
import dev.edict.eval.testing.Patterns;
import dev.edict.eval.testing.RuleSets;
import dev.edict.eval.testing.Scenario;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/** What comes with a decision besides the outcome. */
final class DutyLaws {
  private DutyLaws() {}

  static void adviceNeverInfluences(long seed, Engine engine) {
    Scenario scenario = Scenario.of(seed);
    RuleSet advised =
        RuleSets.withRules(
            scenario.ruleSet(),
            scenario.ruleSet().rules().stream().map(rule -> advised(rule, "read this")).toList());
    List<Decision> plain = Outcomes.decisions(engine, scenario, scenario.ruleSet());
    List<Decision> told = Outcomes.decisions(engine, scenario, advised);
    for (int i = 0; i < plain.size(); i++) {
      Decision decision = told.get(i);
      assertThat(rest(decision)).as("%s", scenario).isEqualTo(rest(plain.get(i)));
      assertThat(decision.advice())
          .isEqualTo(decision.rule().isPresent() ? List.of("read this") : List.of());
    }
  }

  private static Rule advised(Rule rule, String text) {
    return new Rule(
        rule.id(),
        rule.policy(),
        rule.effect(),
        rule.observed(),
        rule.target(),
        rule.condition(),
        rule.until(),
        rule.approval(),
        rule.severity(),
        List.of(new Note(Note.ADVICE, List.of(text))),
        rule.origin());
  }

  static void redactionOnlyAdds(long seed, Engine engine) {
    Scenario scenario = Scenario.of(seed);
    RuleSet rules = scenario.ruleSet();
    if (rules.policies().isEmpty()) {
      return;
    }
    Redaction redaction = redaction(rules.policies(), scenario.random());
    Function<AccessRequest, Decision> before = engine.decider(rules);
    Function<AccessRequest, Decision> after =
        engine.decider(RuleSets.withRedactions(rules, List.of(redaction)));
    for (AccessRequest request : scenario.requests()) {
      Decision decision = after.apply(request);
      assertThat(rest(decision)).as("%s", request).isEqualTo(rest(before.apply(request)));
      assertThat(decision.obligations().stream().filter(o -> o instanceof Obligation.Redact))
          .as("%s under %s", request, redaction)
          .isEqualTo(isDue(redaction, request, decision) ? List.of(REDACT) : List.of());
    }
  }

  private static final Obligation REDACT =
      new Obligation.Redact(List.of("/token"), List.of("/user/email"));

  private static Redaction redaction(List<Policy> policies, Random random) {
    return new Redaction(
        policies.get(random.nextInt(policies.size())),
        Patterns.tools(random.nextBoolean() ? "*/*" : "erp/*"),
        List.of("/token"),
        List.of("/user/email"),
        policies.get(0).origin());
  }

  private static boolean isDue(Redaction redaction, AccessRequest request, Decision decision) {
    return decision.outcome() != Outcome.DENY
        && request instanceof ToolCallRequest call
        && redaction.policy().appliesTo(call.subject().teams())
        && redaction.tools().stream().anyMatch(tool -> matches(tool, call));
  }

  private static boolean matches(ToolPattern pattern, ToolCallRequest call) {
    return pattern.server().glob().matches(call.server().name())
        && pattern.tool().glob().matches(call.tool().name());
  }

  /** A decision without what may differ. */
  private record Rest(
      Outcome outcome,
      Basis basis,
      Optional<RuleId> rule,
      String code,
      String reason,
      List<Obligation> obligations) {}

  private static Rest rest(Decision decision) {
    return new Rest(
        decision.outcome(),
        decision.basis(),
        decision.rule().map(Rule::id),
        decision.code(),
        decision.reason(),
        decision.obligations().stream().filter(o -> !(o instanceof Obligation.Redact)).toList());
  }
}
