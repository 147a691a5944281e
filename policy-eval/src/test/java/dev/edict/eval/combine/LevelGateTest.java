package dev.edict.eval.combine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.rule.DelegationGrant;
import dev.edict.dsl.rule.DelegationGrant.Bound;
import dev.edict.dsl.rule.Level;
import dev.edict.dsl.rule.Policy;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.eval.condition.ConditionOutcome;
import dev.edict.eval.testing.RuleSets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who keeps a level from allowing. */
class LevelGateTest {
  private static final Policy ORG = RuleSets.policy("Acme", Level.ORG, Domain.MCP);
  private static final Policy RED =
      RuleSets.teamPolicy("Red", Level.ORG, List.of("red"), Set.of(Domain.MCP));
  private static final Policy TEAM = RuleSets.policy("Team", Level.TEAM, Domain.MCP);
  private static final Bound EVERYTHING = new Bound.Everything();
  private static final Bound INSIDE = new Bound.Tools(List.of());

  /** One who is in some teams, with a request that is inside no bound but one. */
  private record Asked(List<String> teams, Bound inside) implements Circumstances {
    @Override
    public Instant now() {
      return Instant.EPOCH;
    }

    @Override
    public boolean isWithin(Bound bound) {
      return bound.equals(EVERYTHING) || bound.equals(inside);
    }

    @Override
    public ConditionOutcome evaluate(CompiledRule rule) {
      throw new AssertionError("conditions are no matter of levels");
    }
  }

  private static final Asked ANYONE = new Asked(List.of(), EVERYTHING);
  private static final Asked REDS = new Asked(List.of("red"), EVERYTHING);

  private static DelegationGrant grant(Policy policy, Level to, Bound bound) {
    return new DelegationGrant(policy, Domain.MCP, Set.of(to), bound, policy.origin());
  }

  private static LevelGate gate(Level level, List<Policy> policies, DelegationGrant... grants) {
    RuleSet rules = RuleSets.of(policies, List.of(), List.of(grants));
    return LevelGates.of(rules).gate(Domain.MCP, level);
  }

  @Test
  void nobodyAboveGovernsOrAnotherDomain() {
    LevelGate alone = gate(Level.LOCAL, List.of());
    assertThat(alone.isOpen()).isTrue();
    assertThat(alone.isClosed()).isFalse();
    assertThat(alone.admits(ANYONE)).isTrue();
    assertThat(gate(Level.ORG, List.of(ORG)).isOpen()).isTrue();
    Policy network = RuleSets.policy("Net", Level.ORG, Domain.NETWORK);
    assertThat(gate(Level.LOCAL, List.of(network)).isOpen()).isTrue();
  }

  @Test
  void whoGovernsWithoutDelegatingCloses() {
    LevelGate closed = gate(Level.LOCAL, List.of(ORG));
    assertThat(closed.isOpen()).isFalse();
    assertThat(closed.isClosed()).isTrue();
    assertThat(closed.admits(ANYONE)).isFalse();
    assertThat(closed.obstacle(ANYONE)).contains(ORG);
  }

  @Test
  void whoDelegatesEverythingOpens() {
    LevelGate open = gate(Level.LOCAL, List.of(ORG), grant(ORG, Level.LOCAL, EVERYTHING));
    assertThat(open.isOpen()).isTrue();
    assertThat(open.isClosed()).isFalse();
    assertThat(open.obstacle(ANYONE)).isEmpty();
  }

  @Test
  void delegationIsToOneLevelInOneDomainByOneLevel() {
    assertThat(gate(Level.LOCAL, List.of(ORG), grant(ORG, Level.TEAM, EVERYTHING)).isClosed())
        .isTrue();
    DelegationGrant network =
        new DelegationGrant(ORG, Domain.NETWORK, Set.of(Level.LOCAL), EVERYTHING, ORG.origin());
    assertThat(gate(Level.LOCAL, List.of(ORG), network).isClosed()).isTrue();
    LevelGate both = gate(Level.LOCAL, List.of(ORG, TEAM), grant(ORG, Level.LOCAL, EVERYTHING));
    assertThat(both.isClosed()).isTrue();
    assertThat(both.obstacle(ANYONE)).contains(TEAM);
  }

  @Test
  void boundIsLookedAtWithTheRequest() {
    LevelGate bounded = gate(Level.LOCAL, List.of(ORG), grant(ORG, Level.LOCAL, INSIDE));
    assertThat(bounded.isOpen()).isFalse();
    assertThat(bounded.isClosed()).isFalse();
    assertThat(bounded.admits(new Asked(List.of(), INSIDE))).isTrue();
    assertThat(bounded.admits(ANYONE)).isFalse();
    assertThat(bounded.obstacle(ANYONE)).contains(ORG);
  }

  @Test
  void policyForATeamGovernsTheTeamAlone() {
    LevelGate scoped = gate(Level.LOCAL, List.of(RED));
    assertThat(scoped.isOpen()).isFalse();
    assertThat(scoped.isClosed()).isFalse();
    assertThat(scoped.admits(ANYONE)).isTrue();
    assertThat(scoped.obstacle(REDS)).contains(RED);
  }

  @Test
  void policyForATeamDelegatesToTheTeamAlone() {
    LevelGate scoped = gate(Level.LOCAL, List.of(ORG, RED), grant(RED, Level.LOCAL, EVERYTHING));
    assertThat(scoped.isOpen()).isFalse();
    assertThat(scoped.isClosed()).isFalse();
    assertThat(scoped.admits(ANYONE)).isFalse();
    assertThat(scoped.admits(REDS)).isTrue();
  }
}
