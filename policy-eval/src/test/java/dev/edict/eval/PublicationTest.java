package dev.edict.eval;

import static dev.edict.eval.testing.RuleBuilder.allow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.match.network.Protocol;
import dev.edict.dsl.rule.Level;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.McpServer;
import dev.edict.eval.request.NetworkRequest;
import dev.edict.eval.request.Subject;
import dev.edict.eval.testing.Patterns;
import dev.edict.eval.testing.RandomRuleSets;
import dev.edict.eval.testing.RuleSets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is published for a time, renewed and withdrawn. */
class PublicationTest {
  private static final Subject ALICE = Subject.user("alice");
  private static final AccessRequest REQUEST = NetworkRequest.connect(ALICE, "a.test", 443);
  private static final RuleSet OPEN =
      RuleSets.of(
          allow("all", Patterns.tcp("**")).in(RuleSets.policy("Acme", Level.ORG, Domain.NETWORK)));
  private static final Instant UNTIL = RandomRuleSets.NOW.plusSeconds(60);

  private Instant now = RandomRuleSets.NOW;
  private final PolicyDecisionPoint point = PolicyDecisionPoint.denyAll(() -> now);

  @Test
  void isGoodBeforeTheInstantAndStaleFromItOn() {
    point.publish(OPEN, UNTIL);
    now = UNTIL.minusNanos(1);
    assertThat(point.decide(REQUEST).isAllowed()).isTrue();
    now = UNTIL;
    Decision decision = point.decide(REQUEST);
    assertThat(decision.outcome()).isEqualTo(Outcome.DENY);
    assertThat(decision.code()).isEqualTo("policy-stale");
    assertThat(decision.reason()).contains(UNTIL.toString());
    assertThat(decision.generation()).isEqualTo(2);
    assertThat(point.ruleSet()).isEqualTo(RuleSet.EMPTY);
  }

  @Test
  void aClockThatGoesBackBringsNothingBack() {
    point.publish(OPEN, UNTIL);
    now = UNTIL;
    point.decide(REQUEST);
    now = RandomRuleSets.NOW;
    assertThat(point.decide(REQUEST).code()).isEqualTo("policy-stale");
    assertThat(point.renew(UNTIL.plusSeconds(60))).isFalse();
    point.publish(OPEN, UNTIL);
    assertThat(point.decide(REQUEST).isAllowed()).isTrue();
  }

  @Test
  void renewalKeepsTheGeneration() {
    point.publish(OPEN, UNTIL);
    assertThat(point.renew(UNTIL.plusSeconds(60))).isTrue();
    now = UNTIL;
    assertThat(point.decide(REQUEST).isAllowed()).isTrue();
    assertThat(point.generation()).isEqualTo(1);
    now = UNTIL.plusSeconds(60);
    assertThat(point.decide(REQUEST).code()).isEqualTo("policy-stale");
  }

  @Test
  void withdrawalDeniesAndSaysWhy() {
    point.publish(OPEN);
    point.withdraw("the bundle was refused");
    Decision decision = point.decide(REQUEST);
    assertThat(decision.code()).isEqualTo("no-policy");
    assertThat(decision.reason()).isEqualTo("the bundle was refused");
    assertThat(decision.generation()).isEqualTo(2);
    assertThat(point.renew(UNTIL)).isFalse();
  }

  @Test
  void sessionsAndSpecializedDecisionPointsAndListsAreStaleToo() {
    point.publish(OPEN, UNTIL);
    SubjectDecisionPoint session = point.session(ALICE, Environment.UNKNOWN);
    PolicyDecisionPoint special = point.specialize(ALICE, Environment.UNKNOWN);
    assertThat(session.connect(Protocol.TCP, "a.test", 443).isAllowed()).isTrue();
    assertThat(special.decide(REQUEST).isAllowed()).isTrue();
    now = UNTIL;
    assertThat(session.connect(Protocol.TCP, "a.test", 443).code()).isEqualTo("policy-stale");
    assertThat(special.decide(REQUEST).code()).isEqualTo("policy-stale");
    List<McpServer> servers = List.of(McpServer.named("git"));
    assertThat(point.visibleServers(ALICE, Environment.UNKNOWN, servers)).isEmpty();
  }
}
