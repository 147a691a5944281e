package dev.edict.eval.law;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Works a decision out again from an explanation in JSON, by the letter of {@code
 * spec/requests.md}. Knows nothing of the engine, and of a rule only what the explanation says of
 * it.
 */
final class TraceChecker {
  private static final Set<String> SHORT_OF_DECIDING =
      Set.of("expired", "inactive", "condition-not-met", "condition-failed");

  private final JsonNode explanation;

  private TraceChecker(JsonNode explanation) {
    this.explanation = explanation;
  }

  /**
   * What a decision comes to.
   *
   * @param rule level, policy and name of the determining rule; empty when none decides
   */
  record Verdict(String outcome, String rule, String code) {
    private static Verdict by(String outcome, JsonNode rule) {
      return new Verdict(outcome, name(rule), "rule");
    }

    private static Verdict asking(JsonNode rule) {
      return by("approval_required", rule);
    }

    private static Verdict byDefault(String code) {
      return new Verdict("deny", "", code);
    }

    private boolean isByDefault() {
      return rule.isEmpty();
    }
  }

  /** Returns what the rules of an explanation come to. */
  static Verdict recombined(JsonNode explanation) {
    return new TraceChecker(explanation).verdict();
  }

  /** Returns what the decision of an explanation says. */
  static Verdict decided(JsonNode explanation) {
    JsonNode decision = explanation.get("decision");
    return new Verdict(
        decision.get("outcome").asText(),
        decision.get("rule").isNull() ? "" : name(decision),
        decision.get("code").asText());
  }

  private static String name(JsonNode rule) {
    return String.join(
        "/", rule.get("level").asText(), rule.get("policy").asText(), rule.get("rule").asText());
  }

  private Verdict verdict() {
    boolean masking = explanation.get("masking").asBoolean();
    Optional<JsonNode> deny =
        deciding("deny")
            .filter(rule -> matches(rule, "request", "connection", masking ? "root" : "inside"))
            .findFirst();
    if (deny.isPresent()) {
      return Verdict.by("deny", deny.get());
    }
    Verdict plain = allowed();
    return explanation.get("needs").toString().contains("connection") ? withHttp(plain) : plain;
  }

  private Verdict withHttp(Verdict plain) {
    Optional<JsonNode> carving = http(deciding("deny"));
    Optional<JsonNode> allow = http(deciding("allow"));
    if (explanation.get("inspecting").asBoolean()) {
      return allow.isPresent() && !plain.outcome().equals("allow")
          ? Verdict.by("allow", allow.get())
          : plain;
    }
    if (carving.isPresent() && (!plain.isByDefault() || allow.isPresent())) {
      return new Verdict("deny", name(carving.get()), "needs-inspection");
    }
    if (!plain.isByDefault()) {
      return plain;
    }
    if (allow.isPresent()) {
      return Verdict.byDefault("needs-inspection");
    }
    return plain.code().equals("no-rule") ? byDefault("http requests") : plain;
  }

  private static Optional<JsonNode> http(Stream<JsonNode> rules) {
    return rules.filter(rule -> matches(rule, "http requests")).findFirst();
  }

  private Verdict allowed() {
    List<Verdict> verdicts = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (JsonNode need : explanation.get("needs")) {
      Verdict verdict = strictest(list(need).map(part -> allowed(part.asText())).toList());
      verdicts.add(verdict);
      if (verdict.isByDefault()) {
        missing.add(need.get(0).asText());
      }
    }
    List<Verdict> denied = verdicts.stream().filter(Verdict::isByDefault).toList();
    if (denied.isEmpty()) {
      return firstOfStrictest(verdicts);
    }
    if (denied.size() < verdicts.size()) {
      return Verdict.byDefault("missing-" + missing.get(0).split(" ", -1)[0]);
    }
    return denied.stream()
        .filter(verdict -> !verdict.code().equals("no-rule"))
        .findFirst()
        .orElse(denied.get(0));
  }

  private Verdict allowed(String part) {
    Optional<JsonNode> plain =
        deciding("allow").filter(rule -> matches(rule, part) && !asks(rule)).findFirst();
    if (plain.isPresent()) {
      return Verdict.by("allow", plain.get());
    }
    return jointly(part, "allow")
        .or(
            () ->
                deciding("allow")
                    .filter(rule -> matches(rule, part))
                    .findFirst()
                    .map(Verdict::asking))
        .or(() -> jointly(part, "approval_required"))
        .orElseGet(() -> byDefault(part));
  }

  /** Returns what several allows, each of some of a part, come to with one outcome. */
  private Optional<Verdict> jointly(String part, String outcome) {
    boolean asking = outcome.equals("approval_required");
    return together(part)
        .filter(
            sum ->
                asking
                    ? sum.get("all").asText().equals("whole")
                    : sum.get("withoutApproval").asBoolean())
        .flatMap(
            sum ->
                deciding("allow")
                    .filter(rule -> matches(rule, "some of " + part) && asks(rule) == asking)
                    .findFirst())
        .map(rule -> Verdict.by(outcome, rule));
  }

  private Optional<JsonNode> together(String part) {
    return list(explanation.get("together"))
        .filter(sum -> sum.get("part").asText().equals(part))
        .findFirst();
  }

  private Verdict byDefault(String part) {
    return rules()
        .filter(rule -> isOf(rule, "allow") && matches(rule, part))
        .map(rule -> rule.get("standing").asText())
        .filter(SHORT_OF_DECIDING::contains)
        .findFirst()
        .map(
            standing ->
                Verdict.byDefault(
                    standing.startsWith("condition") ? standing : standing + "-allow"))
        .or(() -> together(part).map(sum -> Verdict.byDefault(shortfall(sum))))
        .orElse(Verdict.byDefault("no-rule"));
  }

  private static String shortfall(JsonNode sum) {
    return sum.get("all").asText().equals("undecided") ? "cover-undecided" : "partly-allowed";
  }

  private static Verdict strictest(List<Verdict> verdicts) {
    for (String outcome : List.of("deny", "approval_required")) {
      for (Verdict verdict : verdicts) {
        if (verdict.outcome().equals(outcome)) {
          return verdict;
        }
      }
    }
    return verdicts.get(0);
  }

  /** Returns the strictest verdict, of several alike the one by the first rule. */
  private Verdict firstOfStrictest(List<Verdict> verdicts) {
    String outcome = strictest(verdicts).outcome();
    return rules()
        .flatMap(
            rule ->
                verdicts.stream()
                    .filter(v -> v.outcome().equals(outcome) && v.rule().equals(name(rule))))
        .findFirst()
        .orElseThrow();
  }

  private Stream<JsonNode> rules() {
    return list(explanation.get("rules"));
  }

  private Stream<JsonNode> deciding(String effect) {
    return rules()
        .filter(rule -> isOf(rule, effect) && rule.get("standing").asText().equals("decides"));
  }

  private static boolean isOf(JsonNode rule, String effect) {
    return rule.get("effect").asText().equals(effect);
  }

  private static boolean asks(JsonNode rule) {
    return rule.get("approval").asBoolean();
  }

  private static boolean matches(JsonNode rule, String... parts) {
    return list(rule.get("parts")).anyMatch(part -> List.of(parts).contains(part.asText()));
  }

  private static Stream<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
