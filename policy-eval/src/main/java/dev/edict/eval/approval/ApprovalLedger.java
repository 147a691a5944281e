package dev.edict.eval.approval;

import dev.edict.dsl.rule.Rule;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Obligation;
import dev.edict.eval.decision.Obligation.ObtainApproval;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.request.AccessRequest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps requests that wait for approval, and lets each go on once when it was granted. What nobody
 * redeems expires. Safe for use by many threads.
 *
 * <pre>{@code
 * ApprovalLedger ledger = ApprovalLedger.of(pdp::decide);
 * Optional<ApprovalRequest> asked = ledger.ask(request);          // show it to a person
 * ledger.answer(ApprovalAnswer.granted(asked.get(), "carol"));    // when the person says yes
 * Decision decision = ledger.redeem(asked.get().id(), request);   // once
 * }</pre>
 */
public final class ApprovalLedger {
  private static final int ID_BYTES = 16;

  private final Function<AccessRequest, Decision> decisions;
  private final InstantSource clock;
  private final Duration validity;
  private final int capacity;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private ApprovalLedger(
      Function<AccessRequest, Decision> decisions,
      InstantSource clock,
      Duration validity,
      int capacity) {
    if (validity.isNegative() || validity.isZero() || capacity < 1) {
      throw new IllegalArgumentException("validity " + validity + ", capacity " + capacity);
    }
    this.decisions = decisions;
    this.clock = clock;
    this.validity = validity;
    this.capacity = capacity;
  }

  /**
   * Returns a ledger for what {@code decisions} answers, by the system's clock, of up to 10000
   * requests that wait up to five minutes.
   */
  public static ApprovalLedger of(Function<AccessRequest, Decision> decisions) {
    return new ApprovalLedger(decisions, InstantSource.system(), Duration.ofMinutes(5), 10_000);
  }

  /**
   * Returns an empty ledger with other bounds.
   *
   * @param newValidity how long after it was asked for an approval can be redeemed
   * @param newCapacity how many requests may wait at once, 1 or more
   */
  public ApprovalLedger with(InstantSource newClock, Duration newValidity, int newCapacity) {
    return new ApprovalLedger(decisions, newClock, newValidity, newCapacity);
  }

  /**
   * Returns what a person is to be asked; empty when the request needs no approval, is denied, or
   * too many requests wait.
   */
  public Optional<ApprovalRequest> ask(AccessRequest request) {
    return ask(request, decisions.apply(request));
  }

  Optional<ApprovalRequest> ask(AccessRequest request, Decision decision) {
    if (decision.outcome() != Outcome.APPROVAL_REQUIRED) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    ApprovalRequest asked =
        new ApprovalRequest(
            newId(),
            RequestDigest.of(request, decision),
            request,
            decision.resource(),
            decision.rule().orElseThrow(),
            reason(decision),
            now.plus(validity));
    return enter(asked, now) ? Optional.of(asked) : Optional.empty();
  }

  private String newId() {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static String reason(Decision decision) {
    return decision.obligations().stream()
        .filter(ObtainApproval.class::isInstance)
        .map(obligation -> ((ObtainApproval) obligation).reason())
        .findFirst()
        .orElse("");
  }

  private synchronized boolean enter(ApprovalRequest asked, Instant now) {
    if (entries.size() >= capacity) {
      entries.values().removeIf(entry -> entry.isExpired(now));
    }
    return entries.size() < capacity && entries.put(asked.id(), new Entry(asked, null)) == null;
  }

  /**
   * Records an answer and returns whether it counts: it must be the first, in time, and about what
   * was asked.
   */
  public synchronized boolean answer(ApprovalAnswer answer) {
    Entry entry = entries.get(answer.id());
    if (entry == null || !entry.isOpen(clock.instant()) || !answer.isTo(entry.asked())) {
      return false;
    }
    entries.put(answer.id(), new Entry(entry.asked(), answer.granted()));
    return true;
  }

  /** Forgets a request, so that nobody can approve it any more. */
  public synchronized void withdraw(String id) {
    entries.remove(id);
  }

  /**
   * Decides {@code request} anew, and lets it go on if it is the one that was approved under the
   * policy set that still holds. An approval that was answered is used up by this, whatever the
   * outcome.
   *
   * @param id the identifier of the {@link ApprovalRequest}
   */
  public Decision redeem(String id, AccessRequest request) {
    Entry entry = take(id);
    Decision decision = decisions.apply(request);
    if (decision.outcome() != Outcome.APPROVAL_REQUIRED) {
      return decision;
    }
    Refusal refusal = refusal(entry, request, decision);
    return refusal == null ? approved(decision) : refused(decision, refusal);
  }

  private synchronized @Nullable Entry take(String id) {
    Entry entry = entries.get(id);
    return entry != null && entry.isOpen(clock.instant()) ? entry : entries.remove(id);
  }

  private @Nullable Refusal refusal(
      @Nullable Entry entry, AccessRequest request, Decision decision) {
    if (entry == null) {
      return Refusal.MISSING;
    } else if (entry.isExpired(clock.instant())) {
      return Refusal.EXPIRED;
    } else if (!entry.asked().digest().equals(RequestDigest.of(request, decision))) {
      return Refusal.MISMATCH;
    } else if (entry.granted() == null) {
      return Refusal.MISSING;
    }
    return entry.granted() ? null : Refusal.REJECTED;
  }

  private static Decision approved(Decision decision) {
    List<Obligation> others =
        decision.obligations().stream().filter(o -> !(o instanceof ObtainApproval)).toList();
    return new Decision(
        Outcome.ALLOW,
        decision.basis(),
        decision.rule(),
        "approved",
        "a person approved what " + name(decision) + " allows",
        decision.resource(),
        others,
        decision.policyDigest(),
        decision.generation());
  }

  /** Returns the denial of a request that needs an approval which it does not have. */
  static Decision refused(Decision decision, Refusal refusal) {
    return new Decision(
        Outcome.DENY,
        Basis.IMPLICIT,
        Optional.empty(),
        refusal.code(),
        name(decision) + " would allow it, but " + refusal.words(),
        decision.resource(),
        List.of(),
        decision.policyDigest(),
        decision.generation());
  }

  private static String name(Decision decision) {
    return "rule \"" + decision.rule().map(Rule::id).orElseThrow().rule() + "\"";
  }

  /**
   * A request that waits, or was answered and not redeemed yet.
   *
   * @param asked what was asked
   * @param granted the answer, if there is one
   */
  private record Entry(ApprovalRequest asked, @Nullable Boolean granted) {
    boolean isOpen(Instant now) {
      return granted == null && !isExpired(now);
    }

    boolean isExpired(Instant now) {
      return !now.isBefore(asked.expires());
    }
  }
}
