package dev.edict.eval.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.edict.dsl.match.Rejection;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A position in one line of JSON. A method that reads a value starts at its first token and leaves
 * the cursor at its last; a value that does not fit is skipped, noted as the fault unless there is
 * an earlier one, and comes back as null, so that reading goes on to the end of the line.
 */
final class LineCursor {
  private final String line;
  private final JsonParser parser;
  private @Nullable LineFault fault;
  private String detail = "";

  LineCursor(String line, JsonParser parser) {
    this.line = line;
    this.parser = parser;
  }

  /** Takes one member of an object. */
  interface Members {
    /** Reads the member's value, or returns false when there is no such member. */
    boolean read(String name, LineCursor json) throws IOException;
  }

  /** Takes one element of an array, which is the current value. */
  interface Element {
    /** Reads the element. */
    void read() throws IOException;
  }

  /** Returns the first fault, or null when there is none. */
  @Nullable LineFault fault() {
    return fault;
  }

  /** Returns what the first fault is about. */
  String detail() {
    return detail;
  }

  /** Notes a fault unless there is an earlier one. */
  void fault(LineFault kind, String sentence) {
    if (fault == null) {
      fault = kind;
      detail = sentence;
    }
  }

  JsonToken next() throws IOException {
    return parser.nextToken();
  }

  boolean isObject() {
    return parser.currentToken() == JsonToken.START_OBJECT;
  }

  void object(String what, Members members) throws IOException {
    if (!isObject()) {
      mismatch(what, "an object");
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      if (!members.read(name, this)) {
        fault(LineFault.UNKNOWN_MEMBER, "`" + what + "` has no member " + Rejection.quote(name));
        parser.skipChildren();
      }
    }
  }

  @Nullable String text(String what) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return parser.getText();
    }
    mismatch(what, "a string");
    return null;
  }

  @Nullable Boolean flag(String what) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
      return token == JsonToken.VALUE_TRUE;
    }
    mismatch(what, "true or false");
    return null;
  }

  /** Returns a whole number between two bounds. */
  @Nullable Long whole(String what, long least, long most) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
        && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
      long value = parser.getLongValue();
      if (value >= least && value <= most) {
        return value;
      }
    }
    mismatch(what, "a whole number of " + (most > Integer.MAX_VALUE ? "64" : "32") + " bits");
    return null;
  }

  @Nullable Integer port(String what) throws IOException {
    Long value = whole(what, Integer.MIN_VALUE, Integer.MAX_VALUE);
    return value == null ? null : value.intValue();
  }

  @Nullable List<String> texts(String what) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      mismatch(what, "an array of strings");
      return null;
    }
    List<String> values = new ArrayList<>();
    elements(
        () -> {
          String value = text(what + "[" + values.size() + "]");
          values.add(value == null ? "" : value);
        });
    return values;
  }

  /** Has every element of the current array read, one after another. */
  void elements(Element element) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      element.read();
    }
  }

  @Nullable Instant instant(String what) throws IOException {
    String text = text(what);
    if (text == null) {
      return null;
    }
    try {
      if (text.endsWith("Z")) {
        return Instant.parse(text);
      }
    } catch (DateTimeException unreadable) {
      // Falls through to the fault below, as a text without the Z does.
    }
    fault(LineFault.WRONG_TYPE, "`" + what + "` is not an instant such as `2026-07-01T12:00:00Z`");
    return null;
  }

  /** Returns the text of a value of any type, as it stands in the line. */
  String raw() throws IOException {
    int start = (int) parser.currentTokenLocation().getCharOffset();
    if (parser.currentToken().isStructStart()) {
      parser.skipChildren();
    } else {
      parser.finishToken();
    }
    return line.substring(start, (int) parser.currentLocation().getCharOffset());
  }

  JsonToken token() {
    return parser.currentToken();
  }

  /** Notes that a value has the wrong type, and skips it. */
  void mismatch(String what, String expected) throws IOException {
    fault(LineFault.WRONG_TYPE, "`" + what + "` is not " + expected);
    parser.skipChildren();
  }

  /** Notes that a word is none of those known. */
  void unknownValue(String what, String word) {
    fault(LineFault.UNKNOWN_VALUE, "`" + what + "` cannot be " + Rejection.quote(word));
  }

  /** Notes that a required member is absent when its value is null. */
  void require(@Nullable Object value, String what, String name) {
    if (value == null) {
      fault(LineFault.MISSING_MEMBER, "`" + what + "` lacks the member `" + name + "`");
    }
  }
}
