package dev.edict.dsl.check;

import static dev.edict.dsl.PolicySetAssert.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.match.network.HttpMethod;
import dev.edict.dsl.match.network.Protocol;
import dev.edict.dsl.rule.FileAction;
import dev.edict.dsl.rule.RuleTarget;
import org.junit.jupiter.api.Test;

/** Actions and patterns of every kind of target. */
class TargetsTest {

  @Test
  void unknownActionsGetASuggestion() {
    policy("filesystem { allow reed on \"/srv/**\" }")
        .reports("unknown-action", "reed")
        .saying("unknown filesystem action `reed`")
        .helping("did you mean `read`? known: read, write, execute, delete");
    policy("network { allow connect tpc to \"x.com\" }")
        .reports("unknown-protocol", "tpc")
        .helping("did you mean `tcp`?");
    policy("network { allow http FETCH to \"x.com\" }").reports("unknown-method", "FETCH");
  }

  @Test
  void anyStandsForEveryProtocolAndMethod() {
    assertThat(target("network { allow connect any to \"x.com\" }"))
        .isInstanceOfSatisfying(
            RuleTarget.Connect.class,
            connect -> assertThat(connect.protocols()).containsExactly(Protocol.TCP, Protocol.UDP));
    assertThat(target("network { allow http any to \"x.com\" }"))
        .isInstanceOfSatisfying(
            RuleTarget.Http.class,
            http -> assertThat(http.methods()).containsExactly(HttpMethod.values()));
  }

  @Test
  void httpRulesWithoutPathsAreAboutEveryPath() {
    assertThat(target("network { allow http get to \"x.com\" }"))
        .isInstanceOfSatisfying(
            RuleTarget.Http.class,
            http -> assertThat(http.paths()).map(Object::toString).containsExactly("/**"));
  }

  @Test
  void portsAfterTheWordPortBelongToTheirPattern() {
    assertThat(target("network { allow connect tcp to 10.0.0.0/8 port 80, 8000-8099, \"x.com\" }"))
        .isInstanceOfSatisfying(
            RuleTarget.Connect.class,
            connect ->
                assertThat(connect.endpoints())
                    .map(endpoint -> endpoint.host().text() + " " + endpoint.ports().text())
                    .containsExactly("10.0.0.0/8 80,8000-8099", "x.com 1-65535"));
  }

  @Test
  void portsAreGivenOnceAndInRange() {
    policy("network { allow connect tcp to \"x.com:443\" port 80 }")
        .reports("bad-port", "\"x.com:443\" port 80");
    policy("network { allow connect tcp to \"x.com\" port 0 }").reports("bad-port", "0");
    policy("network { allow connect tcp to \"x.com\" port 90-80 }").reports("bad-port", "90-80");
    policy("network { allow connect tcp to \"x.com:70000\" }")
        .reports("bad-port", "\"x.com:70000\"");
  }

  @Test
  void badPatternsSayWhatToWriteInstead() {
    policy("network { allow connect tcp to \"*\" }").reports("bad-host", "\"*\"").helping("**");
    policy("network { allow connect tcp to 10.0.0.1/8 }").reports("bad-host", "10.0.0.1/8");
    policy("filesystem { allow read on \"docs/**\" }").reports("bad-path", "\"docs/**\"");
    policy("filesystem { allow read on \"$HOME/x\" }").reports("bad-path", "\"$HOME/x\"");
    policy("mcp { allow call \"get_me\" }").reports("bad-tool", "\"get_me\"");
    policy("mcp { allow register \"a/b\" }").reports("bad-name", "\"a/b\"");
    policy("mcp { allow read resource \"docs\" }").reports("bad-uri", "\"docs\"");
    policy("mcp { allow get prompt \"p\" from \"w w\" }").reports("bad-name", "\"w w\"");
    policy("network { allow http GET to \"x.com\" path \"repos\" }")
        .reports("bad-http-path", "\"repos\"");
  }

  @Test
  void everyFileActionIsKnown() {
    assertThat(target("filesystem { allow read, write, execute, delete on \"~/x\" }"))
        .isInstanceOfSatisfying(
            RuleTarget.Files.class,
            files -> assertThat(files.actions()).containsExactly(FileAction.values()));
  }

  @Test
  void resourceRulesWithoutServersAreAboutEveryServer() {
    assertThat(target("mcp { allow read resource \"docs://**\" }"))
        .isInstanceOfSatisfying(
            RuleTarget.ReadResource.class,
            read -> assertThat(read.servers()).map(Object::toString).containsExactly("*"));
  }

  private static RuleTarget target(String body) {
    return policy(body).isAccepted().rules().get(0).target();
  }
}
