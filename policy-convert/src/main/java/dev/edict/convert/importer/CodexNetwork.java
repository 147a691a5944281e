package dev.edict.convert.importer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.edict.convert.ConversionException;
import dev.edict.convert.importer.PolicyDraft.Head;
import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.Rejection;
import dev.edict.dsl.match.network.EndpointPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the network rules of a permission profile of Codex. */
final class CodexNetwork {
  /** What Codex keeps commands from, under whatever name, unless local binding is allowed. */
  private static final List<String> LOCAL =
      List.of(
          "localhost",
          "127.0.0.0/8",
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.168.0.0/16",
          "::1",
          "::",
          "fc00::/7",
          "fe80::/10");

  private static final List<String> SOCKETS =
      List.of(
          "unix_sockets",
          "dangerously_allow_all_unix_sockets",
          "dangerously_allow_non_loopback_admin",
          "dangerously_allow_non_loopback_proxy");
  private static final List<String> SAFE_METHODS = List.of("GET", "HEAD", "OPTIONS");

  private final PolicyDraft draft;
  private final Losses losses;

  CodexNetwork(PolicyDraft draft, Losses losses) {
    this.draft = draft;
    this.losses = losses;
  }

  void profile(Fields network) {
    network.skip("proxy_url", "admin_url", "socks_url", "enable_socks5", "allow_upstream_proxy");
    boolean enabled = network.isTrue("enabled");
    boolean limited = network.text("mode").orElse("full").equals("limited");
    List<String> protocols =
        network.isTrue("enable_socks5_udp") ? List.of("tcp", "udp") : List.of("tcp");
    List<String> allowed = new ArrayList<>();
    List<String> denied = new ArrayList<>();
    network.object("domains").ifPresent(domains -> sort(domains, allowed, denied));
    boolean local = network.isTrue("allow_local_binding");
    String place = network.at("domains");
    draft.connect(Head.of(Effect.DENY, "denied domains", place), List.of("any"), denied);
    if (!local) {
      allowed.stream()
          .filter(CodexNetwork::isLocal)
          .forEach(
              host ->
                  losses.narrower(
                      place, Rejection.quote(host) + " stays denied, with all local addresses"));
      draft.connect(
          Head.of(Effect.DENY, "local addresses", network.place()), List.of("any"), LOCAL);
    }
    for (String key : SOCKETS) {
      if (network.has(key)) {
        losses.narrower(network.at(key), "not carried over");
      }
    }
    for (String key : network.unread()) {
      losses.wider(network.at(key), "not carried over");
    }
    if (!enabled) {
      return;
    }
    Head head = Head.of(Effect.ALLOW, "allowed domains", place);
    if (limited) {
      draft.http(head, SAFE_METHODS, allowed, List.of());
    } else {
      draft.connect(head, protocols, allowed);
    }
    if (allowed.isEmpty()) {
      losses.narrower(network.place(), "no domain is listed, so none is allowed");
    }
  }

  private static boolean isLocal(String host) {
    EndpointPattern pattern = EndpointPattern.parse(host).orNull();
    return pattern != null
        && LOCAL.stream()
            .map(EndpointPattern::parse)
            .map(Canonical::orNull)
            .anyMatch(local -> local != null && local.covers(pattern));
  }

  private void sort(Fields domains, List<String> allowed, List<String> denied) {
    for (Map.Entry<String, JsonNode> domain : domains.nodes().entrySet()) {
      String place = domains.place() + "." + Rejection.quote(domain.getKey());
      switch (domain.getValue().asText()) {
        case "allow" -> allowed.addAll(allowed(place, domain.getKey()));
        case "deny", "none" -> denied.addAll(denied(domain.getKey()));
        default ->
            throw new ConversionException(
                place + ": " + Rejection.quote(domain.getValue().asText()) + " is not known");
      }
    }
  }

  private List<String> allowed(String place, String domain) {
    if (domain.equals("*")) {
      return List.of("**");
    }
    if (domain.startsWith("**.")) {
      return List.of(domain.substring(3), domain);
    }
    if (domain.startsWith("*.")) {
      losses.narrower(place, "one label below, not any number");
    }
    return List.of(domain);
  }

  private static List<String> denied(String domain) {
    if (domain.equals("*")) {
      return List.of("**");
    }
    if (domain.startsWith("**.")) {
      return List.of(domain.substring(3), domain);
    }
    return domain.startsWith("*.") ? List.of("*" + domain) : List.of(domain);
  }
}
