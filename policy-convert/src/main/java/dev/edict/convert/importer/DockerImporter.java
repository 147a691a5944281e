package dev.edict.convert.importer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.edict.convert.ConversionException;
import dev.edict.convert.importer.PolicyDraft.Head;
import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.match.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads policies of the Docker AI Governance API: one, a list, or an answer that holds a list. */
final class DockerImporter {
  private static final List<String> LISTS = List.of("policies", "items", "results");
  private static final String CONNECT = "connect:";
  private static final String REQUEST = "request:";
  private static final List<String> FILE_ACTIONS = List.of("read", "write");

  private final ImportSettings settings;
  private final Losses losses;

  private DockerImporter(ImportSettings settings, Losses losses) {
    this.settings = settings;
    this.losses = losses;
  }

  static List<PolicyDraft> read(JsonNode root, ImportSettings settings, Losses losses) {
    DockerImporter importer = new DockerImporter(settings, losses);
    List<PolicyDraft> drafts = new ArrayList<>();
    for (Fields policy : policies(root)) {
      drafts.add(importer.policy(policy));
    }
    return drafts;
  }

  private static List<Fields> policies(JsonNode root) {
    if (root.isArray()) {
      List<Fields> policies = new ArrayList<>();
      for (int i = 0; i < root.size(); i++) {
        policies.add(new Fields(root.get(i), "policy[" + i + "]"));
      }
      return policies;
    }
    Fields fields = new Fields(root, "policy");
    for (String list : LISTS) {
      if (fields.has(list)) {
        return fields.objects(list);
      }
    }
    if (!fields.has("name")) {
      throw new ConversionException("policy: neither a policy nor a list of policies");
    }
    return List.of(fields);
  }

  private PolicyDraft policy(Fields policy) {
    String name = policy.text("name").orElse("");
    List<String> teams =
        policy.object("scope").map(scope -> scope.texts("teams")).orElse(List.of());
    PolicyDraft draft = new PolicyDraft(name, settings.level(), teams, losses);
    policy.skip("id", "type", "description", "created_at", "updated_at", "rule_count", "domain");
    if (policy.has("cedar_v1")) {
      losses.narrower(policy.at("cedar_v1"), "Cedar text about MCP; no MCP use is allowed instead");
      draft.govern(Domain.MCP);
    }
    Fields rules = policy.object("allowlist_v0").orElse(policy);
    rules.skip("domain");
    rules.text("domain").ifPresent(domain -> govern(draft, domain));
    for (Fields rule : rules.objects("rules")) {
      rule(draft, rule);
    }
    for (String key : policy.unread()) {
      losses.wider(policy.at(key), "not known, so what it restricts is not carried over");
    }
    return draft;
  }

  private static void govern(PolicyDraft draft, String domain) {
    for (Domain known : Domain.values()) {
      if (known.keyword().equals(domain)) {
        draft.govern(known);
      }
    }
  }

  private void rule(PolicyDraft draft, Fields rule) {
    Optional<Effect> effect = effect(rule.text("decision").orElse(""));
    if (effect.isEmpty()) {
      losses.narrower(rule.place(), "a decision other than allow or deny");
      return;
    }
    String name = rule.text("name").orElse("");
    Head head = Head.of(effect.get(), name, rule.place() + " " + Rejection.quote(name));
    rule.skip("id", "created_at", "updated_at");
    List<String> actions = rule.texts("actions");
    List<String> resources = rule.texts("resources");
    List<Fields> httpResources = rule.objects("http_resources");
    if (!rule.unread().isEmpty()) {
      losses.narrower(head.place(), "restricted by " + String.join(", ", rule.unread()));
      if (head.effect() == Effect.ALLOW) {
        return;
      }
    }
    draft.connect(head, after(CONNECT, actions), connections(actions, resources));
    draft.files(head, fileActions(actions), fileActions(actions).isEmpty() ? List.of() : resources);
    for (Fields resource : httpResources) {
      http(draft, head, after(REQUEST, actions), resource);
    }
    for (String action : actions) {
      if (!isKnown(action)) {
        losses.missing(head.effect(), head.place(), "the action " + Rejection.quote(action));
      }
    }
  }

  private static Optional<Effect> effect(String decision) {
    return switch (decision) {
      case "allow" -> Optional.of(Effect.ALLOW);
      case "deny" -> Optional.of(Effect.DENY);
      default -> Optional.empty();
    };
  }

  private static boolean isKnown(String action) {
    return action.equals("connect:tcp")
        || action.equals("connect:udp")
        || action.startsWith(REQUEST)
        || FILE_ACTIONS.contains(action);
  }

  private static List<String> after(String prefix, List<String> actions) {
    return actions.stream()
        .filter(action -> action.startsWith(prefix) && isKnown(action))
        .map(action -> action.substring(prefix.length()))
        .map(word -> prefix.equals(REQUEST) ? word.toUpperCase(Locale.ROOT) : word)
        .toList();
  }

  private static List<String> connections(List<String> actions, List<String> resources) {
    return after(CONNECT, actions).isEmpty() ? List.of() : resources;
  }

  private static List<String> fileActions(List<String> actions) {
    return actions.stream().filter(FILE_ACTIONS::contains).toList();
  }

  private void http(PolicyDraft draft, Head head, List<String> methods, Fields resource) {
    String host = resource.text("host").orElse("");
    String endpoint = resource.text("port").map(port -> host + ":" + port).orElse(host);
    String path = resource.text("path").orElse("/**");
    if (!resource.unread().isEmpty()) {
      losses.narrower(resource.place(), "restricted by " + String.join(", ", resource.unread()));
      if (head.effect() == Effect.ALLOW) {
        return;
      }
    }
    draft.http(head, methods, List.of(endpoint), List.of(path));
  }
}
