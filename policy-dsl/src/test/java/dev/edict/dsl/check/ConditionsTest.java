package dev.edict.dsl.check;

import static dev.edict.dsl.PolicySetAssert.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.PolicySetAssert;
import dev.edict.dsl.PolicySetAssert.Finding;
import dev.edict.dsl.rule.Condition;
import dev.edict.dsl.rule.Rule;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions and other clauses are typed and stand where they have a meaning. */
class ConditionsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "when args.amount <= 500",
        "when args.to == \"bob\" and not args.dry",
        "when args[\"a b\"].list[0] != -5",
        "when args has payee.iban and args.amount == 1.5",
        "when tool.readOnly or tool.name like \"get_*\"",
        "when server.catalog in [\"docker-hub\", \"own\"]",
        "when subject.user in args.owners",
        "when args.kind in kinds",
        "when \"sre\" in subject.teams",
        "when subject.clearance == \"high\" unless subject has vip",
        "when time < \"2027-01-01T00:00Z\" and subject.hired >= \"2020-01-01T00:00:00+01:00\"",
        "when (subject.age > 18 or subject.vip == true) and agent == \"claude\"",
        "when subject.age in ages unless sandbox like \"tmp-?\"",
        "where args.path is filesystem read where args.url is network connect",
        "until \"2027-01-01T00:00Z\" require approval \"ask\" severity high"
      })
  void wellTyped(String clauses) {
    rule(clauses).isAccepted();
  }

  @Test
  void typesFitTogether() {
    fails("when subject.age == \"18\"", "type-mismatch", "subject.age == \"18\"")
        .saying("cannot compare a number with a string");
    fails("when subject.user < \"b\"", "type-mismatch", "subject.user < \"b\"")
        .helping("use == or !=");
    fails("when tool.readOnly == 1", "type-mismatch", "tool.readOnly == 1");
    fails("when subject.user", "type-mismatch", "subject.user").helping("compare it");
    fails("when subject.age in [\"a\"]", "type-mismatch", "subject.age in [\"a\"]");
    fails("when \"a\" in subject.user", "type-mismatch", "\"a\" in subject.user");
    fails("when subject.age like \"1*\"", "type-mismatch", "subject.age like \"1*\"");
    fails("when args.x in [1, \"a\"]", "type-mismatch", "[1, \"a\"]");
    fails("when args.x == [1]", "type-mismatch", "[1]");
    fails("when (args.a == 1) == true", "type-mismatch", "args.a == 1");
    fails("when args.x == kinds", "type-mismatch", "kinds");
    fails("when args.x == time", "type-mismatch", "args.x == time");
    fails("when subject.teams == \"a\"", "type-mismatch", "subject.teams == \"a\"");
  }

  @Test
  void attributesAreKnown() {
    fails("when subject.usr == \"a\"", "unknown-attribute", "subject.usr")
        .helping("did you mean `user`?");
    fails("when user == \"a\"", "unknown-attribute", "user");
    fails("when agent.name == \"a\"", "unknown-attribute", "agent.name");
    fails("when tool.safe", "unknown-attribute", "tool.safe");
    fails("when args.x in host_set", "set-type-mismatch", "host_set");
    fails("when args.x in no_set", "unknown-set", "no_set");
  }

  @Test
  void attributesBelongToTheRequest() {
    policy("network { allow connect tcp to \"x.com\" when args.a == 1 }")
        .reports("misplaced-attribute", "args.a");
    policy("mcp { allow register \"x\" when tool.readOnly }")
        .reports("misplaced-attribute", "tool.readOnly");
    policy("mcp { allow register \"x\" when server.digest == \"a\" }").isAccepted();
  }

  @Test
  void attributesAreDeclaredOnceAndForSubjects() {
    policy("attribute subject.a: string\nattribute subject.a: string").isAccepted();
    policy("attribute subject.a: string\nattribute subject.a: integer")
        .reports("duplicate-attribute", "attribute subject.a: integer");
    policy("attribute subject.user: string").reports("bad-attribute", "subject.user");
    policy("attribute sandbox.a: string").reports("bad-attribute", "sandbox.a");
    policy("attribute subject.a: text").reports("unknown-type", "text");
    policy("attribute subject.a: set of time").reports("unknown-type", "time");
  }

  @Test
  void timesHaveAnOffset() {
    fails("until \"2027-01-01\"", "bad-time", "\"2027-01-01\"");
    fails("until \"2027-01-01T00:00\"", "bad-time", "\"2027-01-01T00:00\"");
    fails("when time < \"tomorrow\"", "bad-time", "\"tomorrow\"");
    assertThat(only("until \"2027-01-01T01:00+01:00\"").until())
        .contains(Instant.parse("2027-01-01T00:00:00Z"));
  }

  @Test
  void clausesStandOnceAndWhereTheyHaveAMeaning() {
    fails("when tool.readOnly when tool.openWorld", "duplicate-clause", "when tool.openWorld");
    fails("severity urgent", "unknown-severity", "urgent");
    fails("where args.x is network read", "unknown-action", "network read");
    fails("where subject.user is filesystem read", "misplaced-attribute", "subject.user");
    policy("mcp { deny call \"s/t\" require approval \"x\" }")
        .reports("misplaced-clause", "require approval \"x\"");
    policy("mcp { deny call \"s/t\" where args.p is filesystem read }")
        .reports("misplaced-clause", "where args.p is filesystem read");
    policy("mcp { allow register \"s\" where args.p is filesystem read }")
        .reportsCodes("misplaced-clause");
    policy("assert never allow connect any to \"x.com\" when agent == \"a\"")
        .reports("misplaced-clause", "when agent == \"a\"");
  }

  @Test
  void unlessIsTheOppositeOfWhen() {
    assertThat(only("unless tool.readOnly").condition()).isInstanceOf(Condition.Not.class);
    assertThat(only("severity low").condition()).isEqualTo(Condition.ALWAYS);
  }

  private static Finding fails(String clauses, String code, String underlined) {
    return rule(clauses).reports(code, underlined);
  }

  private static Rule only(String clauses) {
    return rule(clauses).isAccepted().rules().get(0);
  }

  private static PolicySetAssert rule(String clauses) {
    return policy(
        """
        attribute subject.age: integer
        attribute subject.vip: boolean
        attribute subject.hired: time
        attribute subject.clearance: string
        set kinds: string = ["a", "b"]
        set ages: integer = [18, 21]
        set host_set: host = ["x.com"]
        mcp { allow call "s/t" %s }
        """
            .formatted(clauses));
  }
}
