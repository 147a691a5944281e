package dev.edict.dsl.parser;

import dev.edict.dsl.source.SourceSpan;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows a syntax tree as indented text, one node a line: the record's name, its span, its plain
 * values; parts follow, indented.
 */
final class TreePrinter {
  private final boolean spans;
  private final StringBuilder out = new StringBuilder();

  private TreePrinter(boolean spans) {
    this.spans = spans;
  }

  static String print(Record node) {
    TreePrinter printer = new TreePrinter(true);
    printer.append("", node, 0);
    return printer.out.toString();
  }

  static String printWithoutSpans(Record node) {
    TreePrinter printer = new TreePrinter(false);
    printer.append("", node, 0);
    return printer.out.toString();
  }

  private void append(String label, Record node, int indent) {
    out.append("  ".repeat(indent)).append(label).append(node.getClass().getSimpleName());
    List<RecordComponent> parts = new ArrayList<>();
    for (RecordComponent component : node.getClass().getRecordComponents()) {
      Object value = value(component, node);
      if (value instanceof SourceSpan span) {
        if (spans) {
          out.append(" @").append(span.start()).append('-').append(span.end());
        }
      } else if (value instanceof Record || value instanceof List<?>) {
        parts.add(component);
      } else if (value != null) {
        out.append(' ').append(component.getName()).append('=').append(shown(value));
      }
    }
    out.append('\n');
    for (RecordComponent part : parts) {
      appendPart(part.getName() + ": ", value(part, node), indent + 1);
    }
  }

  private void appendPart(String label, Object value, int indent) {
    if (value instanceof Record node) {
      append(label, node, indent);
    } else if (value instanceof List<?> list) {
      list.forEach(element -> append(label, (Record) element, indent));
    }
  }

  private static String shown(Object value) {
    return value instanceof String text
        ? '"' + text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t") + '"'
        : value.toString();
  }

  private static Object value(RecordComponent component, Record node) {
    try {
      return component.getAccessor().invoke(node);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
