package dev.edict.dsl.binary;

import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.source.PolicySource;
import java.util.List;

/** Policy sets with everything that a rule set can hold. */
final class Samples {
  private static final String ORG =
      """
      edict 1
      @owner("platform", "first line")
      policy "Baseline" level org for team "payments"
      import shared from "sets.edict"
      attribute subject.rank: integer
      attribute subject.since: time
      attribute subject.groups: set of string
      network {
        allow "web" connect tcp, udp to shared, "**.example.com:443,8000-8099", "10.0.0.0/8"
        @ticket("A-1") @reviewed
        deny "posts" http POST, PUT to "api.example.com" path "/v1/**", "/a/*"
            when subject.rank < 7 severity high
        observe allow "new" connect any to "[2001:db8::/32]:443" until "2027-01-01T00:00Z"
        secret "KEY" for "api.x.com:443" inject header "x-api-key" prefix "Bearer "
      }
      filesystem {
        allow "work" read, write on "~/work/**", "**/*.md" unless subject.user like "a*b?"
        deny "keys" read on "~/.ssh/**" when subject.rank in [1, 2, 3] or not (subject has since)
      }
      mcp {
        catalog "hub"
        server "gh" from "hub" digest "sha256:%s"
        tool "gh/get_me" digest "sha256:%s"
        allow "calls" call "gh/get_*", "*/list"
            when args.amount <= 500 and args.items[0].kind == "x" and tool.readOnly
            where args.path is filesystem read
        allow "merge" call "gh/merge" require approval "merging changes main"
        allow "late" call "gh/late" when time < "2027-01-01T00:00Z" and "a" in subject.groups
        allow "docs" read resource "docs://**" from "wiki"
        allow "ask" get prompt "review_*" from "wiki"
        allow "new servers" register "x*"
        secret "TOKEN" for server "gh" inject header "Authorization"
      }
      limits { cpu 2  memory 4GiB  session 8h  calls 60 per minute }
      delegate network to local within "**.corp.example"
      delegate filesystem to team, kit within "~/shared/**"
      delegate mcp to local within "x/*"
      """
          .formatted("a".repeat(64), "b".repeat(64));

  private static final String SETS =
      """
      edict 1
      set shared: host = ["a.example", "*.b.example", "c.example:22"]
      """;

  private static final String LOCAL =
      """
      edict 1
      policy "Mine – größer" level local
      network { deny connect any to "paste.example" }
      """;

  private Samples() {}

  static RuleSet everything() {
    return PolicyFrontEnd.analyze(
            List.of(
                PolicySource.of("org.edict", ORG),
                PolicySource.of("sets.edict", SETS),
                PolicySource.of("local.edict", LOCAL)))
        .requireRuleSet();
  }

  static RuleSet nothing() {
    return PolicyFrontEnd.analyze(List.of()).requireRuleSet();
  }
}
