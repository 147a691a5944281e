package dev.edict.eval.analysis.finding;

import dev.edict.dsl.Analysis;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.diagnostic.Severity;
import dev.edict.dsl.rule.RuleSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Finds rules that load and do not do what they seem to.
 *
 * <pre>{@code
 * List<Diagnostic> findings = PolicyLinter.lint(PolicyFrontEnd.analyze(sources));
 * }</pre>
 */
public final class PolicyLinter {

  /** Every lint; the order does not matter, since findings are sorted by place. */
  static final List<Lint> ALL =
      List.of(
          new UnreachableRule(),
          new VacuousCondition(),
          new InactiveAllow(),
          new DeniedAllow(),
          new ShadowedRule(),
          new BypassedApproval(),
          new RedundantRule(),
          new IdleDeny(),
          new ConflictingRules(),
          new CatchAll(),
          new ExpiredRule(),
          new UnusedSet(),
          new MissingTwin(),
          new ParentMount(),
          new UnguardedName(),
          new Undecided());

  private PolicyLinter() {}

  /** Returns the findings of every lint about requests from now on, sorted by place. */
  public static List<Diagnostic> lint(Analysis analysis) {
    return lint(analysis, LintSettings.defaults());
  }

  /** Returns the findings, sorted by place; none when the policy set has errors. */
  public static List<Diagnostic> lint(Analysis analysis, LintSettings settings) {
    return analysis.ruleSet().map(ruleSet -> lint(analysis, ruleSet, settings)).orElse(List.of());
  }

  private static List<Diagnostic> lint(Analysis analysis, RuleSet ruleSet, LintSettings settings) {
    LintContext context = new LintContext(analysis, ruleSet, settings);
    List<Diagnostic> found =
        ALL.parallelStream()
            .filter(lint -> !settings.disabled().contains(lint.code()))
            .flatMap(lint -> findings(lint, context).stream())
            .toList();
    Suppressions suppressions = new Suppressions(analysis.documents());
    List<Diagnostic> shown =
        new ArrayList<>(
            found.stream()
                .filter(finding -> !settings.disabled().contains(finding.code()))
                .filter(finding -> !suppressions.silence(finding))
                .toList());
    if (!settings.disabled().contains(DiagnosticCode.STALE_SUPPRESSION)) {
      shown.addAll(suppressions.stale());
    }
    shown.replaceAll(finding -> withSeverity(finding, settings));
    Collections.sort(shown);
    return List.copyOf(shown);
  }

  private static List<Diagnostic> findings(Lint lint, LintContext context) {
    List<Diagnostic> findings = new ArrayList<>();
    lint.check(context, findings::add);
    return findings;
  }

  private static Diagnostic withSeverity(Diagnostic finding, LintSettings settings) {
    Severity chosen = settings.severities().get(finding.code());
    return chosen == null ? finding : finding.withSeverity(chosen);
  }
}
