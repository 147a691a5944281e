package dev.edict.audit.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record as it stands in a journal: an event, or a notice of the journal about itself. Immutable.
 */
public final class JournalRecord {
  private static final JsonFactory JSON = new JsonFactory();

  private final String line;
  private final JournalPosition position;
  private final Map<String, @Nullable Object> members;

  private JournalRecord(
      String line, JournalPosition position, Map<String, @Nullable Object> members) {
    this.line = line;
    this.position = position;
    this.members = members;
  }

  /** Makes a record of a line that is intact. */
  static JournalRecord of(byte[] bytes, int from, int to, SealedLine.Link link) throws IOException {
    JournalPosition position = new JournalPosition(link.sequence(), link.hash());
    return new JournalRecord(
        new String(bytes, from, to - from, StandardCharsets.US_ASCII),
        position,
        members(bytes, from, to));
  }

  /**
   * Returns the record that a line writes, whether or not it is intact.
   *
   * @throws IOException if the line is not a record
   */
  public static JournalRecord parse(String line) throws IOException {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    Map<String, @Nullable Object> members = members(bytes, 0, bytes.length);
    if (!(members.get("sequence") instanceof Long sequence)
        || !(members.get("hash") instanceof String hash)
        || !(members.get("timestamp") instanceof String)
        || !(members.get("event_id") instanceof String)
        || sequence < 1
        || hash.length() != JournalPosition.START.hash().length()) {
      throw notARecord();
    }
    return new JournalRecord(line, new JournalPosition(sequence, hash), members);
  }

  private static Map<String, @Nullable Object> members(byte[] bytes, int from, int to)
      throws IOException {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    try (JsonParser parser = JSON.createParser(bytes, from, to - from)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw notARecord();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        members.put(name, value(parser));
      }
      if (parser.currentToken() != JsonToken.END_OBJECT) {
        throw notARecord();
      }
    }
    return Collections.unmodifiableMap(members);
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    return switch (parser.nextToken()) {
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_NULL -> null;
      default -> throw notARecord();
    };
  }

  private static JournalException notARecord() {
    return new JournalException(JournalException.Reason.DAMAGED, "a line is not a record");
  }

  /** Returns the text of the record as it stands in the journal, without a line break. */
  public String line() {
    return line;
  }

  /** Returns the place of this record. */
  public JournalPosition position() {
    return position;
  }

  /** Returns whether this is a notice; otherwise it is an event. */
  public boolean isNotice() {
    return members.containsKey("notice");
  }

  /** Returns what makes the record the same in every copy. */
  public String eventId() {
    return required("event_id");
  }

  /** Returns when it was decided or noticed. */
  public Instant time() {
    return Instant.parse(required("timestamp"));
  }

  /**
   * Returns the members by name, in the order of the text; values are texts, {@code Long}s or null.
   */
  public Map<String, @Nullable Object> members() {
    return members;
  }

  /** Returns a member as text; null when it is null or not there. */
  public @Nullable String text(String member) {
    Object value = members.get(member);
    return value == null ? null : value.toString();
  }

  /** Returns a member that is a text in every record; empty when it is not there. */
  public String required(String member) {
    String value = text(member);
    return value == null ? "" : value;
  }

  /** Returns a member that is a number; 0 when it is none. */
  public long number(String member) {
    return members.get(member) instanceof Long value ? value : 0;
  }

  @Override
  public String toString() {
    return line;
  }
}
