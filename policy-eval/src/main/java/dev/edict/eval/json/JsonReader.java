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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds one value from tokens, with a stack of its own in place of recursion. Used once. */
final class JsonReader {
  private final JsonParser parser;
  private final Deque<Container> open = new ArrayDeque<>();
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
      case START_OBJECT -> open(new Container(new LinkedHashMap<>(), List.of()));
      case START_ARRAY -> open(new Container(Map.of(), new ArrayList<>()));
      case END_OBJECT -> add(new ObjectValue(open.pop().members));
      case END_ARRAY -> add(new ArrayValue(open.pop().elements));
      case FIELD_NAME -> name(parser.currentName());
      case VALUE_STRING -> string(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText());
      case VALUE_TRUE -> add(new BooleanValue(true));
      case VALUE_FALSE -> add(new BooleanValue(false));
      case VALUE_NULL -> add(NullValue.NULL);
      case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT -> throw new AssertionError(token);
    }
  }

  private void open(Container container) {
    if (open.size() == StrictJson.MAX_DEPTH) {
      reject(
          RejectionCode.TOO_DEEP,
          "the json text is nested more than " + StrictJson.MAX_DEPTH + " deep");
      return;
    }
    open.push(container);
  }

  // Lone surrogates in names are refused by the parser, those in strings are not.
  private void name(String name) {
    if (JsonText.hasControlCharacter(name)) {
      reject(RejectionCode.CONTROL_CHARACTER, "a member name has a control character");
    } else {
      open.element().nextName = name;
      open.element().nameOffset = offset();
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

  private void number(String text) {
    if (text.length() > StrictJson.MAX_NUMBER_LENGTH || JsonText.hasLargeExponent(text)) {
      reject(
          RejectionCode.NUMBER_TOO_LARGE, "a number has too many digits or too large an exponent");
    } else {
      add(new NumberValue(new BigDecimal(text)));
    }
  }

  private void add(JsonValue value) {
    Container container = open.peek();
    if (container == null) {
      root = value;
    } else if (!container.add(value)) {
      rejection =
          new Rejection(
              RejectionCode.DUPLICATE_KEY,
              container.nameOffset,
              "an object has one member name twice",
              "");
    }
  }

  private void reject(RejectionCode code, String detail) {
    rejection = new Rejection(code, offset(), detail, "");
  }

  private int offset() {
    return (int) parser.currentTokenLocation().getCharOffset();
  }

  /** An object or an array whose end is not read yet; only one of the collections is used. */
  private static final class Container {
    final Map<String, JsonValue> members;
    final List<JsonValue> elements;
    @Nullable String nextName;
    int nameOffset;

    Container(Map<String, JsonValue> members, List<JsonValue> elements) {
      this.members = members;
      this.elements = elements;
    }

    /** Adds a value, or returns false when there is one of its name. */
    boolean add(JsonValue value) {
      if (nextName == null) {
        return elements.add(value);
      }
      String name = nextName;
      nextName = null;
      return members.put(name, value) == null;
    }
  }
}
