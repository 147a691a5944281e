package dev.edict.convert.importer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.edict.convert.ConversionException;
import dev.edict.convert.importer.PolicyDraft.Head;
import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.match.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the configuration of Codex: the permission profile in use, or the older sandbox settings.
 * The parts have classes of their own.
 */
final class CodexImporter {
  private static final List<String> SPEAKING =
      List.of("default_permissions", "sandbox_mode", "sandbox_workspace_write", "mcp_servers");
  private static final String APPROVAL = "a tool of an imported MCP server";

  private final ImportSettings settings;
  private final Losses losses;
  private final PolicyDraft draft;

  private CodexImporter(ImportSettings settings, Losses losses) {
    this.settings = settings;
    this.losses = losses;
    this.draft = new PolicyDraft("Codex configuration", settings.level(), List.of(), losses);
  }

  static List<PolicyDraft> read(JsonNode root, ImportSettings settings, Losses losses) {
    CodexImporter importer = new CodexImporter(settings, losses);
    if (SPEAKING.stream().noneMatch(root::has)) {
      throw new ConversionException("it says nothing of " + String.join(", ", SPEAKING));
    }
    Fields config = new Fields(root, "config");
    for (Domain domain : Domain.values()) {
      importer.draft.govern(domain);
    }
    importer.sandbox(config);
    config.object("mcp_servers").ifPresent(importer::servers);
    for (String key : config.unread()) {
      losses.narrower(config.at(key), "no permission");
    }
    return List.of(importer.draft);
  }

  private void sandbox(Fields config) {
    Optional<String> mode = config.text("sandbox_mode");
    Optional<String> chosen = config.text("default_permissions");
    CodexFiles files = new CodexFiles(draft, settings, losses);
    if (mode.isEmpty() && chosen.isPresent()) {
      profile(config, chosen.get(), files);
      return;
    }
    if (chosen.isPresent()) {
      losses.narrower(config.at("default_permissions"), "`sandbox_mode` goes before it");
    }
    Optional<Fields> writing = config.object("sandbox_workspace_write");
    switch (mode.orElse("read-only")) {
      case "read-only" -> files.readAll();
      case "workspace-write" -> workspace(writing, files);
      case "danger-full-access" -> {
        files.changeAll();
        everyHost(config.at("sandbox_mode"));
      }
      default ->
          throw new ConversionException(
              config.at("sandbox_mode") + ": " + Rejection.quote(mode.get()) + " is not known");
    }
    losses.narrower(config.place(), "running programs; grant `execute` where it is meant");
  }

  private void profile(Fields config, String name, CodexFiles files) {
    JsonNode profiles = config.node("permissions");
    JsonNode resolved = new CodexProfiles(profiles).resolve(name);
    Fields profile = new Fields(resolved, "permissions." + name).skip("description");
    List<String> roots = new ArrayList<>();
    profile.object("workspace_roots").ifPresent(listed -> roots.addAll(listed.trueNames()));
    profile.object("filesystem").ifPresent(entries -> files.profile(entries, roots));
    profile
        .object("network")
        .ifPresent(network -> new CodexNetwork(draft, losses).profile(network));
    for (String key : profile.unread()) {
      losses.wider(profile.at(key), "not carried over");
    }
    profiles
        .fieldNames()
        .forEachRemaining(
            other -> {
              if (!other.equals(name)) {
                losses.narrower("permissions." + other, "not the profile in use");
              }
            });
    losses.narrower(profile.place(), "running programs; grant `execute` where it is meant");
  }

  private void workspace(Optional<Fields> writing, CodexFiles files) {
    List<String> roots = new ArrayList<>();
    writing.ifPresent(fields -> roots.addAll(fields.texts("writable_roots")));
    boolean slashTmp = writing.map(fields -> !fields.isTrue("exclude_slash_tmp")).orElse(true);
    boolean tmpdir = writing.map(fields -> !fields.isTrue("exclude_tmpdir_env_var")).orElse(true);
    files.workspace(roots, slashTmp, tmpdir);
    writing.ifPresent(
        fields -> {
          if (fields.isTrue("network_access")) {
            everyHost(fields.at("network_access"));
          }
          for (String key : fields.unread()) {
            losses.wider(fields.at(key), "not carried over");
          }
        });
  }

  private void everyHost(String place) {
    draft.connect(Head.of(Effect.ALLOW, "every host", place), List.of("any"), List.of("**"));
  }

  private void servers(Fields servers) {
    for (Map.Entry<String, Fields> entry : servers.members().entrySet()) {
      Fields server = entry.getValue();
      String name = entry.getKey();
      if (server.text("enabled").filter("false"::equals).isPresent()) {
        continue;
      }
      List<String> enabled = qualified(name, server.texts("enabled_tools"));
      boolean every = !server.has("enabled_tools");
      Head denying = Head.of(Effect.DENY, name + " disabled_tools", server.at("disabled_tools"));
      draft.call(denying, qualified(name, server.texts("disabled_tools")));
      Head allowing = new Head(Effect.ALLOW, name, server.place(), Optional.of(APPROVAL));
      draft.register(Head.of(Effect.ALLOW, name + " itself", server.place()), List.of(name));
      draft.call(allowing, every ? List.of(name + "/*") : enabled);
      losses.narrower(server.place(), "every call asks, whatever the server says of its tools");
    }
  }

  private static List<String> qualified(String server, List<String> tools) {
    return tools.stream().map(tool -> server + "/" + tool).toList();
  }
}
