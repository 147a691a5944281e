package dev.edict.convert.importer;

import java.util.Locale;

/** The formats that can be imported. */
public enum ForeignFormat {
  /** Policies of the Docker AI Governance API, as JSON. */
  DOCKER,
  /** The permissions and the sandbox of Claude Code settings, as JSON. */
  CLAUDE,
  /** The permissions, sandbox and MCP servers of a Codex configuration, as TOML. */
  CODEX,
  /** Rules of Codex about hosts and commands, as Starlark. */
  CODEX_RULES,
  /** Sandbox policies of OpenShell, as YAML. */
  OPENSHELL,
  /** Egress of Kubernetes network policies, as YAML. */
  KUBERNETES,
  /** A plain list of hosts and networks, one a line. */
  HOSTS;

  /** Returns the word for the format on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
