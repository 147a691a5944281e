package dev.edict.eval.law;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Combines the rules of an explanation in JSON anew, knowing nothing but their statuses. */
final class TraceChecker {
  private static final Set<String> DECIDING = Set.of("determining", "matched", "overridden");

  private TraceChecker() {}

  /**
   * Returns outcome and determining rule, {@code allow org/p/r} or {@code deny}, that follow from
   * the rules that match all of what is asked for.
   */
  static String recombined(JsonNode explanation) {
    List<String> denies = new ArrayList<>();
    List<String> allows = new ArrayList<>();
    List<String> asking = new ArrayList<>();
    for (JsonNode rule : explanation.get("rules")) {
      boolean deny = rule.get("effect").asText().equals("deny");
      String status = rule.get("status").asText();
      boolean decides = DECIDING.contains(status) || (deny && status.equals("condition-failed"));
      if (decides && rule.get("reach").asText().equals("whole")) {
        (deny ? denies : rule.get("approval").asBoolean() ? asking : allows).add(name(rule));
      }
    }
    if (!denies.isEmpty()) {
      return "deny " + denies.get(0);
    } else if (!allows.isEmpty()) {
      return "allow " + allows.get(0);
    }
    return asking.isEmpty() ? "deny" : "approval_required " + asking.get(0);
  }

  /** Returns outcome and determining rule of the decision, in the same form. */
  static String decided(JsonNode explanation) {
    JsonNode decision = explanation.get("decision");
    String outcome = decision.get("outcome").asText();
    return decision.get("rule").isNull() ? outcome : outcome + " " + name(decision);
  }

  private static String name(JsonNode rule) {
    return rule.get("level").asText()
        + "/"
        + rule.get("policy").asText()
        + "/"
        + rule.get("rule").asText();
  }

  /** Returns whether rules that match a part only have a say, so that more must be known. */
  static boolean dependsOnParts(JsonNode explanation) {
    for (JsonNode rule : explanation.get("rules")) {
      boolean silent =
          Set.of("inactive", "condition-not-met", "expired", "observed")
              .contains(rule.get("status").asText());
      if (rule.get("reach").asText().equals("part") && !silent) {
        return true;
      }
    }
    return false;
  }
}
