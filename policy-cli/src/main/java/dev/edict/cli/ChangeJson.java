package dev.edict.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.edict.dsl.rule.Rule;
import dev.edict.eval.analysis.diff.Change;
import dev.edict.eval.analysis.diff.DiffResult;
import dev.edict.eval.decision.Decision;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Optional;

/** Writes the differences of two policy sets as one JSON object in printable ASCII. */
final class ChangeJson {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int LAST_PRINTABLE = '~';

  private ChangeJson() {}

  static String write(DiffResult result) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.setHighestNonEscapedChar(LAST_PRINTABLE);
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeBooleanField("equal", result.isEqual());
      json.writeBooleanField("widening", result.mayWiden());
      json.writeArrayFieldStart("changes");
      for (Change change : result.changes()) {
        json.writeStartObject();
        json.writeStringField("change", ChangeText.headline(change));
        json.writeBooleanField("widening", change.isWidening());
        json.writeStringField("region", change.region());
        json.writeStringField("example", change.example());
        decision(json, "before", change.before());
        decision(json, "after", change.after());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("undecided");
      for (String region : result.undecided()) {
        json.writeString(region);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return text + "\n";
  }

  private static void decision(JsonGenerator json, String name, Decision decision)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("outcome", decision.outcome().name().toLowerCase(Locale.ROOT));
    Optional<Rule> rule = decision.rule();
    if (rule.isPresent()) {
      json.writeStringField("rule", rule.get().id().rule());
      json.writeStringField("policy", rule.get().id().policy());
      json.writeStringField("place", rule.get().origin().toString());
    }
    json.writeEndObject();
  }
}
