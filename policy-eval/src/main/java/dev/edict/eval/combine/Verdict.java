package dev.edict.eval.combine;

import dev.edict.dsl.rule.FileAction;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Obligation;
import dev.edict.eval.decision.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision without the words: what the rules come to.
 *
 * @param outcome what the enforcement point must do
 * @param code the reason
 * @param rule the determining rule, or null when no rule decided
 * @param related the rule that a denial for want of a rule should tell of, if any
 * @param lacking what no rule allows where rules allow some of what is asked for, if it can be told
 * @param obligations duties that follow from the rules, secrets apart
 */
public record Verdict(
    Outcome outcome,
    Code code,
    @Nullable CompiledRule rule,
    @Nullable CompiledRule related,
    @Nullable String lacking,
    List<Obligation> obligations) {

  /** Copies the list. */
  public Verdict {
    obligations = List.copyOf(obligations);
  }

  static Verdict denied(CompiledRule rule) {
    return new Verdict(Outcome.DENY, Code.RULE, rule, null, null, List.of());
  }

  static Verdict allowed(CompiledRule rule) {
    return new Verdict(Outcome.ALLOW, Code.RULE, rule, null, null, List.of());
  }

  static Verdict needsApproval(CompiledRule rule) {
    return new Verdict(Outcome.APPROVAL_REQUIRED, Code.RULE, rule, null, null, List.of())
        .with(new Obligation.ObtainApproval(rule.rule().approval().orElse("")));
  }

  static Verdict deniedForWant(Code code, @Nullable CompiledRule related) {
    return new Verdict(Outcome.DENY, code, null, related, null, List.of());
  }

  static Verdict deniedForWant(Pool.Shortfall shortfall) {
    String lacking = shortfall.lacking();
    Code code = lacking == null ? Code.COVER_UNDECIDED : Code.PARTLY_ALLOWED;
    return new Verdict(Outcome.DENY, code, null, shortfall.rule(), lacking, List.of());
  }

  Verdict because(Code other) {
    return new Verdict(outcome, other, rule, related, lacking, obligations);
  }

  Verdict with(Obligation obligation) {
    List<Obligation> more = new ArrayList<>(obligations);
    more.add(obligation);
    return new Verdict(outcome, code, rule, related, lacking, more);
  }

  /** Returns whether this verdict lets less through than {@code other}. */
  boolean isStricterThan(Verdict other) {
    return strictness(outcome) > strictness(other.outcome);
  }

  private static int strictness(Outcome outcome) {
    return switch (outcome) {
      case ALLOW -> 0;
      case APPROVAL_REQUIRED -> 1;
      case DENY -> 2;
    };
  }

  /** Returns what the decision rests on. */
  public Basis basis() {
    return rule == null ? Basis.IMPLICIT : Basis.EXPLICIT;
  }

  /** The reasons that a decision by rules can have. */
  public enum Code {
    /** A rule decided. */
    RULE("rule"),
    /** No rule allows the request. */
    NO_RULE("no-rule"),
    /** An allow matches, but its level may not allow this. */
    INACTIVE_ALLOW("inactive-allow"),
    /** An allow matches but for its condition, which does not hold. */
    CONDITION_NOT_MET("condition-not-met"),
    /** An allow matches but for its condition, which cannot be evaluated. */
    CONDITION_FAILED("condition-failed"),
    /** An allow matches but has ended. */
    EXPIRED_ALLOW("expired-allow"),
    /** What is allowed depends on the HTTP requests, and the caller does not look at them. */
    NEEDS_INSPECTION("needs-inspection"),
    /** Allows match some of a directory and what lies beneath it, not all. */
    PARTLY_ALLOWED("partly-allowed"),
    /** Whether several allows cover a directory together takes too long to find out. */
    COVER_UNDECIDED("cover-undecided"),
    /** Some of what is needed is allowed, reading is not. */
    MISSING_READ("missing-read"),
    /** Some of what is needed is allowed, writing is not. */
    MISSING_WRITE("missing-write"),
    /** Some of what is needed is allowed, executing is not. */
    MISSING_EXECUTE("missing-execute"),
    /** Some of what is needed is allowed, deleting is not. */
    MISSING_DELETE("missing-delete");

    private final String id;

    Code(String id) {
      this.id = id;
    }

    static Code missing(FileAction action) {
      return switch (action) {
        case READ -> MISSING_READ;
        case WRITE -> MISSING_WRITE;
        case EXECUTE -> MISSING_EXECUTE;
        case DELETE -> MISSING_DELETE;
      };
    }

    /** Returns the stable kebab-case spelling. */
    public String id() {
      return id;
    }
  }
}
