package dev.edict.eval;

import dev.edict.dsl.match.Rejection;
import dev.edict.dsl.rule.FileAction;
import dev.edict.dsl.rule.Policy;
import dev.edict.dsl.rule.Rule;
import dev.edict.eval.canonical.CanonicalRequest;
import dev.edict.eval.canonical.CanonicalRequest.OnPath;
import dev.edict.eval.canonical.CanonicalRequest.OnServer;
import dev.edict.eval.canonical.CanonicalRequest.Transfer;
import dev.edict.eval.combine.CompiledRule;
import dev.edict.eval.combine.Verdict;
import dev.edict.eval.condition.ConditionOutcome;
import dev.edict.eval.condition.DecisivePart;

/** The words of a decision: one sentence, lower case, without a full stop, safe to print. */
final class Reasons {
  private static final int LONGEST_RESOURCE = 200;

  private final Verdict verdict;
  private final Evaluation evaluation;

  private Reasons(Verdict verdict, Evaluation evaluation) {
    this.verdict = verdict;
    this.evaluation = evaluation;
  }

  static String of(Verdict verdict, Evaluation evaluation) {
    Reasons reasons = new Reasons(verdict, evaluation);
    CompiledRule rule = verdict.rule();
    if (rule != null) {
      return reasons.byRule(rule);
    }
    CompiledRule related = verdict.related();
    return related == null ? reasons.byDefault() : reasons.byDefault(related);
  }

  private String byRule(CompiledRule rule) {
    return switch (verdict.outcome()) {
      case ALLOW -> rule.sentence();
      case APPROVAL_REQUIRED -> rule.name() + " allows it once a person has approved";
      case DENY ->
          verdict.code() == Verdict.Code.NEEDS_INSPECTION
              ? rule.name()
                  + " denies some http requests to "
                  + shownResource()
                  + ", and the caller does not inspect them"
              : denied(rule);
    };
  }

  private String denied(CompiledRule rule) {
    ConditionOutcome outcome = evaluation.evaluate(rule.rule());
    return outcome.isFailed() ? rule.sentence() + ", since " + outcome.detail() : rule.sentence();
  }

  private String byDefault() {
    String preposition =
        evaluation.canonical() instanceof OnPath
            ? " on "
            : isOf(evaluation.canonical()) ? " of " : " to ";
    return "no rule allows " + evaluation.request().action() + preposition + shownResource();
  }

  private String byDefault(CompiledRule related) {
    String name = quoted(related.rule());
    return switch (verdict.code()) {
      case RULE, NO_RULE -> byDefault();
      case INACTIVE_ALLOW -> "rule " + name + " would allow it, but " + obstacle(related);
      case CONDITION_NOT_MET, CONDITION_FAILED ->
          "rule " + name + " would allow it, but " + conditionDetail(related, evaluation);
      case EXPIRED_ALLOW -> "rule " + name + " would allow it, but " + ended(related);
      case NEEDS_INSPECTION ->
          "rule "
              + name
              + " allows some http requests to "
              + shownResource()
              + ", but the caller does not inspect them";
      case PARTLY_ALLOWED ->
          "rule " + name + " covers some of it, but no rule covers " + lackingPath();
      case COVER_UNDECIDED ->
          "rule "
              + name
              + " covers some of it, but its wildcards and those of other rules combine in too many"
              + " ways to tell whether they cover all";
      case MISSING_READ -> lacking(name, FileAction.READ);
      case MISSING_WRITE -> lacking(name, FileAction.WRITE);
      case MISSING_EXECUTE -> lacking(name, FileAction.EXECUTE);
      case MISSING_DELETE -> lacking(name, FileAction.DELETE);
    };
  }

  private String lacking(String allow, FileAction missing) {
    String end = "";
    if (evaluation.canonical() instanceof Transfer) {
      end = missing == FileAction.WRITE ? " at the new end" : " at the old end";
    }
    return "rule " + allow + " allows some of it, but no rule allows " + missing.keyword() + end;
  }

  private String obstacle(CompiledRule related) {
    return obstacle(related, evaluation);
  }

  /** Returns who keeps the level of an allow from allowing. */
  static String obstacle(CompiledRule allow, Evaluation evaluation) {
    String level = "level " + allow.rule().level().keyword() + " may not";
    return level
        + allow
            .gate()
            .obstacle(evaluation)
            .map(policy -> ": " + governs(policy, allow.rule()))
            .orElse("");
  }

  private static String governs(Policy policy, Rule rule) {
    return "policy \""
        + policy.name()
        + "\" of level "
        + policy.level().keyword()
        + " governs "
        + rule.domain().keyword();
  }

  /** Returns what is the matter with the condition of a rule. */
  static String conditionDetail(CompiledRule rule, Evaluation evaluation) {
    return DecisivePart.describe(rule.rule().condition(), evaluation.context());
  }

  /** Returns when a rule with an end ended. */
  static String ended(CompiledRule rule) {
    return rule.rule().until().map(end -> "it ended at " + end).orElse("");
  }

  private static boolean isOf(CanonicalRequest request) {
    return request instanceof OnServer || request instanceof Transfer;
  }

  private String lackingPath() {
    String path = verdict.lacking();
    return path == null ? "all of it" : shown(path);
  }

  private String shownResource() {
    return shown(evaluation.canonical().resource());
  }

  private static String shown(String resource) {
    boolean plain = resource.length() <= LONGEST_RESOURCE;
    for (int i = 0; i < resource.length() && plain; i++) {
      char c = resource.charAt(i);
      plain = c >= ' ' && c < 0x7f;
    }
    return plain ? resource : Rejection.quote(resource);
  }

  private static String quoted(Rule rule) {
    return "\"" + rule.id().rule() + "\"";
  }
}
