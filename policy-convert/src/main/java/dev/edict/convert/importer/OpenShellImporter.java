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
import java.util.Map;

/** Reads sandbox policies of OpenShell, version 1. */
final class OpenShellImporter {
  private static final Map<String, List<String>> ACCESS =
      Map.of(
          "read-only", List.of("GET", "HEAD", "OPTIONS"),
          "read-write", List.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH"),
          "full", List.of("any"));

  private final ImportSettings settings;
  private final Losses losses;
  private final PolicyDraft draft;

  private OpenShellImporter(ImportSettings settings, Losses losses) {
    this.settings = settings;
    this.losses = losses;
    this.draft = new PolicyDraft("OpenShell sandbox", settings.level(), List.of(), losses);
  }

  static List<PolicyDraft> read(List<JsonNode> documents, ImportSettings settings, Losses losses) {
    if (documents.size() != 1) {
      throw new ConversionException("one YAML document is expected, not " + documents.size());
    }
    Fields policy = new Fields(documents.get(0), "policy").skip("version");
    OpenShellImporter importer = new OpenShellImporter(settings, losses);
    importer.draft.govern(Domain.NETWORK);
    importer.draft.govern(Domain.FILESYSTEM);
    policy.object("filesystem_policy").ifPresent(importer::files);
    policy.object("network_policies").ifPresent(importer::networks);
    for (String key : policy.unread()) {
      losses.wider(policy.at(key), "not carried over");
    }
    return List.of(importer.draft);
  }

  private void files(Fields files) {
    String place = files.place();
    draft.files(
        Head.of(Effect.ALLOW, "read only", place + ".read_only"),
        List.of("read"),
        subtrees(files.texts("read_only")));
    List<String> writable = new ArrayList<>(subtrees(files.texts("read_write")));
    if (files.isTrue("include_workdir")) {
      settings
          .root()
          .ifPresentOrElse(
              root -> writable.addAll(subtrees(List.of(root))),
              () -> losses.narrower(place + ".include_workdir", "the directory is not known"));
    }
    draft.files(
        Head.of(Effect.ALLOW, "read and write", place + ".read_write"),
        List.of("read", "write", "delete"),
        writable);
    losses.narrower(place, "running programs; grant `execute` where it is meant");
    for (String key : files.unread()) {
      losses.wider(files.at(key), "not carried over");
    }
  }

  private static List<String> subtrees(List<String> paths) {
    return paths.stream()
        .map(path -> path.endsWith("/") ? path.substring(0, path.length() - 1) : path)
        .map(path -> path + "/**")
        .toList();
  }

  private void networks(Fields networks) {
    for (Map.Entry<String, Fields> block : networks.members().entrySet()) {
      Fields fields = block.getValue();
      String name = fields.text("name").orElse(block.getKey());
      if (!fields.list("binaries").isEmpty()) {
        losses.wider(
            fields.at("binaries"), "the rules hold for every program, not for these alone");
      }
      fields.objects("endpoints").forEach(endpoint -> endpoint(name, endpoint));
      for (String key : fields.unread()) {
        losses.wider(fields.at(key), "not carried over");
      }
    }
  }

  private void endpoint(String name, Fields endpoint) {
    Head head = Head.of(Effect.ALLOW, name, endpoint.place());
    String host = endpoint.text("host").orElse("");
    List<String> hosts = withPorts(host, endpoint);
    String protocol = endpoint.text("protocol").orElse("");
    boolean enforced = !endpoint.text("enforcement").orElse("enforce").equals("audit");
    List<String> methods = ACCESS.getOrDefault(endpoint.text("access").orElse(""), List.of());
    List<Fields> rules = endpoint.objects("rules");
    List<Fields> denies = endpoint.objects("deny_rules");
    endpoint.skip("tls");
    if (!endpoint.unread().isEmpty()) {
      losses.narrower(endpoint.place(), "restricted by " + String.join(", ", endpoint.unread()));
      return;
    }
    if (protocol.isEmpty() || protocol.equals("tcp") || !enforced) {
      draft.connect(head, List.of("tcp"), hosts);
      return;
    }
    if (!protocol.equals("rest")) {
      losses.narrower(endpoint.place(), "rules on the protocol " + protocol);
      return;
    }
    draft.http(head, methods, hosts, List.of());
    for (Fields rule : rules) {
      rule.object("allow").ifPresent(allow -> http(head, hosts, allow));
    }
    Head denying = Head.of(Effect.DENY, name + " not", endpoint.place());
    denies.forEach(deny -> http(denying, hosts, deny));
  }

  private void http(Head head, List<String> hosts, Fields rule) {
    String method = rule.text("method").orElse("*");
    List<String> methods = List.of(method.equals("*") ? "any" : method.toUpperCase(Locale.ROOT));
    String path = rule.text("path").orElse("/**");
    if (!rule.unread().isEmpty()) {
      losses.narrower(rule.place(), "restricted by " + String.join(", ", rule.unread()));
      if (head.effect() == Effect.ALLOW) {
        return;
      }
    }
    String pattern = path(head.effect(), path);
    if (!pattern.equals(path)) {
      losses.narrower(
          rule.place(), Rejection.quote(path) + " is taken as " + Rejection.quote(pattern));
    }
    draft.http(head, methods, hosts, List.of(pattern));
  }

  /**
   * Returns the path pattern. There a {@code *} also crosses slashes: an allow takes it as one
   * segment, which is less, and a deny takes everything from its segment on, which is more.
   */
  private static String path(Effect effect, String path) {
    int star = path.indexOf('*');
    boolean whole = path.endsWith("/**") && star == path.length() - 2;
    if (effect == Effect.ALLOW || star < 0 || whole) {
      return path;
    }
    return path.substring(0, path.lastIndexOf('/', star)) + "/**";
  }

  private static List<String> withPorts(String host, Fields endpoint) {
    List<String> endpoints = new ArrayList<>();
    endpoint.text("port").ifPresent(port -> endpoints.add(host + ":" + port));
    endpoint.list("ports").forEach(port -> endpoints.add(host + ":" + port.asText()));
    return endpoints.isEmpty() ? List.of(host) : endpoints;
  }
}
