package dev.edict.cli;

import dev.edict.cli.Preset.HostGroup;
import dev.edict.dsl.format.PolicyFormatter;
import dev.edict.dsl.source.PolicySource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The text of a preset, with tests and assertions that hold from the start.
 *
 * @param preset which
 * @param name the policy's name
 * @param level the level's word
 * @param workspace the directory that the agent works in, as a path pattern without wildcards
 * @param hosts hosts allowed besides
 * @param registries package registries and mirrors allowed besides
 * @param servers MCP servers whose reading tools are allowed
 */
record PresetPolicy(
    Preset preset,
    String name,
    String level,
    String workspace,
    List<String> hosts,
    List<String> registries,
    List<String> servers) {
  private static final String CREDENTIALS =
      "\"~/.ssh/**\", \"~/.aws/**\", \"~/.config/gcloud/**\", \"~/.azure/**\", \"~/.kube/**\","
          + " \"~/.docker/config.json\", \"~/.netrc\", \"**/.env\"";
  private static final String NO_BUSINESS =
      "127.0.0.0/8, \"::1\", \"localhost\", 169.254.0.0/16, \"fe80::/10\","
          + " \"metadata.google.internal\", \"host.docker.internal\"";

  PresetPolicy {
    hosts = List.copyOf(hosts);
    registries = List.copyOf(registries);
    servers = List.copyOf(servers);
  }

  /** Returns the text, formatted. */
  String text() {
    StringBuilder text = new StringBuilder("edict 1\n\n");
    text.append(comment()).append("policy ").append(quoted(name)).append(" level ").append(level);
    text.append("\n\n");
    for (HostGroup group : groups()) {
      text.append("set ").append(group.set()).append(": host = [");
      text.append(list(group.hosts())).append("]\n");
    }
    text.append('\n').append(network()).append(files()).append(mcp()).append(limits());
    text.append(tests());
    return PolicyFormatter.format(PolicySource.of("preset", text.toString())).text().orElseThrow();
  }

  private String comment() {
    return switch (preset) {
      case LOCKED ->
          "// Locked down: the workspace and what was named; everything else is denied.\n";
      case BALANCED ->
          """
          // Balanced: the workspace and the hosts that most agents need. What an allowed host
          // stores for anybody, such as code hosting, can carry data out.
          """;
      case OPEN ->
          """
          // WARNING: open. Every host may be reached but those below: data can leave to anywhere.
          // For trying out. Watch what is reached, then write a policy that allows just that.
          """;
    };
  }

  private List<HostGroup> groups() {
    List<HostGroup> groups = new ArrayList<>(preset.groups());
    if (!registries.isEmpty()) {
      groups.add(new HostGroup("package_registries", "package registries", registries));
    }
    if (!hosts.isEmpty()) {
      groups.add(new HostGroup("named_hosts", "named hosts", hosts));
    }
    return groups;
  }

  private String network() {
    StringBuilder text = new StringBuilder("network {\n");
    for (HostGroup group : groups()) {
      text.append("allow ").append(quoted(group.rule())).append(" connect tcp to ");
      text.append(group.set()).append('\n');
    }
    if (preset == Preset.OPEN) {
      text.append("allow \"every host\" connect tcp to \"**\"\n");
    }
    text.append("deny \"own machine and metadata\" connect any to ").append(NO_BUSINESS);
    return text.append("\n}\n\n").toString();
  }

  private String files() {
    return "filesystem {\nallow \"workspace\" read, write, execute, delete on "
        + quoted(workspace + "/**")
        + (preset == Preset.LOCKED
            ? ""
            : "\nallow \"system\" read, execute on \"/usr/**\", \"/lib/**\", \"/lib64/**\","
                + " \"/bin/**\", \"/opt/**\"\nallow \"scratch\" read, write, delete on \"/tmp/**\"")
        + "\ndeny \"credentials\" read, write, execute, delete on "
        + CREDENTIALS
        + "\n}\n\n";
  }

  private String mcp() {
    StringBuilder text = new StringBuilder("mcp {\n");
    if (!servers.isEmpty()) {
      String tools = list(servers.stream().map(server -> server + "/*").toList());
      text.append("allow \"named servers\" register ").append(list(servers)).append('\n');
      text.append("allow \"reading\" call ").append(tools).append(" when tool.readOnly\n");
      text.append("allow \"changing\" call ").append(tools);
      text.append(" unless tool.readOnly require approval \"the tool may change something\"\n");
    }
    return text.append("}\n\n").toString();
  }

  private String limits() {
    return preset == Preset.OPEN
        ? ""
        : "limits { cpu 4 memory 8GiB processes 512 session 8h calls 120 per minute }\n\n";
  }

  private String tests() {
    StringBuilder text = new StringBuilder("test \"what the preset promises\" {\n");
    text.append("deny connect tcp to \"169.254.169.254:80\" by \"own machine and metadata\"\n");
    text.append("deny read on \"~/.ssh/id_ed25519\" by \"credentials\"\n");
    text.append("allow write on ").append(quoted(workspace + "/src/a.txt"));
    text.append(" by \"workspace\"\n");
    if (preset == Preset.OPEN) {
      text.append("allow connect tcp to \"anything.example:443\" by \"every host\"\n");
    } else {
      text.append("deny connect tcp to \"anything.example:443\" by default\n");
      text.append("deny write on \"/etc/passwd\" by default\n");
    }
    if (preset == Preset.BALANCED) {
      text.append("allow connect tcp to \"api.anthropic.com:443\" by \"AI services\"\n");
    }
    text.append("deny call \"unknown/tool\" by default\n");
    for (String server : servers) {
      text.append("allow call ").append(quoted(server + "/x"));
      text.append(" with tool.readOnly = true by \"reading\"\n");
      text.append("approval call ").append(quoted(server + "/x")).append(" by \"changing\"\n");
    }
    text.append("}\n\nassert never allow connect any to 169.254.0.0/16\n");
    text.append("assert never allow read, write on \"~/.ssh/**\", \"~/.aws/**\"\n");
    return text.toString();
  }

  private static String list(List<String> texts) {
    return texts.stream().map(PresetPolicy::quoted).collect(Collectors.joining(", "));
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
