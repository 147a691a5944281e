package dev.edict.eval.combine;

import static dev.edict.eval.testing.RuleBuilder.allow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.rule.Condition;
import dev.edict.dsl.rule.DelegationGrant.Bound;
import dev.edict.dsl.rule.FileAction;
import dev.edict.dsl.rule.Level;
import dev.edict.dsl.rule.Policy;
import dev.edict.dsl.rule.Rule;
import dev.edict.eval.combine.Verdict.Code;
import dev.edict.eval.condition.ConditionOutcome;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.testing.Patterns;
import dev.edict.eval.testing.RuleBuilder;
import dev.edict.eval.testing.RuleSets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What several things that must all be allowed come to. */
class CombinerTest {
  private static final Policy ORG = RuleSets.policy("Acme", Level.ORG, Domain.MCP);
  private static final Condition NEVER = new Condition.Any(List.of());
  private static final Circumstances ANYONE =
      new Circumstances() {
        @Override
        public List<String> teams() {
          return List.of();
        }

        @Override
        public Instant now() {
          return Instant.EPOCH;
        }

        @Override
        public boolean isWithin(Bound bound) {
          return false;
        }

        @Override
        public ConditionOutcome evaluate(CompiledRule rule) {
          return ConditionOutcome.of(!rule.rule().condition().equals(NEVER));
        }
      };

  private static CompiledRule compiled(int rank, RuleBuilder builder) {
    Rule rule = builder.in(ORG);
    return CompiledRule.of(
        rank, rule, LevelGates.of(RuleSets.of(rule)).gate(Domain.MCP, Level.ORG));
  }

  private static CompiledRule plain(int rank) {
    return compiled(rank, allow("r" + rank, Patterns.call("a/b")));
  }

  private static CompiledRule asking(int rank) {
    return compiled(rank, allow("r" + rank, Patterns.call("a/b")).withApproval("why"));
  }

  private static CompiledRule failing(int rank) {
    return compiled(rank, allow("r" + rank, Patterns.call("a/b")).when(NEVER));
  }

  private static Requirement needs(FileAction action, CompiledRule... allows) {
    Candidates candidates = new Candidates();
    List.of(allows).forEach(candidates);
    return new Requirement(action, List.of(candidates));
  }

  private static Verdict all(Requirement... requirements) {
    return Combiner.allAllowed(List.of(requirements), ANYONE);
  }

  @Test
  void theFirstOfSeveralRulesDecides() {
    assertThat(all(needs(FileAction.READ, plain(3), plain(1), plain(2))).rule())
        .isEqualTo(plain(1));
    assertThat(all(needs(FileAction.READ, asking(1), plain(2))).rule()).isEqualTo(plain(2));
    assertThat(all(needs(FileAction.READ, asking(3), asking(2))).rule()).isEqualTo(asking(2));
  }

  @Test
  void theFirstRuleOfSeveralNeedsDecides() {
    assertThat(all(needs(FileAction.READ, plain(2)), needs(FileAction.WRITE, plain(1))).rule())
        .isEqualTo(plain(1));
    assertThat(all(needs(FileAction.READ, plain(1)), needs(FileAction.WRITE, plain(2))).rule())
        .isEqualTo(plain(1));
  }

  @Test
  void whatAsksDecidesOverWhatAllows() {
    Verdict later = all(needs(FileAction.READ, plain(1)), needs(FileAction.WRITE, asking(2)));
    assertThat(later.outcome()).isEqualTo(Outcome.APPROVAL_REQUIRED);
    assertThat(later.rule()).isEqualTo(asking(2));
    Verdict earlier = all(needs(FileAction.READ, asking(2)), needs(FileAction.WRITE, plain(1)));
    assertThat(earlier.outcome()).isEqualTo(Outcome.APPROVAL_REQUIRED);
    assertThat(earlier.rule()).isEqualTo(asking(2));
  }

  @Test
  void theFirstNeedThatIsNotMetIsNamed() {
    Verdict verdict =
        all(
            needs(FileAction.READ, plain(4)),
            needs(FileAction.DELETE),
            needs(FileAction.WRITE, failing(1)),
            needs(FileAction.EXECUTE, plain(2)));
    assertThat(verdict.outcome()).isEqualTo(Outcome.DENY);
    assertThat(verdict.code()).isEqualTo(Code.MISSING_DELETE);
    assertThat(verdict.related()).isEqualTo(plain(4));
  }

  @Test
  void whenNothingIsMetWhatComesNearIsTold() {
    Verdict verdict =
        all(
            needs(FileAction.READ),
            needs(FileAction.WRITE, failing(3)),
            needs(FileAction.DELETE, failing(1)));
    assertThat(verdict.code()).isEqualTo(Code.CONDITION_NOT_MET);
    assertThat(verdict.related()).isEqualTo(failing(3));
    Verdict nothing = all(needs(FileAction.READ), needs(FileAction.WRITE));
    assertThat(nothing.code()).isEqualTo(Code.NO_RULE);
    assertThat(nothing.related()).isNull();
  }

  @Test
  void theStrictestOfSeveralNamesCounts() {
    Candidates allowed = new Candidates();
    allowed.accept(plain(1));
    Candidates asked = new Candidates();
    asked.accept(asking(2));
    Verdict verdict = all(new Requirement(FileAction.READ, List.of(allowed, asked)));
    assertThat(verdict.outcome()).isEqualTo(Outcome.APPROVAL_REQUIRED);
    assertThat(all(new Requirement(FileAction.READ, List.of(asked, allowed))).rule())
        .isEqualTo(asking(2));
    Verdict denied = all(new Requirement(FileAction.READ, List.of(asked, new Candidates())));
    assertThat(denied.outcome()).isEqualTo(Outcome.DENY);
  }
}
