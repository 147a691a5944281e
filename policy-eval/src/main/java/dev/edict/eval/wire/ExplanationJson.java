package dev.edict.eval.wire;

import dev.edict.eval.decision.Explanation;
import dev.edict.eval.decision.Explanation.RuleTrace;
import org.jspecify.annotations.Nullable;

/** Writes explanations as JSON: the answer, and every rule that had to do with it. */
public final class ExplanationJson {
  private ExplanationJson() {}

  /**
   * Returns an explanation as one line of printable ASCII, without a line end: {@code
   * {"decision":{…},"needs":[…],…,"rules":[…]}}.
   *
   * @param id the request's identifier, or null
   * @param explanation the explanation
   */
  public static String write(@Nullable String id, Explanation explanation) {
    return AnswerWriter.write(
        writer -> {
          writer.json().writeStartObject();
          writer.json().writeFieldName("decision");
          writer.answer(id, explanation.decision());
          writer.question(explanation.question());
          writer.json().writeArrayFieldStart("rules");
          for (RuleTrace trace : explanation.traces()) {
            writer.trace(trace);
          }
          writer.json().writeEndArray();
          writer.json().writeEndObject();
        });
  }
}
