package dev.edict.audit.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.edict.audit.encode.RecordFormat;
import dev.edict.audit.encode.Redaction;
import dev.edict.audit.journal.JournalRecord;
import java.util.List;
import java.util.stream.Collectors;

/** Puts encoded records into the JSON of a target, and reads its answers. */
final class TargetJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TargetJson() {}

  /** Returns a record in a form as a JSON value: itself when it is JSON, else a text. */
  static String value(RecordFormat format, JournalRecord record, Redaction redaction) {
    String text = format.write(record, redaction);
    return format == RecordFormat.CEF ? text(text) : text;
  }

  /** Returns printable ASCII as a JSON text. */
  static String text(String ascii) {
    return '"' + ascii.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  static String lines(List<Item> batch) {
    return batch.stream().map(item -> item.text() + "\n").collect(Collectors.joining());
  }

  static String array(List<Item> batch) {
    return batch.stream().map(Item::text).collect(Collectors.joining(",", "[", "]"));
  }

  /** Returns what an answer writes; a missing node when it is no JSON. */
  static JsonNode parse(String answer) {
    try {
      JsonNode node = JSON.readTree(answer);
      return node == null ? MissingNode.getInstance() : node;
    } catch (JsonProcessingException noJson) {
      return MissingNode.getInstance();
    }
  }
}
