package dev.edict.eval.test;

import dev.edict.dsl.ast.TestDeclaration.ExpectedReason.ByDefault;
import dev.edict.dsl.ast.TestDeclaration.ExpectedReason.ByInvalid;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.source.PolicySource;
import dev.edict.dsl.source.SourceSpan;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Explanation.RuleTrace;
import dev.edict.eval.decision.Explanation.Status;
import java.util.Optional;

/** What is wrong with a request of a test, with everything that explains it. */
final class Examination {
  private static final int MOST_RULES = 8;

  private Examination() {}

  /** Returns whether more has to be known of a request than how it was decided. */
  static boolean needsExplanation(TestedRequest tested) {
    return !tested.isMet()
        || (tested.decision().basis() != Basis.EXPLICIT && !isMeantForNoRule(tested));
  }

  /** Returns the finding about a request that fails its test, or that tests nothing. */
  static Optional<Diagnostic> finding(PolicySource source, TestedRequest tested) {
    if (!tested.isMet()) {
      Diagnostic failure = Expectations.failure(source, tested.expected(), tested.decision());
      return Optional.of(explained(failure, tested));
    }
    return isMeantForNoRule(tested) || reachesRule(tested)
        ? Optional.empty()
        : Optional.of(idle(source, tested));
  }

  private static boolean isMeantForNoRule(TestedRequest tested) {
    return tested.expected().reason() instanceof ByDefault
        || tested.expected().reason() instanceof ByInvalid;
  }

  /** Returns whether the target of some rule holds the request. */
  private static boolean reachesRule(TestedRequest tested) {
    return tested.traces().stream().anyMatch(trace -> trace.status() != Status.NEARLY);
  }

  private static Diagnostic idle(PolicySource source, TestedRequest tested) {
    boolean invalid = tested.decision().basis() == Basis.INVALID;
    String reason = invalid ? "by invalid" : "by default";
    Diagnostic finding =
        Diagnostic.of(
                DiagnosticCode.IDLE_EXPECTATION,
                source,
                tested.expected().span(),
                invalid
                    ? "no rule is asked about this request: " + tested.decision().reason()
                    : "no rule has to do with this request")
            .withHelp("if that is meant, write `" + reason + "`, else ask about what a rule names")
            .withFix(SourceSpan.at(tested.expected().span().end()), " " + reason);
    return explained(finding, tested);
  }

  /** Returns {@code finding} with what became of the rules that have to do with the request. */
  private static Diagnostic explained(Diagnostic finding, TestedRequest tested) {
    Diagnostic more = finding;
    int shown = 0;
    for (RuleTrace trace : tested.traces()) {
      if (trace.status() != Status.DETERMINING && shown < MOST_RULES) {
        more = more.withRelated(trace.rule().origin(), words(trace));
        shown++;
      }
    }
    return more;
  }

  private static String words(RuleTrace trace) {
    String part =
        switch (trace.status()) {
          case DETERMINING -> "decides";
          case MATCHED -> "matches too";
          case OVERRIDDEN -> "is overruled";
          case INACTIVE -> "is inactive";
          case CONDITION_NOT_MET -> "has a condition that is not met";
          case CONDITION_FAILED -> "has a condition that cannot be told";
          case EXPIRED -> "has ended";
          case OBSERVED -> "is only observed";
          case NEARLY -> "comes near";
        };
    return trace.rule().effect().keyword()
        + " `"
        + trace.rule().id().rule()
        + "` "
        + part
        + (trace.detail().isEmpty() ? "" : ": " + trace.detail());
  }
}
