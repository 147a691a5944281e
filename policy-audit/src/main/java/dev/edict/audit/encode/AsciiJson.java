package dev.edict.audit.encode;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON in printable ASCII; everything else in a text becomes a {@code u} escape. */
final class AsciiJson {
  private static final String HEX = "0123456789abcdef";

  private AsciiJson() {}

  /** Collects the members of an object that are known, in their order. */
  static final class Members {
    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    /** Adds a member unless its value is null or an empty object. */
    Members put(String name, @Nullable Object value) {
      if (value instanceof Members object) {
        return object.members.isEmpty() ? this : put(name, object.members);
      }
      if (value != null) {
        members.put(name, value);
      }
      return this;
    }

    Map<String, @Nullable Object> map() {
      return members;
    }
  }

  static String write(Members members) {
    return write(members.map());
  }

  static String write(Map<String, @Nullable Object> object) {
    StringBuilder out = new StringBuilder(1024);
    value(out, object);
    return out.toString();
  }

  private static void value(StringBuilder out, @Nullable Object value) {
    if (value instanceof Map<?, ?> object) {
      object(out, object);
    } else if (value instanceof List<?> array) {
      array(out, array);
    } else if (value instanceof Members members) {
      object(out, members.map());
    } else if (value instanceof String text) {
      text(out, text);
    } else {
      out.append(value);
    }
  }

  private static void object(StringBuilder out, Map<?, ?> object) {
    char before = '{';
    for (Map.Entry<?, ?> member : object.entrySet()) {
      out.append(before);
      text(out, String.valueOf(member.getKey()));
      out.append(':');
      value(out, member.getValue());
      before = ',';
    }
    out.append(object.isEmpty() ? "{}" : "}");
  }

  private static void array(StringBuilder out, List<?> array) {
    out.append('[');
    for (Iterator<?> elements = array.iterator(); elements.hasNext(); ) {
      value(out, elements.next());
      if (elements.hasNext()) {
        out.append(',');
      }
    }
    out.append(']');
  }

  private static void text(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c >= ' ' && c <= '~') {
        out.append(c);
      } else {
        escape(out, c);
      }
    }
    out.append('"');
  }

  /** Appends a backslash, {@code u} and four digits. */
  static void escape(StringBuilder out, char c) {
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(HEX.charAt((c >> shift) & 0xf));
    }
  }
}
