package dev.edict.cli;

import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Explanation;
import dev.edict.eval.wire.FaultyLine;
import dev.edict.eval.wire.IdentifiedRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Decides by loaded policies, and records every decision when asked to; used by one thread. */
final class Decider implements AutoCloseable {
  private final PolicyDecisionPoint point;
  private final ShownNames shown;
  private @Nullable Instant time;

  private Decider(PolicyOption.Loaded loaded) {
    this.point = PolicyDecisionPoint.of(loaded.rules(), this::now);
    this.shown = loaded.shown();
  }

  /**
   * Opens a decider.
   *
   * @param loaded the policies
   * @param audit where events are appended, or null
   * @throws IOException if that file cannot be opened
   */
  static Decider open(PolicyOption.Loaded loaded, @Nullable Path audit) throws IOException {
    return new Decider(loaded);
  }

  /** Returns how files of the policies are named to the user. */
  ShownNames shown() {
    return shown;
  }

  /** Decides a request, at the instant it names if it does. */
  Decision decide(IdentifiedRequest asked) {
    time = asked.time();
    return point.decide(asked.request());
  }

  /** Denies a line that is no request. */
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

  @Override
  public void close() throws IOException {}
}
