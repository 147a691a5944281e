package dev.edict.dsl.check;

import static dev.edict.dsl.PolicySetAssert.file;
import static dev.edict.dsl.PolicySetAssert.files;
import static dev.edict.dsl.PolicySetAssert.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.rule.DelegationGrant;
import dev.edict.dsl.rule.Level;
import dev.edict.dsl.rule.ResourceLimit;
import dev.edict.dsl.rule.ResourceLimit.Kind;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.source.PolicySource;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Pins, secrets, limits, delegations, and what a policy set is made of. */
class PolicyPartsTest {
  private static final String DIGEST = "sha256:" + "0a".repeat(32);

  @Test
  void pinsBecomeRules() {
    RuleSet rules =
        policy(
                """
                mcp {
                  catalog "hub"
                  server "github" from "hub" digest "%1$s"
                  tool "github/get_me" digest "%1$s"
                  server "wiki"
                }
                """
                    .formatted(DIGEST))
            .isAccepted();
    assertThat(rules.rules())
        .extracting(rule -> rule.id().rule(), Rule::effect)
        .containsExactly(
            tuple("catalogs", Effect.DENY),
            tuple("server github", Effect.ALLOW),
            tuple("pin of server github", Effect.DENY),
            tuple("pin of tool github/get_me", Effect.DENY),
            tuple("server wiki", Effect.ALLOW));
  }

  @Test
  void pinsAreExact() {
    policy("mcp { server \"git*\" }").reports("bad-name", "\"git*\"");
    policy("mcp { server \"a\" digest \"sha256:00\" }").reports("bad-digest", "\"sha256:00\"");
    policy("mcp { server \"a\" digest \"" + DIGEST.toUpperCase(Locale.ROOT) + "\" }")
        .reportsCodes("bad-digest");
    policy("mcp { tool \"a/*\" digest \"" + DIGEST + "\" }").reports("bad-tool", "\"a/*\"");
    policy("mcp { server \"a\" url \"http://u@x.com/\" }").reportsCodes("bad-host");
    policy("mcp { server \"a\"\n server \"a\" }").reports("duplicate-server", "\"a\"");
    policy("mcp { catalog \"hub\"\n server \"a\" from \"hbu\" }")
        .reports("unknown-catalog", "\"hbu\"")
        .helping("did you mean `hub`?");
  }

  @Test
  void redactionsNamePartsOfCalls() {
    RuleSet rules =
        policy(
                """
                set ours: tool = ["erp/*", "crm/get_*"]
                mcp { redact args.token, args["a/b~c"].list[0], result, args.redact on ours }
                """)
            .isAccepted();
    assertThat(rules.redactions())
        .singleElement()
        .satisfies(
            redaction -> {
              assertThat(redaction.policy().name()).isEqualTo("P");
              assertThat(redaction.tools()).hasToString("[erp/*, crm/get_*]");
              assertThat(redaction.arguments())
                  .containsExactly("/token", "/a~1b~0c/list/0", "/redact");
              assertThat(redaction.results()).containsExactly("");
            });
  }

  @Test
  void redactionsAreOfArgumentsAndResults() {
    policy("mcp { redact subject.user on \"a/*\" }").reports("unknown-attribute", "subject");
    policy("mcp { redact args.a, args.a on \"a/*\" }").reportsCodes("duplicate-item");
    policy("mcp { redact args.a on \"a\" }").reportsCodes("bad-tool");
    policy("network { redact args.a on \"a/b\" }").reportsCodes("syntax-error");
  }

  @Test
  void adviceIsText() {
    RuleSet rules =
        policy("network { @advice(\"ask\", \"or wait\") @note(1) deny connect any to \"**\" }")
            .isAccepted();
    assertThat(rules.rules().get(0).advice()).containsExactly("ask", "or wait");
    policy("network { @advice deny connect any to \"**\" }").reports("bad-advice", "@advice");
    policy("network { @advice(\"a\", 1) deny connect any to \"**\" }").reportsCodes("bad-advice");
    policy("network { @advice(\" \") deny connect any to \"**\" }").reportsCodes("bad-advice");
  }

  @Test
  void secretsGoToHeadersAndVariables() {
    RuleSet rules =
        policy(
                """
                network { secret "K" for "api.x.com:443" inject header "x-api-key" }
                mcp { secret "T" for server "github" inject env "TOKEN" prefix "Bearer " }
                """)
            .isAccepted();
    assertThat(rules.secrets()).extracting(secret -> secret.secret()).containsExactly("K", "T");
    policy("network { secret \"K\" for \"x.com\" inject env \"A\" }")
        .reports("bad-injection", "\"A\"");
    policy("mcp { secret \"K\" for server \"x\" inject header \"a b\" }")
        .reports("bad-injection", "\"a b\"");
    policy("mcp { secret \"K\" for server \"x\" inject header \"A\" prefix \"a\\nb\" }")
        .reportsCodes("bad-injection");
    policy("mcp { secret \"K L\" for server \"x\" inject header \"A\" }")
        .reports("bad-injection", "\"K L\"");
  }

  @Test
  void limitsAreReadIntoOneUnit() {
    RuleSet rules =
        policy(
                "limits { cpu 0.5 memory 4GiB processes 256 disk 1.5MB session 8h"
                    + " calls 60 per minute }")
            .isAccepted();
    assertThat(rules.limits())
        .extracting(ResourceLimit::kind, ResourceLimit::amount)
        .containsExactly(
            tuple(Kind.CPU, 500L),
            tuple(Kind.MEMORY, 4L << 30),
            tuple(Kind.PROCESSES, 256L),
            tuple(Kind.DISK, 1_500_000L),
            tuple(Kind.SESSION, 8 * 3_600_000L),
            tuple(Kind.CALLS, 60L));
  }

  @Test
  void quantitiesAreWholePositiveAndOfTheRightUnit() {
    policy("limits { memory 4 }").reports("bad-quantity", "4").helping("memory 4GiB");
    policy("limits { memory 4gb }").reports("bad-quantity", "4gb");
    policy("limits { processes 0 }").reports("bad-quantity", "0");
    policy("limits { processes 1.5 }").reports("bad-quantity", "1.5");
    policy("limits { memory 99999999TiB }").reports("bad-quantity", "99999999TiB");
    policy("limits { calls 60 }").reports("bad-quantity", "calls 60");
    policy("limits { calls 60 per hour }").reports("bad-quantity", "calls 60 per hour");
    policy("limits { cpu 2 per minute }").reports("bad-quantity", "cpu 2 per minute");
    policy("limits { ram 2 }").reports("unknown-limit", "ram");
    policy("limits { cpu 1 }\nlimits { cpu 2 }").reports("duplicate-limit", "cpu");
  }

  @Test
  void delegationsGoDown() {
    RuleSet rules = policy("delegate network to team, local within \"**.corp\"").isAccepted();
    DelegationGrant grant = rules.delegations().get(0);
    assertThat(grant.levels()).containsExactly(Level.TEAM, Level.LOCAL);
    assertThat(grant.bound()).isInstanceOf(DelegationGrant.Bound.Endpoints.class);
    assertThat(rules.policies().get(0).governs()).containsExactly(Domain.NETWORK);
    file("edict 1\npolicy \"P\" level kit\ndelegate mcp to team").reports("bad-delegation", "team");
    policy("delegate netwerk to local").reports("unknown-domain", "netwerk");
    policy("delegate mcp to lokal").reports("unknown-level", "lokal");
    policy("delegate mcp to local within \"github\"").reports("bad-tool", "\"github\"");
  }

  @Test
  void rulesAreInOrderOfAuthorityThenFileThenPlace() {
    RuleSet rules =
        files(
                source("z.edict", "org", "\"Z1\"", "\"Z2\""),
                source("a.edict", "local", "\"A\""),
                source("m.edict", "org", "\"M\""))
            .isAccepted();
    assertThat(rules.rules())
        .extracting(rule -> rule.id().rule())
        .containsExactly("M", "Z1", "Z2", "A");
  }

  @Test
  void theDigestDependsOnNamesAndTextsAlone() {
    PolicySource a = source("a.edict", "org", "\"A\"");
    PolicySource b = source("b.edict", "org", "\"B\"");
    String digest = files(a, b).isAccepted().digest();
    assertThat(digest).matches("[0-9a-f]{64}").isEqualTo(files(b, a).isAccepted().digest());
    assertThat(files(a, source("c.edict", "org", "\"B\"")).isAccepted().digest())
        .isNotEqualTo(digest);
  }

  @Test
  void oneErrorAnywhereRefusesTheWholeSet() {
    files(
            source("a.edict", "org", "\"A\""),
            PolicySource.of("b.edict", "edict 1\npolicy \"B\" level local\nlimits { ram 1 }"))
        .reports("unknown-limit", "ram");
  }

  @Test
  void anEmptySetIsASetThatAllowsNothing() {
    assertThat(files().isAccepted().rules()).isEmpty();
  }

  private static PolicySource source(String name, String level, String... rules) {
    StringBuilder text =
        new StringBuilder("edict 1\npolicy \"" + name + "\" level " + level + "\nnetwork {\n");
    for (String rule : rules) {
      text.append("  allow ").append(rule).append(" connect tcp to \"x.com\"\n");
    }
    return PolicySource.of(name, text.append("}\n").toString());
  }
}
