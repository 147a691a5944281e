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

/** Decides by loaded policies, and records every decision when asked to. */
final class Decider implements AutoCloseable {
  private final PolicyDecisionPoint point;
  private final String digest;
  private final ShownNames shown;

  private Decider(PolicyOption.Loaded loaded) {
    this.point = PolicyDecisionPoint.of(loaded.rules());
    this.digest = loaded.rules().digest();
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

  Decision decide(IdentifiedRequest asked) throws IOException {
    return point.decide(asked.request(), time(asked));
  }

  Decision refuse(FaultyLine line) throws IOException {
    return line.denial(digest, 1);
  }

  Explanation explain(IdentifiedRequest asked) {
    return point.explain(asked.request(), time(asked));
  }

  private static Instant time(IdentifiedRequest asked) {
    return asked.time() == null ? Instant.now() : asked.time();
  }

  @Override
  public void close() throws IOException {}
}
