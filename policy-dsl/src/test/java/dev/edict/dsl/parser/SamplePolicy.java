package dev.edict.dsl.parser;

/** A valid policy text that uses every construct of the language. */
final class SamplePolicy {
  static final String TEXT =
      """
      edict 1 // version

      import shared_hosts, more from "shared/hosts.edict"
      @owner("platform", 1, true)
      policy "Acme baseline" level org for team "payments", "billing"

      set model_apis: host = ["api.anthropic.com:443", 10.0.0.0/8, shared_hosts,]
      set ports: port = [80, -1]
      attribute subject.clearance: string
      attribute subject.groups["x y"][0]: set of string

      network {
        allow "AI services" connect tcp to model_apis, "*.googleapis.com:443"
        @note allow connect tcp, udp to 10.20.0.0/16 port 8000-8099, 9000, "[2001:db8::1]:443"
        observe allow http GET, HEAD to "api.github.com" path "/repos/**", "/x" when not (a or b) and c
        deny "exfiltration" connect any to "paste.ee" unless subject.user in ["a", "b"] severity high
        secret "K" for "api.x.com:443", more port 80 inject header "x-api-key"
      }

      filesystem {
        allow read, write on "~/workdemo/**", more until "2027-01-01T00:00Z"
        deny read on "a\\"b\\\\c\\n\\t\\u{1F600}é😀" // astral
      }

      mcp {
        catalog "docker-hub"
        server "github" from "docker-hub" digest "sha256:00" url "https://x"
        tool "github/get_me" digest "sha256:01"
        allow call "github/get_*" when tool.readOnly and args has from and args.x[1] like "a*"
        allow call "erp/approve" when args.amount <= -0.5 or not not true where args.path is filesystem read
        allow register "github" require approval
        allow read resource "docs://**" from "wiki", "b" require approval "why"
        deny get prompt "summary"
        secret "T" for server "github" inject env "TOKEN" prefix "Bearer "
      }

      limits { cpu 2 memory 4GiB load 0.5 calls 60 per minute }
      delegate network to team, local within "**.corp.example"

      @slow
      test "the three" with subject.user = "alice", subject.teams = ["a", "b"] {
        allow connect tcp to "api.anthropic.com:443" by "AI services"
        deny connect tcp to "x:443" resolved "10.0.0.1", 10.0.0.2 by default
        allow http GET to "h:443" path "/p" by invalid
        allow read on "~/notes.txt"
        deny mount write on "~/workdemo"
        approval call "s/t" with args.amount = 500
        deny register "github"
        allow read resource "docs://intro" from "wiki"
        allow get prompt "summary" from "wiki"
      }
      assert never allow connect any to "**.paste.ee"
      assert only allow write under "~/workdemo" when a == 1
      assert never allow call "erp/*"
      """;

  private SamplePolicy() {}
}
