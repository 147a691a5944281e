package dev.edict.dsl.check;

import static dev.edict.dsl.PolicySetAssert.file;
import static dev.edict.dsl.PolicySetAssert.files;
import static dev.edict.dsl.PolicySetAssert.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.rule.RuleTarget;
import dev.edict.dsl.source.PolicySource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Policies, rules, sets, imports and tests by name. */
class NamesTest {

  @Test
  void aFileWithRulesNeedsAPolicyLine() {
    file("edict 1\nset a: host = [\"x.com\"]\nlimits { cpu 2 }")
        .reports("missing-policy", "limits { cpu 2 }")
        .helping("policy \"my policy\" level local");
  }

  @Test
  void aFileOfSetsTestsAndAssertionsNeedsNone() {
    assertThat(file("edict 1\nset a: host = [\"x.com\"]").isAccepted().policies()).isEmpty();
  }

  @Test
  void whatElseIsWrongIsFoundBehindAFaultyHeader() {
    String body = "filesystem { allow reed on \"/x\" }";
    file("edict 1\n" + body).reportsCodes("missing-policy", "unknown-action");
    file("edict 1\npolicy \"P\" level orq\n" + body)
        .reportsCodes("unknown-level", "unknown-action");
  }

  @Test
  void aFileHoldsOnePolicy() {
    policy("policy \"Q\" level team").reports("duplicate-policy", "policy \"Q\" level team");
  }

  @Test
  void policyNamesAreUniqueInASet() {
    files(
            PolicySource.of("a.edict", "edict 1\npolicy \"P\" level org"),
            PolicySource.of("b.edict", "edict 1\npolicy \"P\" level local"))
        .reports("duplicate-policy", "\"P\"")
        .pointingTo("a.edict:2:1");
  }

  @Test
  void unknownLevelGetsASuggestion() {
    file("edict 1\npolicy \"P\" level orq")
        .reports("unknown-level", "orq")
        .saying("unknown level `orq`")
        .helping("did you mean `org`? known: org, team, kit, local");
  }

  @Test
  void onlyOrgPoliciesAreForTeams() {
    file("edict 1\npolicy \"P\" level kit for team \"t\"").reports("misplaced-team", "\"t\"");
    file("edict 1\npolicy \"P\" level org for team \"t\"").isAccepted();
  }

  @Test
  void ruleNamesAreUniqueInAPolicy() {
    policy(
            """
            network { allow "a" connect tcp to "x.com" }
            filesystem { deny "a" read on "/x" }
            """)
        .reports("duplicate-rule", "\"a\"")
        .saying("a rule named `a` already exists in this policy")
        .pointingTo("p.edict:3:17");
  }

  @Test
  void aRuleWithoutANameIsCalledByItsPlace() {
    RuleSet rules = policy("network {\n\n  allow connect tcp to \"x.com\" }").isAccepted();
    assertThat(rules.rules().get(0).id()).hasToString("P/p.edict:5:3");
  }

  @Test
  void aRuleMayNotTakeTheNameOfAPin() {
    policy("mcp {\n  server \"s\"\n  deny \"server s\" register \"s\"\n}")
        .reports("duplicate-rule", "\"server s\"")
        .pointingTo("p.edict:4:3");
  }

  @Test
  void namesAreVisible() {
    policy("network { allow \" \" connect tcp to \"x.com\" }").reports("bad-name", "\" \"");
    policy("network { allow \"%s\" connect tcp to \"x.com\" }".formatted("n".repeat(201)))
        .reports("bad-name", '"' + "n".repeat(201) + '"');
  }

  @Test
  void setsStandForTheirMembers() {
    RuleSet rules =
        policy(
                """
                set inner: host = ["a.com:443"]
                set outer: host = [inner, "b.com", 10.0.0.0/8]
                network { allow "r" connect tcp to outer, "c.com" }
                """)
            .isAccepted();
    assertThat(rules.rules().get(0).target())
        .isInstanceOfSatisfying(
            RuleTarget.Connect.class,
            connect ->
                assertThat(connect.endpoints())
                    .map(Object::toString)
                    .containsExactly("a.com:443", "b.com", "10.0.0.0/8", "c.com"));
  }

  @Test
  void unknownSetGetsASuggestion() {
    policy("set model_apis: host = [\"a.com\"]\nnetwork { allow connect tcp to model_api }")
        .reports("unknown-set", "model_api")
        .helping("did you mean `model_apis`?");
  }

  @Test
  void aSetIsOfOneTypeAndUsedAsSuch() {
    policy("set p: path = [\"/x\"]\nnetwork { allow connect tcp to p }")
        .reports("set-type-mismatch", "p")
        .saying("set `p` holds path values, but host values are needed here");
    policy("set n: integer = [1, \"2\"]").reports("set-type-mismatch", "\"2\"");
    policy("set n: string = [\"1\", 2]").reports("set-type-mismatch", "2");
    policy("set a: path = [\"/x\"]\nset b: host = [a]").reports("set-type-mismatch", "a");
    policy("set a: hosts = [\"x.com\"]").reports("unknown-set-type", "hosts");
  }

  @Test
  void setsDoNotContainThemselves() {
    policy("set a: host = [b]\nset b: host = [c]\nset c: host = [a]").reports("cyclic-set", "a");
    policy("set a: host = [a]").reports("cyclic-set", "a");
  }

  @Test
  void setsOfSetsAreBoundedInDepth() {
    List<String> chain = new ArrayList<>(List.of("set s0: host = [\"x.com\"]"));
    for (int i = 1; i <= 500; i++) {
      chain.add("set s" + i + ": host = [s" + (i - 1) + "]");
    }
    policy(String.join("\n", chain.subList(0, 65))).isAccepted();
    policy(String.join("\n", chain)).reportsOnly("too-deep");
    Collections.reverse(chain);
    policy(String.join("\n", chain)).reportsOnly("too-deep");
  }

  @Test
  void setsThatGrowWithoutBoundAreRefused() {
    StringBuilder text = new StringBuilder("set s: host = [");
    for (int i = 0; i < 3_000; i++) {
      text.append("\"h").append(i).append(".com\",");
    }
    text.append("]\nnetwork {\n");
    text.append("allow connect tcp to s\n".repeat(2_000)).append("}\n");
    policy(text.toString()).reports("text-too-large", "s");
  }

  @Test
  void aRuleOverAnEmptySetIsAnError() {
    policy("set none: host = []\nnetwork { deny connect any to none }")
        .reports("empty-set", "none");
  }

  @Test
  void unusedSetsAreCheckedToo() {
    policy("set a: host = [\"*\"]").reports("bad-host", "\"*\"").helping("**");
  }

  @Test
  void aFaultySetIsReportedOnce() {
    policy("set a: host = [\"*\"]\nnetwork { allow connect tcp to a\n deny connect udp to a }")
        .reports("bad-host", "\"*\"");
  }

  @Test
  void repeatedMembersAreWarnings() {
    policy("set a: host = [\"x.com\", \"x.com\"]").reports("duplicate-item", "\"x.com\"");
    policy("network { allow connect tcp to \"x.com\", \"X.COM.\" }")
        .reports("duplicate-item", "\"X.COM.\"");
    policy("filesystem { allow read, read on \"/x\" }").reports("duplicate-item", "read");
  }

  @Test
  void setNamesAreUniqueAndNoAttributes() {
    policy("set a: host = []\nset a: path = []").reports("duplicate-set", "a");
    policy("set time: host = []").reports("reserved-word", "time");
  }

  @Test
  void importsBringSetsOfAnotherFile() {
    PolicySource shared =
        PolicySource.of("shared/hosts.edict", "edict 1\nset apis: host = [\"a.com\"]");
    files(
            shared,
            PolicySource.of(
                "org/p.edict",
                """
                edict 1
                import apis from "../shared/hosts.edict"
                policy "P" level org
                network { allow connect tcp to apis }
                """))
        .isAccepted();
    files(shared, PolicySource.of("p.edict", "edict 1\nimport api from \"shared/hosts.edict\""))
        .reports("unknown-import", "api")
        .helping("did you mean `apis`?");
    files(shared, PolicySource.of("p.edict", "edict 1\nimport apis from \"hosts.edict\""))
        .reports("unknown-file", "\"hosts.edict\"");
    files(
            shared,
            PolicySource.of(
                "p.edict", "edict 1\nimport apis from \"shared/hosts.edict\"\nset apis: host = []"))
        .reports("duplicate-set", "apis");
  }

  @Test
  void testsNameRulesThatExist() {
    policy(
            """
            network { allow "open" connect tcp to "x.com" }
            test "t" { allow connect tcp to "x.com:443" by "opem" }
            """)
        .reports("unknown-rule", "\"opem\"")
        .helping("did you mean `open`?");
    policy("test \"t\" { }\ntest \"t\" { }").reports("duplicate-test", "\"t\"");
  }
}
