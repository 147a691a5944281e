package dev.edict.convert.importer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.edict.convert.importer.ClaudeRule.Kind;
import dev.edict.convert.importer.PolicyDraft.Head;
import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.match.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the permissions and the sandbox of Claude Code settings. There a rule that asks goes before
 * one that allows; here an allow without approval goes first, so what overlaps an asking rule asks
 * too.
 */
final class ClaudeImporter {
  private static final List<String> READ = List.of("read");
  private static final List<String> CHANGE = List.of("write", "delete");
  private static final String APPROVAL = "asked for in the imported settings";

  private final ImportSettings settings;
  private final Losses losses;
  private final PolicyDraft draft;
  private final List<ClaudeRule> asking = new ArrayList<>();

  private ClaudeImporter(ImportSettings settings, Losses losses) {
    this.settings = settings;
    this.losses = losses;
    this.draft = new PolicyDraft("Claude Code settings", settings.level(), List.of(), losses);
  }

  static List<PolicyDraft> read(JsonNode root, ImportSettings settings, Losses losses) {
    ClaudeImporter importer = new ClaudeImporter(settings, losses);
    Fields all = new Fields(root, "settings").skip("$schema");
    for (Domain domain : Domain.values()) {
      importer.draft.govern(domain);
    }
    all.object("permissions").ifPresent(importer::permissions);
    all.object("sandbox").ifPresent(importer::sandbox);
    for (String key : all.unread()) {
      losses.narrower(all.at(key), "no permission");
    }
    return List.of(importer.draft);
  }

  private void permissions(Fields permissions) {
    asking.addAll(rules(permissions, "ask", Effect.ALLOW));
    rules(permissions, "deny", Effect.DENY).forEach(rule -> add(rule, Effect.DENY, false));
    asking.forEach(rule -> add(rule, Effect.ALLOW, true));
    rules(permissions, "allow", Effect.ALLOW).forEach(this::allow);
    for (String directory : permissions.texts("additionalDirectories")) {
      losses.narrower(permissions.at("additionalDirectories"), Rejection.quote(directory));
    }
    permissions
        .text("defaultMode")
        .filter(mode -> !mode.equals("default"))
        .ifPresent(mode -> losses.narrower(permissions.at("defaultMode"), Rejection.quote(mode)));
    for (String key : permissions.unread()) {
      losses.narrower(permissions.at(key), "not known");
    }
  }

  private List<ClaudeRule> rules(Fields permissions, String list, Effect effect) {
    List<ClaudeRule> rules = new ArrayList<>();
    for (String text : permissions.texts(list)) {
      String place = permissions.at(list) + " " + Rejection.quote(text);
      rules.addAll(ClaudeRule.read(text, place, effect, settings.root(), losses));
    }
    return rules;
  }

  private void allow(ClaudeRule rule) {
    boolean asks = asking.stream().anyMatch(rule::overlaps);
    if (asks) {
      losses.narrower(rule.place(), "asks, because a rule under `ask` overlaps it");
    }
    add(rule, Effect.ALLOW, asks);
  }

  private void add(ClaudeRule rule, Effect effect, boolean asks) {
    Optional<String> approval = asks ? Optional.of(APPROVAL) : Optional.empty();
    Head head = new Head(effect, rule.text(), rule.place(), approval);
    switch (rule.kind()) {
      case READ -> draft.files(head, READ, rule.patterns());
      case CHANGE -> draft.files(head, CHANGE, rule.patterns());
      case FETCH ->
          draft.connect(head, List.of(effect == Effect.DENY ? "any" : "tcp"), rule.patterns());
      case CALL -> draft.call(head, rule.patterns());
    }
  }

  private void sandbox(Fields sandbox) {
    sandbox.skip("enabled");
    sandbox.object("network").ifPresent(this::sandboxNetwork);
    sandbox.object("filesystem").ifPresent(this::sandboxFiles);
    for (String key : sandbox.unread()) {
      losses.wider(sandbox.at(key), "not carried over");
    }
  }

  private void sandboxNetwork(Fields network) {
    domains(network, "deniedDomains", Effect.DENY);
    domains(network, "allowedDomains", Effect.ALLOW);
    for (String key : network.unread()) {
      losses.narrower(network.at(key), "not carried over");
    }
  }

  private void domains(Fields network, String list, Effect effect) {
    List<String> hosts =
        network.texts(list).stream().map(domain -> ClaudeRule.host(domain, effect)).toList();
    sandboxRule(Kind.FETCH, network, list, effect, hosts);
  }

  private void sandboxRule(
      Kind kind, Fields owner, String list, Effect effect, List<String> patterns) {
    if (patterns.isEmpty()) {
      return;
    }
    ClaudeRule rule = new ClaudeRule(kind, "sandbox " + list, owner.at(list), patterns);
    if (effect == Effect.ALLOW) {
      allow(rule);
    } else {
      add(rule, effect, false);
    }
  }

  private void sandboxFiles(Fields files) {
    paths(files, "denyRead", Effect.DENY, Kind.READ);
    paths(files, "denyWrite", Effect.DENY, Kind.CHANGE);
    paths(files, "allowRead", Effect.ALLOW, Kind.READ);
    paths(files, "allowWrite", Effect.ALLOW, Kind.CHANGE);
    for (String key : files.unread()) {
      losses.wider(files.at(key), "not carried over");
    }
  }

  private void paths(Fields files, String list, Effect effect, Kind kind) {
    List<String> patterns = new ArrayList<>();
    for (String path : files.texts(list)) {
      ClaudePath.pattern(path, effect, settings.root())
          .ifPresentOrElse(
              patterns::add,
              () -> losses.missing(effect, files.at(list), ClaudePath.unknownRoot(path)));
    }
    sandboxRule(kind, files, list, effect, patterns);
  }
}
