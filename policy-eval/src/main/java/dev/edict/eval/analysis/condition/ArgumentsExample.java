package dev.edict.eval.analysis.condition;

import dev.edict.dsl.rule.Operand.Step;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Arguments of a call, built from values at places; where two do not fit, the later one wins. */
final class ArgumentsExample {
  private @Nullable Object root;

  void put(List<Step> steps, Object value) {
    root = with(root, steps, value);
  }

  void addTo(List<Step> steps, @Nullable Object element) {
    Object list = at(root, steps);
    List<Object> longer = new ArrayList<>();
    if (list instanceof List<?> elements) {
      longer.addAll(elements);
    }
    if (element != null) {
      longer.add(element);
    }
    put(steps, longer);
  }

  private static @Nullable Object at(@Nullable Object node, List<Step> steps) {
    Object found = node;
    for (Step step : steps) {
      if (step instanceof Step.Member member && found instanceof Map<?, ?> map) {
        found = map.get(member.name());
      } else if (step instanceof Step.Index index
          && found instanceof List<?> list
          && index.index() < list.size()) {
        found = list.get(index.index());
      } else {
        return null;
      }
    }
    return found;
  }

  private static Object with(@Nullable Object node, List<Step> steps, Object value) {
    if (steps.isEmpty()) {
      return value;
    }
    List<Step> rest = steps.subList(1, steps.size());
    if (steps.get(0) instanceof Step.Member member) {
      Map<String, Object> map = new LinkedHashMap<>();
      if (node instanceof Map<?, ?> known) {
        known.forEach((key, part) -> map.put((String) key, part));
      }
      map.put(member.name(), with(map.get(member.name()), rest, value));
      return map;
    }
    int index = ((Step.Index) steps.get(0)).index();
    List<Object> list = new ArrayList<>();
    if (node instanceof List<?> known) {
      list.addAll(known);
    }
    while (list.size() <= index) {
      // A text, since assignments of tests can write no empty object.
      list.add("");
    }
    list.set(index, with(list.get(index), rest, value));
    return list;
  }

  @Nullable String json() {
    if (root == null) {
      return null;
    }
    StringBuilder json = new StringBuilder();
    write(json, root);
    return json.toString();
  }

  /** Returns the values as assignments, {@code args.amount = 5}. */
  List<String> assignments() {
    List<String> written = new ArrayList<>();
    if (root != null) {
      addAssignments(written, "args", root);
    }
    return written;
  }

  private static void addAssignments(List<String> written, String place, Object node) {
    if (node instanceof Map<?, ?> map && !map.isEmpty()) {
      map.forEach((name, part) -> addAssignments(written, place + "." + name, part));
    } else if (node instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
      for (int i = 0; i < list.size(); i++) {
        addAssignments(written, place + "[" + i + "]", list.get(i));
      }
    } else {
      StringBuilder json = new StringBuilder();
      write(json, node);
      written.add(place + " = " + json);
    }
  }

  private static void write(StringBuilder json, Object node) {
    if (node instanceof Map<?, ?> map) {
      json.append('{');
      String separator = "";
      for (Map.Entry<?, ?> member : map.entrySet()) {
        json.append(separator);
        quote(json, (String) member.getKey());
        json.append(':');
        write(json, member.getValue());
        separator = ",";
      }
      json.append('}');
    } else if (node instanceof List<?> list) {
      json.append('[');
      String separator = "";
      for (Object element : list) {
        json.append(separator);
        write(json, element);
        separator = ",";
      }
      json.append(']');
    } else if (node instanceof BigDecimal number) {
      json.append(number.toPlainString());
    } else if (node instanceof Boolean) {
      json.append(node);
    } else {
      quote(json, node.toString());
    }
  }

  private static void quote(StringBuilder json, String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        String hex = Integer.toHexString(c);
        json.append("\\u").append("0".repeat(4 - hex.length())).append(hex);
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }
}
