package dev.edict.convert.importer;

import dev.edict.convert.ConversionException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the part of Starlark that rule files are written in: calls of functions with texts and
 * lists of texts. Whatever would have to be computed is refused.
 */
final class StarlarkCalls {
  private static final int DEEPEST_LIST = 4;

  private final String text;
  private int next;
  private int line = 1;

  private StarlarkCalls(String text) {
    this.text = text;
  }

  /**
   * A call.
   *
   * @param line where it begins, from 1
   * @param function its name
   * @param positional the arguments without a name; a text, or a list of such
   * @param named the others
   */
  record Call(int line, String function, List<Object> positional, Map<String, Object> named) {}

  /**
   * Returns the calls in order.
   *
   * @throws ConversionException if anything else is there
   */
  static List<Call> read(String text) {
    StarlarkCalls reader = new StarlarkCalls(text);
    List<Call> calls = new ArrayList<>();
    for (reader.skip(); reader.next < text.length(); reader.skip()) {
      calls.add(reader.call());
    }
    return calls;
  }

  private Call call() {
    int begin = line;
    String function = word();
    expect('(');
    List<Object> positional = new ArrayList<>();
    Map<String, Object> named = new LinkedHashMap<>();
    while (!accept(')')) {
      if (isWordStart(peek())) {
        String name = word();
        expect('=');
        if (named.putIfAbsent(name, value(0)) != null) {
          throw fault("`" + name + "` is there twice");
        }
      } else if (named.isEmpty()) {
        positional.add(value(0));
      } else {
        throw fault("an argument without a name follows one with a name");
      }
      if (peek() != ')') {
        expect(',');
      }
    }
    accept(';');
    return new Call(begin, function, positional, named);
  }

  private Object value(int depth) {
    if (!accept('[')) {
      return quoted();
    }
    if (depth == DEEPEST_LIST) {
      throw fault("lists are nested too deep");
    }
    List<Object> elements = new ArrayList<>();
    while (!accept(']')) {
      elements.add(value(depth + 1));
      if (peek() != ']') {
        expect(',');
      }
    }
    return elements;
  }

  private String quoted() {
    char quote = peek();
    if (quote != '"' && quote != '\'') {
      throw fault("only texts and lists of texts are read");
    }
    if (text.startsWith(String.valueOf(quote).repeat(3), next)) {
      throw fault("texts of several lines are not read");
    }
    StringBuilder out = new StringBuilder();
    for (next++; next < text.length() && text.charAt(next) != quote; next++) {
      char c = text.charAt(next);
      if (c == '\n') {
        break;
      }
      out.append(c == '\\' ? escaped() : c);
    }
    if (next == text.length() || text.charAt(next) != quote) {
      throw fault("a text does not end");
    }
    next++;
    return out.toString();
  }

  private char escaped() {
    next++;
    char c = next < text.length() ? text.charAt(next) : '\n';
    return switch (c) {
      case '\\', '"', '\'' -> c;
      case 'n' -> '\n';
      case 't' -> '\t';
      default -> throw fault("an escape is not known");
    };
  }

  private String word() {
    if (!isWordStart(peek())) {
      throw fault("only calls such as prefix_rule(…) are read");
    }
    int begin = next;
    while (next < text.length() && isWordPart(text.charAt(next))) {
      next++;
    }
    return text.substring(begin, next);
  }

  private static boolean isWordStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private static boolean isWordPart(char c) {
    return isWordStart(c) || (c >= '0' && c <= '9');
  }

  private void expect(char wanted) {
    if (!accept(wanted)) {
      throw fault("`" + wanted + "` is missing");
    }
  }

  private boolean accept(char wanted) {
    boolean there = peek() == wanted;
    next += there ? 1 : 0;
    return there;
  }

  /** Returns the next character that is no blank and in no comment; a line feed at the end. */
  private char peek() {
    skip();
    return next < text.length() ? text.charAt(next) : '\n';
  }

  private void skip() {
    boolean inComment = false;
    for (; next < text.length(); next++) {
      char c = text.charAt(next);
      inComment = c != '\n' && (inComment || c == '#');
      if (!inComment && " \t\r\n".indexOf(c) < 0) {
        return;
      }
      line += c == '\n' ? 1 : 0;
    }
  }

  private ConversionException fault(String what) {
    return new ConversionException("line " + line + ": " + what);
  }
}
