package dev.edict.eval.wire;

import dev.edict.eval.decision.Decision;
import org.jspecify.annotations.Nullable;

/** Writes decisions in the form of {@code spec/requests.md}. */
public final class DecisionJson {
  private DecisionJson() {}

  /**
   * Returns a decision as one line of printable ASCII, without a line end.
   *
   * @param id the request's identifier, or null
   * @param decision the decision
   */
  public static String write(@Nullable String id, Decision decision) {
    return AnswerWriter.write(writer -> writer.answer(id, decision));
  }
}
