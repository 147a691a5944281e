package dev.edict.eval.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.Rejection;
import dev.edict.dsl.match.RejectionCode;
import dev.edict.eval.json.JsonValue.ArrayValue;
import dev.edict.eval.json.JsonValue.BooleanValue;
import dev.edict.eval.json.JsonValue.NullValue;
import dev.edict.eval.json.JsonValue.NumberValue;
import dev.edict.eval.json.JsonValue.ObjectValue;
import dev.edict.eval.json.JsonValue.StringValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds one value from tokens, with a stack of its own in place of recursion. Used once. */
final class JsonReader {
  private static final int LONGEST_LONG = 18; // fits a long whatever its digits

  private final JsonParser parser;
  // What stands in all open objects and arrays, and for each of them where it begins.
  private JsonValue[] values = new JsonValue[16];
  private int count;
  private final int[] begins = new int[StrictJson.MAX_DEPTH];
  private final @Nullable Members[] members = new Members[StrictJson.MAX_DEPTH];
  private int depth;
  private @Nullable JsonValue root;
  private @Nullable Rejection rejection;

  JsonReader(JsonParser parser) {
    this.parser = parser;
  }

  Canonical<JsonValue> read() throws IOException {
    JsonToken token = parser.nextToken();
    while (token != null && rejection == null) {
      accept(token);
      token = rejection == null ? parser.nextToken() : null;
    }
    if (rejection != null) {
      return Canonical.rejected(rejection);
    }
    if (root == null) {
      return Canonical.rejected(RejectionCode.EMPTY, 0, "the json text is empty");
    }
    return Canonical.accepted(root);
  }

  private void accept(JsonToken token) throws IOException {
    if (root != null) {
      reject(RejectionCode.BAD_JSON, "something follows the json value");
      return;
    }
    switch (token) {
      case START_OBJECT -> open(new Members());
      case START_ARRAY -> open(null);
      case END_OBJECT -> add(new ObjectValue(Objects.requireNonNull(members[--depth])));
      case END_ARRAY -> add(array());
      case FIELD_NAME -> name(parser.currentName());
      case VALUE_STRING -> string(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(token);
      case VALUE_TRUE -> add(BooleanValue.TRUE);
      case VALUE_FALSE -> add(BooleanValue.FALSE);
      case VALUE_NULL -> add(NullValue.NULL);
      case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT -> throw new AssertionError(token);
    }
  }

  /** Opens an object with its members, or an array without. */
  private void open(@Nullable Members ofObject) {
    if (depth == StrictJson.MAX_DEPTH) {
      reject(
          RejectionCode.TOO_DEEP,
          "the json text is nested more than " + StrictJson.MAX_DEPTH + " deep");
      return;
    }
    begins[depth] = count;
    members[depth++] = ofObject;
  }

  private ArrayValue array() {
    int begin = begins[--depth];
    List<JsonValue> elements =
        switch (count - begin) {
          case 0 -> List.of();
          case 1 -> List.of(values[begin]);
          case 2 -> List.of(values[begin], values[begin + 1]);
          default -> List.of(Arrays.copyOfRange(values, begin, count));
        };
    count = begin;
    return new ArrayValue(elements);
  }

  // Lone surrogates in names are refused by the parser, those in strings are not.
  private void name(String name) {
    if (JsonText.hasControlCharacter(name)) {
      reject(RejectionCode.CONTROL_CHARACTER, "a member name has a control character");
    } else if (!Objects.requireNonNull(members[depth - 1]).name(name)) {
      reject(RejectionCode.DUPLICATE_KEY, "an object has one member name twice");
    }
  }

  private void string(String value) {
    if (value.indexOf('\0') >= 0) {
      reject(RejectionCode.CONTROL_CHARACTER, "a string has the character nul");
    } else if (JsonText.loneSurrogate(value) >= 0) {
      reject(RejectionCode.LONE_SURROGATE, "a string has half of a surrogate pair");
    } else {
      add(new StringValue(value));
    }
  }

  private void number(JsonToken token) throws IOException {
    if (token == JsonToken.VALUE_NUMBER_INT && parser.getTextLength() <= LONGEST_LONG) {
      add(new NumberValue(BigDecimal.valueOf(parser.getLongValue())));
      return;
    }
    String text = parser.getText();
    if (text.length() > StrictJson.MAX_NUMBER_LENGTH || JsonText.hasLargeExponent(text)) {
      reject(
          RejectionCode.NUMBER_TOO_LARGE, "a number has too many digits or too large an exponent");
    } else {
      add(new NumberValue(new BigDecimal(text)));
    }
  }

  private void add(JsonValue value) {
    if (depth == 0) {
      root = value;
      return;
    }
    Members ofObject = members[depth - 1];
    if (ofObject == null) {
      if (count == values.length) {
        values = Arrays.copyOf(values, count * 2);
      }
      values[count++] = value;
    } else {
      ofObject.value(value);
    }
  }

  private void reject(RejectionCode code, String detail) {
    int offset = (int) parser.currentTokenLocation().getCharOffset();
    rejection = new Rejection(code, offset, detail, "");
  }
}
