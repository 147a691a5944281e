package dev.edict.cli;

import dev.edict.eval.decision.Decision;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.wire.DecisionJson;
import dev.edict.eval.wire.FaultyLine;
import dev.edict.eval.wire.IdentifiedRequest;
import dev.edict.eval.wire.RequestLine;
import dev.edict.eval.wire.RequestLines;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** Answers requests line by line, and says at the end how many there were. */
final class DecisionStream {
  private static final int LINES_BETWEEN_CHECKS = 1024;

  private final Decider decider;
  private final Streams streams;
  private final boolean json;

  DecisionStream(Decider decider, Streams streams, boolean json) {
    this.decider = decider;
    this.streams = streams;
    this.json = json;
  }

  /**
   * Answers every request.
   *
   * @param in the requests
   * @param size how many bytes there are; negative when unknown
   */
  void run(InputStream in, long size) throws IOException {
    RequestLines lines = new RequestLines(in);
    Tally tally = new Tally();
    PrintWriter out = streams.out();
    long start = System.nanoTime();
    try (ProgressDisplay progress = ProgressDisplay.start(streams, size)) {
      RequestLine line = lines.next();
      while (line != null) {
        tally.add(answer(line, out));
        progress.stepTo(lines.consumed());
        // Who asks line by line waits for the answer before asking again.
        if (!lines.hasBuffered() && in.available() == 0) {
          decider.settle();
          out.flush();
        }
        if (tally.total() % LINES_BETWEEN_CHECKS == 0 && out.checkError()) {
          return;
        }
        line = lines.next();
      }
    }
    decider.settle();
    out.flush();
    streams.err().println(tally.summary(System.nanoTime() - start));
  }

  private Decision answer(RequestLine line, PrintWriter out) throws IOException {
    AccessRequest request = null;
    Decision decision;
    if (line instanceof IdentifiedRequest asked) {
      request = asked.request();
      decision = decider.decide(asked);
    } else {
      decision = decider.refuse((FaultyLine) line);
    }
    out.print(text(line.id(), request, decision));
    out.print('\n');
    return decision;
  }

  private String text(@Nullable String id, @Nullable AccessRequest request, Decision decision) {
    return json
        ? DecisionJson.write(id, decision)
        : DecisionText.line(id, request, decision, decider.shown());
  }
}
