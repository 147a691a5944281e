package dev.edict.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.match.filesystem.FilesystemProfile;
import dev.edict.dsl.match.network.Protocol;
import dev.edict.dsl.rule.FileAction;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Obligation;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.decision.Ruling;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.Subject;
import org.junit.jupiter.api.Test;

class SubjectDecisionPointTest {
  private static final Subject ALICE = Subject.builder("alice").team("red").build();
  private static final Environment HERE =
      Environment.UNKNOWN.withHome("/home/alice").withProfile(FilesystemProfile.POSIX);
  private static final String RULES =
      """
      edict 1
      policy "P" level org
      network {
        allow "web" connect tcp to "**.example.com:443", 10.0.0.0/8 port 80
        deny "mail" connect any to "mail.example.com"
        allow "docs" http GET to "docs.test:443" path "/a/**"
      }
      filesystem {
        allow "work" read, write on "~/work/**"
        deny "keys" read, write on "**/*.pem"
      }
      mcp {
        allow "read" call "git/get_*" require approval "look first"
        allow "mine" call "git/put" when subject.user == "alice"
        deny "red" call "git/drop" when subject.user == "bob"
      }
      """;

  private final PolicyDecisionPoint point = PolicyDecisionPoint.of(rules(RULES));
  private final SubjectDecisionPoint session = point.session(ALICE, HERE);

  private static RuleSet rules(String text) {
    return PolicyFrontEnd.analyze(PolicySource.of("p.edict", text)).requireRuleSet();
  }

  private static String rule(Ruling ruling) {
    return ruling.rule().map(rule -> rule.id().rule()).orElse(ruling.code());
  }

  @Test
  void namesTheRuleThatDecides() {
    assertThat(rule(session.connect(Protocol.TCP, "API.Example.com", 443))).isEqualTo("web");
    assertThat(rule(session.connect(Protocol.TCP, "mail.example.com", 443))).isEqualTo("mail");
    assertThat(rule(session.connect(Protocol.TCP, "10.9.8.7", 80))).isEqualTo("web");
    assertThat(rule(session.file(FileAction.READ, "/home/alice/work/x"))).isEqualTo("work");
    assertThat(rule(session.file(FileAction.READ, "/home/alice/work/k.pem"))).isEqualTo("keys");
    assertThat(rule(session.call("git", "put"))).isEqualTo("mine");
  }

  @Test
  void tellsWhyNoRuleDecides() {
    assertThat(session.connect(Protocol.TCP, "example.com", 443).code()).isEqualTo("no-rule");
    assertThat(session.connect(Protocol.TCP, "docs.test", 443).code())
        .isEqualTo("needs-inspection");
    assertThat(session.connect(Protocol.TCP, "a..b", 443).code()).isEqualTo("empty-label");
    assertThat(session.connect(Protocol.TCP, "a.test", 0).code()).isEqualTo("port-out-of-range");
    assertThat(session.file(FileAction.READ, "work").code()).isEqualTo("relative-path");
    assertThat(session.call("git", "drop").basis()).isEqualTo(Basis.IMPLICIT);
  }

  @Test
  void deniesWhatCannotBeJudged() {
    assertThat(session.connect(Protocol.TCP, absent(), 443).basis()).isEqualTo(Basis.INVALID);
    assertThat(session.file(FileAction.READ, absent()).basis()).isEqualTo(Basis.INVALID);
    assertThat(session.call(absent(), "put").basis()).isEqualTo(Basis.INVALID);
  }

  @SuppressWarnings({"NullAway", "DataFlowIssue"}) // what callers without null checks do
  private static String absent() {
    return (String) null;
  }

  @Test
  void asksForApproval() {
    Ruling ruling = session.call("git", "get_me");
    assertThat(ruling.outcome()).isEqualTo(Outcome.APPROVAL_REQUIRED);
    assertThat(ruling.obligations()).containsExactly(new Obligation.ObtainApproval("look first"));
  }

  @Test
  void followsWhatIsPublished() {
    point.publish(rules("edict 1\npolicy \"P\" level org\nmcp { allow \"all\" call \"*/*\" }\n"));
    assertThat(rule(session.call("git", "drop"))).isEqualTo("all");
    assertThat(session.connect(Protocol.TCP, "api.example.com", 443).code()).isEqualTo("no-rule");
    assertThat(session.generation()).isEqualTo(2);
  }

  @Test
  void deniesEverythingBeforeAnythingIsPublished() {
    PolicyDecisionPoint empty = PolicyDecisionPoint.denyAll();
    SubjectDecisionPoint waiting = empty.session(ALICE, HERE);
    assertThat(waiting.call("git", "put").code()).isEqualTo("no-policy");
    empty.publish(rules(RULES));
    assertThat(waiting.call("git", "put").isAllowed()).isTrue();
  }

  @Test
  void decidesSeveralAtOnce() {
    Ruling[] rulings = new Ruling[3];
    session.connect(
        Protocol.TCP, new String[] {"a.example.com", "b.test"}, new int[] {443, 1}, rulings);
    assertThat(rulings[0].isAllowed()).isTrue();
    assertThat(rulings[1].isAllowed()).isFalse();
    session.file(FileAction.WRITE, new String[] {"/home/alice/work", "/etc/x", "/a.pem"}, rulings);
    assertThat(rulings).extracting(Ruling::isAllowed).containsExactly(true, false, false);
    session.call("git", new String[] {"put", "drop"}, rulings);
    assertThat(rulings).extracting(Ruling::isAllowed).startsWith(true, false);
  }

  @Test
  void refusesArraysThatDoNotFit() {
    assertThatThrownBy(() -> session.call("git", new String[2], new Ruling[1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 requests, 2 parts, 1 places for rulings");
  }
}
