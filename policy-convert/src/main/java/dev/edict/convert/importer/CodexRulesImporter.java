package dev.edict.convert.importer;

import dev.edict.convert.ConversionException;
import dev.edict.convert.importer.PolicyDraft.Head;
import dev.edict.convert.importer.StarlarkCalls.Call;
import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.match.Rejection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads rule files of Codex. Rules about hosts carry over; commands are not judged here, so the
 * rules about them are listed. There the strictest rule decides; here an allow without approval
 * goes before one that asks, so what is asked for anywhere is asked for everywhere.
 */
final class CodexRulesImporter {
  private static final String APPROVAL = "asked for in the imported rules";
  private static final Map<String, List<String>> PARAMETERS =
      Map.of(
          "prefix_rule", List.of("pattern", "decision", "match", "not_match", "justification"),
          "host_executable", List.of("name", "paths"),
          "network_rule", List.of("host", "protocol", "decision", "justification"));

  private final Losses losses;
  private final PolicyDraft draft;
  private final List<HostRule> hosts = new ArrayList<>();

  private CodexRulesImporter(ImportSettings settings, Losses losses) {
    this.losses = losses;
    this.draft = new PolicyDraft("Codex rules", settings.level(), List.of(), losses);
  }

  private record HostRule(String place, String host, String protocol, String decision) {}

  static List<PolicyDraft> read(String text, ImportSettings settings, Losses losses) {
    CodexRulesImporter importer = new CodexRulesImporter(settings, losses);
    List<Call> calls = StarlarkCalls.read(text);
    if (calls.isEmpty()) {
      throw new ConversionException("there is no rule");
    }
    calls.forEach(importer::take);
    importer.hosts.forEach(importer::add);
    return List.of(importer.draft);
  }

  private void take(Call call) {
    String place = "line " + call.line() + " " + call.function();
    Map<String, Object> arguments = arguments(call);
    switch (call.function()) {
      case "prefix_rule" -> command(place, arguments);
      case "network_rule" -> hosts.add(hostRule(place, arguments));
      default -> losses.narrower(place, "the language does not judge commands");
    }
  }

  private static Map<String, Object> arguments(Call call) {
    List<String> known = PARAMETERS.get(call.function());
    String place = "line " + call.line() + ": ";
    if (known == null) {
      throw new ConversionException(place + "`" + call.function() + "` is no rule of Codex");
    }
    Map<String, Object> arguments = new HashMap<>(call.named());
    for (String name : call.named().keySet()) {
      if (!known.contains(name)) {
        throw new ConversionException(place + call.function() + " has no " + Rejection.quote(name));
      }
    }
    for (int i = 0; i < call.positional().size(); i++) {
      if (i >= known.size()
          || arguments.putIfAbsent(known.get(i), call.positional().get(i)) != null) {
        throw new ConversionException(place + call.function() + " has an argument too many");
      }
    }
    return arguments;
  }

  private void command(String place, Map<String, Object> arguments) {
    String decision =
        arguments.containsKey("decision") ? text(place, arguments, "decision") : "allow";
    if (!(arguments.get("pattern") instanceof List<?> pattern) || pattern.isEmpty()) {
      throw new ConversionException(place + ": `pattern` is not a list of words");
    }
    losses.missing(
        effect(place, decision),
        place + " " + Rejection.quote(words(pattern)),
        "the language does not judge commands (" + decision + ")");
  }

  private static String words(List<?> pattern) {
    List<String> words = new ArrayList<>();
    for (Object word : pattern) {
      words.add(
          word instanceof List<?> choices
              ? "[" + words(choices).replace(' ', '|') + "]"
              : word.toString());
    }
    return String.join(" ", words);
  }

  private static Effect effect(String place, String decision) {
    return switch (decision) {
      case "allow", "prompt" -> Effect.ALLOW;
      case "forbidden", "deny" -> Effect.DENY;
      default ->
          throw new ConversionException(
              place + ": " + Rejection.quote(decision) + " is no decision");
    };
  }

  private static HostRule hostRule(String place, Map<String, Object> arguments) {
    String host = host(place, text(place, arguments, "host"));
    String protocol = text(place, arguments, "protocol");
    String decision = text(place, arguments, "decision");
    String known =
        switch (protocol) {
          case "http", "socks5_tcp", "socks5_udp" -> protocol;
          case "https", "https_connect", "http-connect" -> "https";
          default ->
              throw new ConversionException(
                  place + ": " + Rejection.quote(protocol) + " is no protocol");
        };
    return new HostRule(place + " " + Rejection.quote(host), host, known, decision);
  }

  private static String text(String place, Map<String, Object> arguments, String name) {
    if (arguments.get(name) instanceof String value) {
      return value;
    }
    throw new ConversionException(place + ": `" + name + "` is not a text");
  }

  /** Returns the host as Codex takes it: without a port, which it does not look at. */
  private static String host(String place, String written) {
    String host = written.strip().toLowerCase(Locale.ROOT);
    int colon = host.lastIndexOf(':');
    if (host.startsWith("[")) {
      int end = host.indexOf(']');
      host = end < 0 ? host : host.substring(1, end);
    } else if (colon > 0 && host.indexOf(':') == colon) {
      host = host.substring(0, colon);
    }
    while (host.endsWith(".")) {
      host = host.substring(0, host.length() - 1);
    }
    if (host.isEmpty() || host.indexOf('*') >= 0 || host.indexOf('/') >= 0) {
      throw new ConversionException(place + ": " + Rejection.quote(written) + " is not one host");
    }
    return host;
  }

  private void add(HostRule rule) {
    Effect effect = effect(rule.place(), rule.decision());
    boolean asks =
        effect == Effect.ALLOW
            && hosts.stream()
                .anyMatch(
                    other -> other.host().equals(rule.host()) && other.decision().equals("prompt"));
    if (asks && !rule.decision().equals("prompt")) {
      losses.narrower(rule.place(), "asks, because another rule about the host asks");
    }
    String name = rule.protocol() + " " + rule.host();
    Head head =
        new Head(effect, name, rule.place(), asks ? Optional.of(APPROVAL) : Optional.empty());
    draft.govern(Domain.NETWORK);
    draft.connect(head, List.of(transport(rule, effect)), List.of(endpoint(rule, effect)));
  }

  private String transport(HostRule rule, Effect effect) {
    boolean web = !rule.protocol().startsWith("socks5_");
    if (web && effect == Effect.DENY) {
      losses.narrower(
          rule.place(), "any connection to the host is denied, not " + rule.protocol() + " alone");
      return "any";
    }
    return rule.protocol().equals("socks5_udp") ? "udp" : "tcp";
  }

  /** An allow of a scheme holds for its port: on which others it is spoken, nobody can tell. */
  private String endpoint(HostRule rule, Effect effect) {
    boolean web = !rule.protocol().startsWith("socks5_");
    if (effect == Effect.DENY || !web) {
      return rule.host();
    }
    String port = rule.protocol().equals("http") ? "80" : "443";
    losses.narrower(rule.place(), "allowed on port " + port + " alone");
    boolean isIpv6 = rule.host().indexOf(':') >= 0;
    return (isIpv6 ? "[" + rule.host() + "]" : rule.host()) + ":" + port;
  }
}
