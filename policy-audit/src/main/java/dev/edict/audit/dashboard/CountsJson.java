package dev.edict.audit.dashboard;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/** Writes the counts of a time line for the page, as JSON in ASCII. */
final class CountsJson {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  private static final int TOP = 12;
  private static final List<String> NAMES = List.of("allowed", "denied", "approval", "notices");

  private CountsJson() {}

  /** Returns the counts, as of {@code now} in milliseconds since 1970. */
  static String write(TimeLine line, long now, long newest) throws IOException {
    StringWriter text = new StringWriter(4096);
    Slot sum = line.sum();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("now", now);
      json.writeNumberField("newest", newest);
      json.writeNumberField("from", line.from());
      json.writeNumberField("width", line.width());
      json.writeObjectFieldStart("totals");
      for (int i = 0; i < Outcomes.KINDS; i++) {
        json.writeNumberField(NAMES.get(i), sum.outcomes[i]);
      }
      json.writeEndObject();
      writeSlots(json, line.slots());
      writeTable(json, "rules", sum.denyingRules);
      writeTable(json, "destinations", sum.destinations);
      writeTable(json, "servers", sum.servers);
      writeTable(json, "users", sum.deniedUsers);
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void writeSlots(JsonGenerator json, List<Slot> slots) throws IOException {
    json.writeObjectFieldStart("slots");
    for (int i = 0; i < Outcomes.KINDS; i++) {
      json.writeArrayFieldStart(NAMES.get(i));
      for (Slot slot : slots) {
        json.writeNumber(slot.outcomes[i]);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void writeTable(JsonGenerator json, String name, CountTable table)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("names", table.names());
    json.writeNumberField("unnamed", table.unnamed());
    json.writeArrayFieldStart("top");
    for (CountTable.Line line : table.largest(TOP)) {
      json.writeStartObject();
      json.writeStringField("name", line.name());
      json.writeNumberField("allowed", line.allowed());
      json.writeNumberField("denied", line.denied());
      json.writeNumberField("approval", line.approval());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
