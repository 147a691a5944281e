package dev.edict.cli.report;

import dev.edict.dsl.diagnostic.PrintableText;

/** Writes elements of XML, two blanks of indentation a level; what XML cannot hold is escaped. */
final class XmlText {
  private final StringBuilder out =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  private int depth;

  /**
   * Opens an element.
   *
   * @param attributes names and values in turn
   */
  XmlText open(String element, String... attributes) {
    start(element, attributes);
    out.append(">\n");
    depth++;
    return this;
  }

  /** Writes an element without content. */
  XmlText empty(String element, String... attributes) {
    start(element, attributes);
    out.append("/>\n");
    return this;
  }

  /** Writes an element that holds a text, whose line ends are kept. */
  XmlText text(String element, String content, String... attributes) {
    start(element, attributes);
    out.append('>');
    String[] lines = content.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      out.append(i == 0 ? "" : "\n").append(escape(lines[i]));
    }
    out.append("</").append(element).append(">\n");
    return this;
  }

  /** Closes the element opened last. */
  XmlText close(String element) {
    depth--;
    out.append("  ".repeat(depth)).append("</").append(element).append(">\n");
    return this;
  }

  @Override
  public String toString() {
    return out.toString();
  }

  private void start(String element, String... attributes) {
    out.append("  ".repeat(depth)).append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      out.append(escape(attributes[i + 1])).append('"');
    }
  }

  private static String escape(String text) {
    return PrintableText.escape(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
