package dev.edict.eval;

import static dev.edict.dsl.rule.FileAction.READ;
import static dev.edict.dsl.rule.FileAction.WRITE;
import static dev.edict.eval.testing.RuleBuilder.allow;
import static dev.edict.eval.testing.RuleBuilder.deny;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.match.filesystem.FilesystemProfile;
import dev.edict.dsl.match.network.HttpMethod;
import dev.edict.dsl.match.network.Protocol;
import dev.edict.dsl.rule.Level;
import dev.edict.dsl.rule.Policy;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.rule.RuleTarget;
import dev.edict.eval.decision.Explanation.Status;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.FileRequest;
import dev.edict.eval.request.HttpRequest;
import dev.edict.eval.request.McpServer;
import dev.edict.eval.request.MountRequest;
import dev.edict.eval.request.NetworkRequest;
import dev.edict.eval.request.PromptRequest;
import dev.edict.eval.request.ResourceReadRequest;
import dev.edict.eval.request.Subject;
import dev.edict.eval.request.ToolCallRequest;
import dev.edict.eval.testing.Patterns;
import dev.edict.eval.testing.RandomRuleSets;
import dev.edict.eval.testing.RuleSets;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExplanationTest {
  private static final Subject ALICE = Subject.user("alice");
  private static final Policy ORG =
      RuleSets.policy("Acme", Level.ORG, Domain.NETWORK, Domain.FILESYSTEM, Domain.MCP);
  private static final Policy MINE = RuleSets.policy("Mine", Level.LOCAL, Domain.NETWORK);
  private static final Environment POSIX = Environment.UNKNOWN.withProfile(FilesystemProfile.POSIX);
  private static final AccessRequest CONNECT = NetworkRequest.connect(ALICE, "api.test", 443);

  private static List<String> explain(RuleSet ruleSet, AccessRequest request) {
    return PolicyDecisionPoint.of(ruleSet, () -> RandomRuleSets.NOW)
        .explain(request)
        .traces()
        .stream()
        .map(
            trace -> trace.rule().id().rule() + ": " + trace.status().word() + " " + trace.detail())
        .map(String::strip)
        .toList();
  }

  @Test
  void everyMatchingRuleIsTold() {
    RuleSet ruleSet =
        RuleSets.of(
            allow("first", Patterns.tcp("api.test")).in(ORG),
            deny("second", Patterns.tcp("**.test")).in(ORG),
            deny("third", Patterns.tcp("**")).in(ORG),
            deny("watched", Patterns.tcp("**")).observed().in(ORG),
            deny("ended", Patterns.tcp("**")).until(RandomRuleSets.NOW).in(ORG),
            deny("elsewhere", Patterns.tcp("other.example")).in(ORG),
            allow("mine", Patterns.tcp("api.test")).in(MINE));
    assertThat(explain(ruleSet, CONNECT))
        .containsExactly(
            "first: overridden",
            "second: determining",
            "third: matched",
            "watched: observed it is only reported, never enforced",
            "ended: expired it ended at 2026-07-01T12:00:00Z",
            "mine: inactive level local may not: policy \"Acme\" of level org governs network");
  }

  @ParameterizedTest
  @MethodSource
  void nearMissesSayWhichPartDoesNotFit(RuleTarget target, AccessRequest request, String detail) {
    assertThat(explain(RuleSets.of(allow("near", target).in(ORG)), request))
        .containsExactly("near: " + Status.NEARLY.word() + " " + detail);
  }

  static Stream<Arguments> nearMissesSayWhichPartDoesNotFit() {
    AccessRequest get = HttpRequest.of(ALICE, "GET", "https://api.test/repos/x");
    AccessRequest read = FileRequest.of(ALICE, POSIX, READ, "/docs/a");
    AccessRequest call = ToolCallRequest.of(ALICE, "gh", "get_me");
    McpServer wiki = McpServer.named("wiki");
    return Stream.of(
        Arguments.of(Patterns.tcp("api.test:80"), CONNECT, "port 443 is not in 80"),
        Arguments.of(
            Patterns.connect(EnumSet.of(Protocol.UDP), "api.test"), CONNECT, "tcp is not in udp"),
        Arguments.of(Patterns.tcp("*.api.test"), CONNECT, "host api.test is not in *.api.test"),
        Arguments.of(Patterns.tcp("test"), CONNECT, "host api.test is not in test"),
        Arguments.of(
            Patterns.http(EnumSet.of(HttpMethod.GET), "api.test", "/**"),
            CONNECT,
            "it is about http requests on the connection"),
        Arguments.of(
            Patterns.http(EnumSet.of(HttpMethod.POST), "api.test", "/**"),
            get,
            "method GET is not in POST"),
        Arguments.of(
            Patterns.http(EnumSet.of(HttpMethod.GET), "api.test", "/users/**", "/orgs"),
            get,
            "path `/repos/x` is not in /users/**, /orgs"),
        Arguments.of(
            Patterns.http(EnumSet.of(HttpMethod.GET), "api.test:80", "/**"),
            get,
            "port 443 is not in 80"),
        Arguments.of(Patterns.files(EnumSet.of(WRITE), "/docs/**"), read, "read is not in write"),
        Arguments.of(
            Patterns.files(EnumSet.of(READ), "/docs/**"),
            FileRequest.of(ALICE, POSIX, READ, "/docs/a").withRealPath("/etc/x"),
            "it allows read of path, but not read of real path"),
        Arguments.of(
            Patterns.files(EnumSet.of(READ), "/docs/*"),
            MountRequest.of(ALICE, POSIX, MountRequest.Access.READ, "/docs/a"),
            "it allows some of read of path, but not read of path"),
        Arguments.of(
            Patterns.files(EnumSet.of(READ), "/docs/**"),
            MountRequest.of(ALICE, POSIX, MountRequest.Access.WRITE, "/docs"),
            "it allows read of path, but not write of path"),
        Arguments.of(Patterns.call("gh/list_*"), call, "tool get_me is not in list_*"),
        Arguments.of(
            Patterns.readResource("docs://a/**", "wiki"),
            new ResourceReadRequest(ALICE, POSIX, wiki, "docs://b"),
            "uri `docs://b` is not in docs://a/**"),
        Arguments.of(
            Patterns.readResource("docs://**", "other"),
            new ResourceReadRequest(ALICE, POSIX, wiki, "docs://b"),
            "server wiki is not in other"),
        Arguments.of(
            Patterns.getPrompt("greet_*", "wiki"),
            new PromptRequest(ALICE, POSIX, wiki, "bye"),
            "prompt bye is not in greet_*"));
  }

  @ParameterizedTest
  @MethodSource
  void whatIsFarOffIsNotTold(RuleTarget target, AccessRequest request) {
    assertThat(explain(RuleSets.of(allow("far", target).in(ORG)), request)).isEmpty();
  }

  static Stream<Arguments> whatIsFarOffIsNotTold() {
    AccessRequest get = HttpRequest.of(ALICE, "GET", "https://api.test/repos/x");
    AccessRequest call = ToolCallRequest.of(ALICE, "gh", "get_me");
    return Stream.of(
        Arguments.of(Patterns.tcp("**:80"), CONNECT),
        Arguments.of(Patterns.tcp("*.api.test:80"), CONNECT),
        Arguments.of(Patterns.connect(EnumSet.of(Protocol.UDP), "api.test:80"), CONNECT),
        Arguments.of(Patterns.http(EnumSet.of(HttpMethod.POST), "api.test", "/x"), get),
        Arguments.of(Patterns.call("*/list_*"), call),
        Arguments.of(Patterns.call("erp/get_me"), call),
        Arguments.of(
            Patterns.files(EnumSet.of(WRITE), "/etc/**"),
            FileRequest.of(ALICE, POSIX, READ, "/docs/a")));
  }

  @Test
  void otherDomainsAndOtherTeamsAreNotTold() {
    Policy red = RuleSets.teamPolicy("Red", Level.ORG, List.of("red"), EnumSet.of(Domain.NETWORK));
    RuleSet ruleSet =
        RuleSets.of(
            allow("call", Patterns.call("*/*")).in(ORG), allow("red", Patterns.tcp("**")).in(red));
    assertThat(explain(ruleSet, CONNECT)).isEmpty();
  }
}
