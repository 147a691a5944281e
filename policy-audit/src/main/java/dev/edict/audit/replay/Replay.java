package dev.edict.audit.replay;

import dev.edict.audit.journal.JournalRecord;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.request.AccessRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Decides recorded requests again, at the instants of their events, and says what would differ.
 * Used by one thread; records may come in any order, so that many replays can share the work.
 */
public final class Replay {
  private final PolicyDecisionPoint next;
  private final @Nullable PolicyDecisionPoint before;
  private final List<String> teams;
  private Instant time = Instant.EPOCH;

  /**
   * Makes a replay.
   *
   * @param next the policies that decide
   * @param before the policies to compare with; null to compare with what was recorded
   * @param teams the teams that every user is taken to be in
   */
  public Replay(RuleSet next, @Nullable RuleSet before, List<String> teams) {
    this.next = PolicyDecisionPoint.of(next, () -> time);
    this.before = before == null ? null : PolicyDecisionPoint.of(before, () -> time);
    this.teams = List.copyOf(teams);
  }

  /** What became of a record. */
  public enum Fate {
    /** It would be decided alike. */
    SAME,
    /** It would be decided otherwise. */
    DIFFERENT,
    /** It does not say enough to be asked again. */
    UNKNOWN,
    /** It is a notice. */
    NOTICE
  }

  /**
   * A record decided again.
   *
   * @param fate what became of it
   * @param was what was decided, as events say it; empty if it was not decided again
   * @param becomes what would be decided
   * @param rule the rule that would decide; the code in parentheses when none would
   */
  public record Result(Fate fate, String was, String becomes, String rule) {
    private static Result undecided(Fate fate) {
      return new Result(fate, "", "", "");
    }
  }

  /** Decides a record again. */
  public Result decide(JournalRecord record) {
    if (record.isNotice()) {
      return Result.undecided(Fate.NOTICE);
    }
    AccessRequest request = RecordedRequest.of(record, teams).orElse(null);
    if (request == null) {
      return Result.undecided(Fate.UNKNOWN);
    }
    time = record.time();
    Decision decision = next.decide(request);
    String was = before == null ? record.required("decision") : word(before.decide(request));
    String becomes = word(decision);
    String rule =
        decision.rule().map(found -> found.id().rule()).orElse("(" + decision.code() + ")");
    return new Result(was.equals(becomes) ? Fate.SAME : Fate.DIFFERENT, was, becomes, rule);
  }

  private static String word(Decision decision) {
    return decision.outcome().name().toLowerCase(Locale.ROOT);
  }
}
