package dev.edict.eval;

import static dev.edict.dsl.rule.FileAction.READ;
import static dev.edict.dsl.rule.FileAction.WRITE;
import static dev.edict.eval.testing.RuleBuilder.allow;
import static dev.edict.eval.testing.RuleBuilder.deny;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.ast.Expression.Operator;
import dev.edict.dsl.ast.SecretStatement.Place;
import dev.edict.dsl.match.filesystem.FilesystemProfile;
import dev.edict.dsl.match.network.HttpMethod;
import dev.edict.dsl.rule.AttributeRoot;
import dev.edict.dsl.rule.Condition;
import dev.edict.dsl.rule.Level;
import dev.edict.dsl.rule.Operand;
import dev.edict.dsl.rule.Policy;
import dev.edict.dsl.rule.ResourceLimit;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.rule.SecretBinding;
import dev.edict.dsl.rule.ValueType;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Obligation;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.FileRequest;
import dev.edict.eval.request.HttpRequest;
import dev.edict.eval.request.McpServer;
import dev.edict.eval.request.McpTool;
import dev.edict.eval.request.MountRequest;
import dev.edict.eval.request.NetworkRequest;
import dev.edict.eval.request.Subject;
import dev.edict.eval.request.ToolCallRequest;
import dev.edict.eval.testing.Patterns;
import dev.edict.eval.testing.RandomRuleSets;
import dev.edict.eval.testing.RuleSets;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyDecisionPointTest {
  private static final Subject ALICE = Subject.user("alice");
  private static final Policy ORG =
      RuleSets.policy("Acme", Level.ORG, Domain.NETWORK, Domain.FILESYSTEM, Domain.MCP);
  private static final Policy MINE = RuleSets.policy("Mine", Level.LOCAL, Domain.NETWORK);
  private static final Environment POSIX =
      Environment.UNKNOWN.withProfile(FilesystemProfile.POSIX).withHome("/home/alice");

  private static Decision decide(RuleSet ruleSet, AccessRequest request) {
    return PolicyDecisionPoint.of(ruleSet, () -> RandomRuleSets.NOW).decide(request);
  }

  private static AccessRequest connect(String host, int port) {
    return NetworkRequest.connect(ALICE, host, port);
  }

  @Test
  void nothingPublishedDeniesEverything() {
    PolicyDecisionPoint point = PolicyDecisionPoint.denyAll();
    Decision decision = point.decide(connect("a.test", 443));
    assertThat(decision.outcome()).isEqualTo(Outcome.DENY);
    assertThat(decision.basis()).isEqualTo(Basis.IMPLICIT);
    assertThat(decision.code()).isEqualTo("no-policy");
    assertThat(decision.generation()).isZero();
    assertThat(point.ruleSet().rules()).isEmpty();
    assertThat(point.explain(connect("a.test", 443)).decision()).isEqualTo(decision);
  }

  @Test
  void publishingSwapsTheRulesAndCountsGenerations() {
    RuleSet open = RuleSets.of(allow("all", Patterns.tcp("**")).in(ORG));
    PolicyDecisionPoint point = PolicyDecisionPoint.denyAll();
    point.publish(open);
    assertThat(point.decide(connect("a.test", 443)).isAllowed()).isTrue();
    point.publish(RuleSets.of(deny("none", Patterns.tcp("**")).in(ORG)));
    Decision decision = point.decide(connect("a.test", 443));
    assertThat(decision.isAllowed()).isFalse();
    assertThat(decision.generation()).isEqualTo(2).isEqualTo(point.generation());
  }

  @Test
  void rulesAreNamed() {
    RuleSet ruleSet =
        RuleSets.of(
            allow("web", Patterns.tcp("**:443")).in(ORG),
            deny("paste", Patterns.tcp("paste.ee")).in(ORG));
    assertThat(decide(ruleSet, connect("A.test", 443)).reason())
        .isEqualTo("allowed by rule \"web\" of policy \"Acme\"");
    assertThat(decide(ruleSet, connect("paste.ee", 443)).reason())
        .isEqualTo("denied by rule \"paste\" of policy \"Acme\"");
    assertThat(decide(ruleSet, connect("A.test", 80)).reason())
        .isEqualTo("no rule allows connect:tcp to a.test:80");
  }

  @Test
  void approvalIsAskedForWithItsReason() {
    RuleSet ruleSet =
        RuleSets.of(allow("merge", Patterns.call("gh/merge_*")).withApproval("sure?").in(ORG));
    Decision decision = decide(ruleSet, ToolCallRequest.of(ALICE, "gh", "merge_pr"));
    assertThat(decision.outcome()).isEqualTo(Outcome.APPROVAL_REQUIRED);
    assertThat(decision.obligations()).containsExactly(new Obligation.ObtainApproval("sure?"));
    assertThat(decision.reason())
        .isEqualTo("rule \"merge\" of policy \"Acme\" allows it once a person has approved");
  }

  @Test
  void inactiveAllowTellsWhoGoverns() {
    RuleSet ruleSet =
        RuleSets.of(
            deny("paste", Patterns.tcp("paste.ee")).in(ORG),
            allow("mine", Patterns.tcp("**")).in(MINE));
    Decision decision = decide(ruleSet, connect("a.test", 443));
    assertThat(decision.code()).isEqualTo("inactive-allow");
    assertThat(decision.reason())
        .isEqualTo(
            "rule \"mine\" would allow it, but level local may not: "
                + "policy \"Acme\" of level org governs network");
  }

  @Test
  void conditionsTellWhatIsMissing() {
    RuleSet ruleSet =
        RuleSets.of(
            allow("small", Patterns.call("erp/pay")).when(amountUpTo(500)).in(ORG),
            deny("never", Patterns.call("erp/wipe")).when(amountUpTo(500)).in(ORG));
    Decision tooMuch = decide(ruleSet, pay("pay", "{\"amount\":501}"));
    assertThat(tooMuch.code()).isEqualTo("condition-not-met");
    Decision absent = decide(ruleSet, pay("pay", "{}"));
    assertThat(absent.code()).isEqualTo("condition-failed");
    assertThat(absent.reason())
        .isEqualTo("rule \"small\" would allow it, but `args.amount` is absent");
    Decision failingDeny = decide(ruleSet, pay("wipe", "{}"));
    assertThat(failingDeny.reason())
        .isEqualTo("denied by rule \"never\" of policy \"Acme\", since `args.amount` is absent");
  }

  private static AccessRequest pay(String tool, String arguments) {
    return ToolCallRequest.builder(ALICE, McpServer.named("erp"), McpTool.named(tool))
        .arguments(arguments)
        .build();
  }

  private static Condition amountUpTo(long limit) {
    return new Condition.Comparison(
        Operator.LESS_OR_EQUAL,
        new Operand.AttributeValue(
            AttributeRoot.ARGS, List.of(new Operand.Step.Member("amount")), ValueType.JSON),
        new Operand.NumberValue(BigDecimal.valueOf(limit)));
  }

  @Test
  void endedAllowTellsWhen() {
    RuleSet ruleSet =
        RuleSets.of(allow("trial", Patterns.tcp("**")).until(RandomRuleSets.NOW).in(ORG));
    Decision decision = decide(ruleSet, connect("a.test", 443));
    assertThat(decision.code()).isEqualTo("expired-allow");
    assertThat(decision.reason())
        .isEqualTo("rule \"trial\" would allow it, but it ended at 2026-07-01T12:00:00Z");
  }

  @Test
  void argumentsMustBeStrictJsonWhateverTheRules() {
    RuleSet ruleSet = RuleSets.of(allow("all", Patterns.call("*/*")).in(ORG));
    Decision decision = decide(ruleSet, pay("pay", "{\"a\":1,\"a\":2}"));
    assertThat(decision.basis()).isEqualTo(Basis.INVALID);
    assertThat(decision.code()).isEqualTo("duplicate-key");
  }

  @Test
  void connectionsThatOnlyHttpRulesAllowNeedInspection() {
    RuleSet ruleSet =
        RuleSets.of(
            allow("repos", Patterns.http(EnumSet.of(HttpMethod.GET), "api.test:443", "/repos/**"))
                .in(ORG));
    Decision blind = decide(ruleSet, connect("api.test", 443));
    assertThat(blind.code()).isEqualTo("needs-inspection");
    assertThat(blind.basis()).isEqualTo(Basis.IMPLICIT);
    Decision seeing =
        decide(ruleSet, NetworkRequest.builder(ALICE, "api.test", 443).inspecting().build());
    assertThat(seeing.isAllowed()).isTrue();
    assertThat(seeing.obligations()).containsExactly(new Obligation.Inspect());
  }

  @Test
  void httpDeniesCarveIntoConnections() {
    RuleSet ruleSet =
        RuleSets.of(
            allow("api", Patterns.tcp("api.test:443")).in(ORG),
            deny("admin", Patterns.http(EnumSet.of(HttpMethod.GET), "api.test", "/admin/**"))
                .in(ORG));
    Decision blind = decide(ruleSet, connect("api.test", 443));
    assertThat(blind.code()).isEqualTo("needs-inspection");
    assertThat(blind.rule()).map(rule -> rule.id().rule()).contains("admin");
    assertThat(decide(ruleSet, HttpRequest.of(ALICE, "GET", "https://api.test/x")).isAllowed())
        .isTrue();
    assertThat(decide(ruleSet, HttpRequest.of(ALICE, "GET", "https://api.test/admin")).isAllowed())
        .isFalse();
  }

  @Test
  void resolvedAddressesAreJudgedByDenies() {
    RuleSet ruleSet =
        RuleSets.of(
            allow("api", Patterns.tcp("api.test:443")).in(ORG),
            deny("metadata", Patterns.tcp("169.254.0.0/16")).in(ORG));
    Decision decision =
        decide(
            ruleSet,
            NetworkRequest.builder(ALICE, "api.test", 443)
                .resolvedAddresses(List.of("10.0.0.1", "64:ff9b::a9fe:a9fe"))
                .build());
    assertThat(decision.rule()).map(rule -> rule.id().rule()).contains("metadata");
  }

  @Test
  void writableMountNeedsBothActions() {
    RuleSet ruleSet =
        RuleSets.of(allow("docs", Patterns.files(EnumSet.of(READ), "/docs/**")).in(ORG));
    Decision decision =
        decide(ruleSet, MountRequest.of(ALICE, POSIX, MountRequest.Access.WRITE, "/docs"));
    assertThat(decision.code()).isEqualTo("missing-write");
    assertThat(decision.reason())
        .isEqualTo("rule \"docs\" allows some of it, but no rule allows write");
  }

  @Test
  void mountsOverDeniedPathsAreDeniedOrMasked() {
    RuleSet ruleSet =
        RuleSets.of(
            allow("home", Patterns.files(EnumSet.of(READ), "~/**")).in(ORG),
            deny("keys", Patterns.files(EnumSet.of(READ, WRITE), "~/.ssh/**", "**/.env")).in(ORG));
    MountRequest home = MountRequest.of(ALICE, POSIX, MountRequest.Access.READ, "~");
    assertThat(decide(ruleSet, home).rule()).map(rule -> rule.id().rule()).contains("keys");
    assertThat(decide(ruleSet, home.withMasking()).obligations())
        .containsExactly(new Obligation.MaskPaths(List.of("/home/alice/.ssh/**", "**/.env")));
    MountRequest keys = MountRequest.of(ALICE, POSIX, MountRequest.Access.READ, "~/.ssh/sub");
    assertThat(decide(ruleSet, keys.withMasking()).isAllowed()).isFalse();
  }

  @Test
  void realPathMustBeAllowedTooIfNeedBeByAnotherRule() {
    RuleSet ruleSet =
        RuleSets.of(
            allow("work", Patterns.files(EnumSet.of(READ), "/work/**")).in(ORG),
            allow("cache", Patterns.files(EnumSet.of(READ), "/cache/**")).in(ORG),
            allow("asked", Patterns.files(EnumSet.of(READ), "/asked/**"))
                .withApproval("?")
                .in(ORG));
    FileRequest link = FileRequest.of(ALICE, POSIX, READ, "/work/a");
    assertThat(decide(ruleSet, link.withRealPath("/cache/b")).rule())
        .map(rule -> rule.id().rule())
        .contains("work");
    assertThat(decide(ruleSet, link.withRealPath("/asked/b")).outcome())
        .isEqualTo(Outcome.APPROVAL_REQUIRED);
    assertThat(decide(ruleSet, link.withRealPath("/etc/passwd")).isAllowed()).isFalse();
  }

  @Test
  void secretsGoWhereTheirLevelMayAllow() {
    SecretBinding org = secret(ORG, "TOKEN", "gh*");
    SecretBinding local = secret(RuleSets.policy("Mine", Level.LOCAL, Domain.MCP), "MINE", "gh");
    SecretBinding team =
        secret(RuleSets.teamPolicy("Red", Level.ORG, List.of("red"), Set.of()), "RED", "gh");
    RuleSet ruleSet =
        new RuleSet(
            List.of(ORG),
            List.of(allow("all", Patterns.call("*/*")).in(ORG)),
            List.of(org, team, local),
            List.of(),
            List.of(),
            List.of(),
            Map.of(),
            "");
    assertThat(decide(ruleSet, ToolCallRequest.of(ALICE, "gh", "x")).obligations())
        .containsExactly(
            new Obligation.InjectSecret("TOKEN", Place.HEADER, "Authorization", "Bearer "));
    assertThat(decide(ruleSet, ToolCallRequest.of(ALICE, "other", "x")).obligations()).isEmpty();
  }

  private static SecretBinding secret(Policy policy, String name, String server) {
    return new SecretBinding(
        policy,
        name,
        Patterns.servers(server),
        List.of(),
        Place.HEADER,
        "Authorization",
        "Bearer ",
        policy.origin());
  }

  @Test
  void limitsCombineByMinimumOverApplicablePolicies() {
    Policy red = RuleSets.teamPolicy("Red", Level.ORG, List.of("red"), Set.of());
    List<ResourceLimit> limits =
        List.of(
            new ResourceLimit(ORG, ResourceLimit.Kind.MEMORY, 8, ORG.origin()),
            new ResourceLimit(red, ResourceLimit.Kind.MEMORY, 4, red.origin()),
            new ResourceLimit(MINE, ResourceLimit.Kind.CPU, 2, MINE.origin()));
    PolicyDecisionPoint point =
        PolicyDecisionPoint.of(
            new RuleSet(
                List.of(), List.of(), List.of(), List.of(), limits, List.of(), Map.of(), ""));
    assertThat(point.effectiveLimits(ALICE))
        .extracting(EffectiveLimit::decidedBy)
        .containsExactly(limits.get(2), limits.get(0));
    assertThat(point.effectiveLimits(Subject.builder("bob").team("red").build()))
        .extracting(EffectiveLimit::amount)
        .containsExactly(2L, 4L);
  }

  @Test
  @SuppressWarnings("NullAway") // a caller without null checks
  void whateverGoesWrongIsADenial() {
    PolicyDecisionPoint point =
        PolicyDecisionPoint.of(RuleSets.of(allow("all", Patterns.call("*/*")).in(ORG)));
    AccessRequest broken = new ToolCallRequest(ALICE, POSIX, null, McpTool.named("secret"), null);
    Decision decision = point.decide(broken);
    assertThat(decision.outcome()).isEqualTo(Outcome.DENY);
    assertThat(decision.basis()).isEqualTo(Basis.INVALID);
    assertThat(decision.code()).isEqualTo("evaluation-error");
    assertThat(decision.reason()).doesNotContain("secret");
    assertThat(point.explain(broken).decision()).isEqualTo(decision);
    assertThatNullPointerException().isThrownBy(() -> point.decide(null));
  }
}
