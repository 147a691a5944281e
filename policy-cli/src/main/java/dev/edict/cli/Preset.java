package dev.edict.cli;

import java.util.List;
import java.util.Locale;

/**
 * A policy to start from; {@code spec/presets.md} says what each allows. No package registry and no
 * mirror is built in: those who trust one name it.
 */
enum Preset {
  /** Nothing but the workspace and what the options name. */
  LOCKED,
  /** The host groups that most agents need, besides. */
  BALANCED,
  /** Every host but those that no agent has business with. */
  OPEN;

  private static final List<HostGroup> BALANCED_GROUPS =
      List.of(
          new HostGroup(
              "ai_services",
              "AI services",
              List.of(
                  "api.anthropic.com:443",
                  "api.openai.com:443",
                  "generativelanguage.googleapis.com:443")),
          new HostGroup(
              "code_hosting",
              "code hosting",
              List.of(
                  "github.com:443",
                  "api.github.com:443",
                  "codeload.github.com:443",
                  "raw.githubusercontent.com:443",
                  "gitlab.com:443",
                  "bitbucket.org:443")),
          new HostGroup(
              "containers",
              "container images",
              List.of("*.docker.io:443", "*.docker.com:443", "ghcr.io:443", "quay.io:443")),
          new HostGroup(
              "certificate_checks",
              "certificate checks",
              List.of(
                  "crl*.digicert.com:80",
                  "ocsp*.digicert.com:80",
                  "*.c.lencr.org:80",
                  "*.o.lencr.org:80")));

  /**
   * Hosts that are allowed together.
   *
   * @param set the name of the set
   * @param rule the name of the rule
   * @param hosts host patterns
   */
  record HostGroup(String set, String rule, List<String> hosts) {}

  List<HostGroup> groups() {
    return this == BALANCED ? BALANCED_GROUPS : List.of();
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
