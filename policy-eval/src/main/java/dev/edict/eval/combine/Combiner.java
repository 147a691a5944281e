package dev.edict.eval.combine;

import dev.edict.eval.combine.Verdict.Code;
import dev.edict.eval.decision.Obligation;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Deny overrides allow, and without an allow the request is denied. */
public final class Combiner {
  private Combiner() {}

  /** Returns what the rules that match come to. */
  public static Verdict combine(Matching matching, Circumstances circumstances) {
    CompiledRule deny = matching.denies().first(circumstances);
    if (deny != null) {
      return Verdict.denied(deny);
    }
    return allowed(matching.allows(), circumstances);
  }

  /** Returns the strictest of what several pools of allows come to, the first if several are. */
  static Verdict allowed(List<? extends Pool> allows, Circumstances circumstances) {
    Verdict strictest = allowed(allows.get(0), circumstances);
    for (int i = 1; i < allows.size(); i++) {
      Verdict next = allowed(allows.get(i), circumstances);
      strictest = next.isStricterThan(strictest) ? next : strictest;
    }
    return strictest;
  }

  /** Returns what the rules that the ends of a transfer have to do with come to. */
  public static Verdict combine(TransferMatching matching, Circumstances circumstances) {
    CompiledRule deny = matching.denies().first(circumstances);
    return deny != null ? Verdict.denied(deny) : allAllowed(matching.requirements(), circumstances);
  }

  /**
   * Returns what comes of several things that must all be allowed: the strictest verdict, of
   * several alike the one by the first rule.
   */
  static Verdict allAllowed(List<Requirement> requirements, Circumstances circumstances) {
    Verdict strictest = null;
    Verdict near = null;
    CompiledRule granted = null;
    Requirement missing = null;
    for (Requirement requirement : requirements) {
      Verdict verdict = allowed(requirement.allows(), circumstances);
      if (verdict.rule() == null) {
        missing = missing == null ? requirement : missing;
        near = near == null || near.related() == null ? verdict : near;
      } else {
        granted = granted == null ? verdict.rule() : granted;
        strictest = strictest == null || precedes(verdict, strictest) ? verdict : strictest;
      }
    }
    if (missing != null && granted != null) {
      return Verdict.deniedForWant(Code.missing(missing.action()), granted);
    }
    return Objects.requireNonNull(near != null ? near : strictest, "requirements");
  }

  private static boolean precedes(Verdict one, Verdict other) {
    CompiledRule rule = Objects.requireNonNull(one.rule());
    CompiledRule otherRule = Objects.requireNonNull(other.rule());
    return one.outcome() == other.outcome()
        ? rule.rank() < otherRule.rank()
        : one.isStricterThan(other);
  }

  private static Verdict allowed(Pool allows, Circumstances circumstances) {
    CompiledRule allow = allows.first(circumstances);
    if (allow != null) {
      return Verdict.allowed(allow);
    }
    CompiledRule approval = allows.firstWithApproval(circumstances);
    return approval != null ? Verdict.needsApproval(approval) : byDefault(allows, circumstances);
  }

  /**
   * Returns what the rules that match a connection come to. Where HTTP rules make the answer depend
   * on the requests that follow, only a caller who asks again about each of them may go on.
   */
  public static Verdict combine(
      ConnectMatching matching, boolean inspecting, Circumstances circumstances) {
    Verdict plain = combine(matching, circumstances);
    boolean deniedByRule = plain.rule() != null && !plain.rule().allows();
    if (deniedByRule) {
      return plain;
    }
    CompiledRule carving = matching.httpDenies().first(circumstances);
    CompiledRule httpAllow = matching.httpAllows().firstOfAll(circumstances);
    return inspecting
        ? inspected(plain, carving, httpAllow)
        : uninspected(plain, carving, httpAllow, matching, circumstances);
  }

  private static Verdict inspected(
      Verdict plain, @Nullable CompiledRule carving, @Nullable CompiledRule httpAllow) {
    boolean allowedAtOnce = plain.rule() != null && !plain.rule().needsApproval();
    if (httpAllow != null && !allowedAtOnce) {
      // Each request is judged again, and asks for approval then if it must.
      return Verdict.allowed(httpAllow).with(new Obligation.Inspect());
    }
    boolean goesOn = plain.rule() != null;
    return carving != null && goesOn ? plain.with(new Obligation.Inspect()) : plain;
  }

  private static Verdict uninspected(
      Verdict plain,
      @Nullable CompiledRule carving,
      @Nullable CompiledRule httpAllow,
      ConnectMatching matching,
      Circumstances circumstances) {
    boolean allowedInPart = plain.rule() != null || httpAllow != null;
    if (carving != null && allowedInPart) {
      return Verdict.denied(carving).because(Code.NEEDS_INSPECTION);
    }
    if (plain.rule() != null) {
      return plain;
    }
    if (httpAllow != null) {
      return Verdict.deniedForWant(Code.NEEDS_INSPECTION, httpAllow);
    }
    return plain.related() != null ? plain : byDefault(matching.httpAllows(), circumstances);
  }

  /** Returns the denial for want of an allow, telling of the first that came near. */
  private static Verdict byDefault(Pool allows, Circumstances circumstances) {
    CompiledRule near = allows.firstShortOfDeciding(circumstances);
    if (near == null) {
      Pool.Shortfall shortfall = allows.shortfall(circumstances);
      return shortfall == null
          ? Verdict.deniedForWant(Code.NO_RULE, null)
          : Verdict.deniedForWant(shortfall);
    }
    Code code =
        switch (Standing.of(near, circumstances)) {
          case INACTIVE -> Code.INACTIVE_ALLOW;
          case CONDITION_NOT_MET -> Code.CONDITION_NOT_MET;
          case CONDITION_FAILED -> Code.CONDITION_FAILED;
          case EXPIRED -> Code.EXPIRED_ALLOW;
          case DECIDES, NOT_APPLICABLE, OBSERVED -> throw new AssertionError(near);
        };
    return Verdict.deniedForWant(code, near);
  }
}
