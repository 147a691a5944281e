package dev.edict.convert.importer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.edict.convert.ConversionException;
import dev.edict.convert.importer.PolicyDraft.Head;
import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.match.Rejection;
import dev.edict.dsl.match.network.IpNetwork;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the egress of Kubernetes network policies. Blocks with exceptions become the networks that
 * are left, since another policy may allow the exception.
 */
final class KubernetesImporter {
  private static final List<String> EVERYWHERE = List.of("**");

  private final ImportSettings settings;
  private final Losses losses;

  private KubernetesImporter(ImportSettings settings, Losses losses) {
    this.settings = settings;
    this.losses = losses;
  }

  static List<PolicyDraft> read(List<JsonNode> documents, ImportSettings settings, Losses losses) {
    KubernetesImporter importer = new KubernetesImporter(settings, losses);
    List<PolicyDraft> drafts = new ArrayList<>();
    for (int i = 0; i < documents.size(); i++) {
      Fields document = new Fields(documents.get(i), "document " + (i + 1));
      String kind = document.text("kind").orElse("");
      if (kind.equals("NetworkPolicy")) {
        importer.policy(document).ifPresent(drafts::add);
      } else {
        losses.narrower(document.place(), "a " + Rejection.quote(kind) + ", no NetworkPolicy");
      }
    }
    if (drafts.isEmpty()) {
      throw new ConversionException("no NetworkPolicy restricts egress here");
    }
    return drafts;
  }

  private Optional<PolicyDraft> policy(Fields policy) {
    Fields metadata =
        policy
            .object("metadata")
            .orElseThrow(() -> new ConversionException(policy.at("metadata") + " is missing"));
    String name = metadata.text("name").orElse("");
    String place = "NetworkPolicy " + Rejection.quote(name);
    Fields spec =
        policy
            .object("spec")
            .orElseThrow(() -> new ConversionException(policy.at("spec") + " is missing"));
    if (spec.has("ingress") || spec.texts("policyTypes").contains("Ingress")) {
      losses.wider(place, "ingress, which no sandbox policy governs");
    }
    boolean restrictsEgress = spec.texts("policyTypes").contains("Egress") || spec.has("egress");
    if (!restrictsEgress) {
      return Optional.empty();
    }
    if (spec.object("podSelector").filter(selector -> !selector.unread().isEmpty()).isPresent()) {
      losses.wider(place, "podSelector: the policy applies to every sandbox");
    }
    PolicyDraft draft = new PolicyDraft(name, settings.level(), List.of(), losses);
    draft.govern(Domain.NETWORK);
    List<Fields> rules = spec.objects("egress");
    for (int i = 0; i < rules.size(); i++) {
      egress(draft, rules.get(i), name + " egress " + (i + 1), place + " egress " + (i + 1));
    }
    return Optional.of(draft);
  }

  private void egress(PolicyDraft draft, Fields rule, String name, String place) {
    Head head = Head.of(Effect.ALLOW, name, place);
    List<String> hosts = rule.has("to") ? peers(rule, place) : EVERYWHERE;
    if (rule.list("to").isEmpty()) {
      hosts = EVERYWHERE;
    }
    Map<String, List<String>> ports = ports(rule, place);
    if (!rule.unread().isEmpty()) {
      losses.narrower(place, "restricted by " + String.join(", ", rule.unread()));
      return;
    }
    if (!hosts.equals(EVERYWHERE) && !hosts.isEmpty()) {
      losses.narrower(
          place, "names that resolve into these networks; a rule on networks takes addresses only");
    }
    for (Map.Entry<String, List<String>> protocol : ports.entrySet()) {
      draft.connect(head, List.of(protocol.getKey()), withPorts(hosts, protocol.getValue()));
    }
  }

  private List<String> peers(Fields rule, String place) {
    List<String> networks = new ArrayList<>();
    for (Fields peer : rule.objects("to")) {
      Optional<Fields> block = peer.object("ipBlock");
      if (block.isEmpty() || !peer.unread().isEmpty()) {
        losses.narrower(place, "a peer chosen by labels");
      } else {
        networks.addAll(networks(block.get(), place));
      }
    }
    return networks;
  }

  private List<String> networks(Fields block, String place) {
    IpNetwork whole = IpNetwork.parse(block.text("cidr").orElse("")).orNull();
    if (whole == null) {
      losses.narrower(place, "a block whose cidr cannot be read");
      return List.of();
    }
    List<IpNetwork> left = List.of(whole);
    for (String text : block.texts("except")) {
      IpNetwork hole = IpNetwork.parse(text).orNull();
      if (hole == null) {
        losses.narrower(place, "a block whose exception cannot be read: " + Rejection.quote(text));
        return List.of();
      }
      left = NetworkDifference.of(left, hole);
    }
    return left.stream().map(IpNetwork::text).toList();
  }

  /** Returns the port ranges by protocol; an empty list stands for every port. */
  private Map<String, List<String>> ports(Fields rule, String place) {
    Map<String, List<String>> byProtocol = new LinkedHashMap<>();
    List<Fields> ports = rule.objects("ports");
    if (ports.isEmpty()) {
      byProtocol.put("tcp", List.of());
      byProtocol.put("udp", List.of());
      return byProtocol;
    }
    for (Fields port : ports) {
      String protocol = port.text("protocol").orElse("TCP").toLowerCase(Locale.ROOT);
      String first = port.text("port").orElse("1");
      String last = port.text("endPort").orElse(port.has("port") ? first : "65535");
      boolean digits = (first + last).chars().allMatch(c -> c >= '0' && c <= '9');
      if (!digits || !(protocol.equals("tcp") || protocol.equals("udp"))) {
        losses.narrower(place, "port " + Rejection.quote(protocol + " " + first));
      } else {
        byProtocol
            .computeIfAbsent(protocol, any -> new ArrayList<>())
            .add(first.equals(last) ? first : first + "-" + last);
      }
    }
    return byProtocol;
  }

  private static List<String> withPorts(List<String> hosts, List<String> ports) {
    if (ports.isEmpty()) {
      return hosts;
    }
    List<String> endpoints = new ArrayList<>();
    for (String host : hosts) {
      String bracketed = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
      ports.forEach(port -> endpoints.add(bracketed + ":" + port));
    }
    return endpoints;
  }
}
