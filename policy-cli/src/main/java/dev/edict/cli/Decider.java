package dev.edict.cli;

import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.audit.AuditedDecisionPoint;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Explanation;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.wire.FaultyLine;
import dev.edict.eval.wire.IdentifiedRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Decides by loaded policies, and records every decision when asked to; used by one thread. */
final class Decider implements AutoCloseable {
  private final PolicyDecisionPoint point;
  private final ShownNames shown;
  private final Recording recording;
  private final Function<AccessRequest, Decision> decisions;
  private @Nullable Instant time;
  private long decided;

  private Decider(PolicyOption.Loaded loaded, Recording recording) {
    this.point = PolicyDecisionPoint.of(loaded.rules(), this::now);
    this.shown = loaded.shown();
    this.recording = recording;
    this.decisions = recording.around(point::decide);
  }

  /**
   * Opens a decider.
   *
   * @param loaded the policies
   * @param audit where events are appended, as {@link Recording#open} says, or null
   * @throws IOException if that cannot be opened
   */
  static Decider open(PolicyOption.Loaded loaded, @Nullable Path audit) throws IOException {
    return new Decider(loaded, Recording.open(audit));
  }

  /** Returns how files of the policies are named to the user. */
  ShownNames shown() {
    return shown;
  }

  /**
   * Decides a request, at the instant it names if it does.
   *
   * @throws CommandFailure if the decision cannot be recorded
   */
  Decision decide(IdentifiedRequest asked) {
    time = asked.time();
    Decision decision = decisions.apply(asked.request());
    if (decision.code().equals(AuditedDecisionPoint.AUDIT_FAILED)) {
      throw new CommandFailure("the audit file cannot be written; no more was decided");
    }
    decided++;
    return decision;
  }

  /** Returns how many requests were decided, each of which is recorded when any is. */
  long decided() {
    return decided;
  }

  /** Denies a line that is no request; there is nobody and nothing to record. */
  Decision refuse(FaultyLine line) {
    return line.denial(point.ruleSet().digest(), point.generation());
  }

  /** Explains a request, at the instant it names if it does. */
  Explanation explain(IdentifiedRequest asked) {
    time = asked.time();
    return point.explain(asked.request());
  }

  private Instant now() {
    return time == null ? Instant.now() : time;
  }

  /**
   * Returns when what was decided is recorded for good.
   *
   * @throws IOException if it is not
   */
  void settle() throws IOException {
    recording.settle();
  }

  @Override
  public void close() throws IOException {
    recording.close();
  }
}
