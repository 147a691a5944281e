package dev.edict.dsl.diagnostic;

import dev.edict.dsl.source.LineMap;
import dev.edict.dsl.source.SourceLocation;
import dev.edict.dsl.source.SourcePosition;
import java.util.List;

/**
 * Turns findings into text for a terminal: one headline that editors can link, the line with the
 * place underlined, help and related places. Renders only, decides nothing.
 */
public final class DiagnosticRenderer {
  private DiagnosticRenderer() {}

  /** Returns all findings, one block each, ready to print; empty when there are none. */
  public static String render(List<Diagnostic> diagnostics) {
    StringBuilder out = new StringBuilder();
    diagnostics.forEach(diagnostic -> append(out, diagnostic));
    return out.toString();
  }

  /** Returns one finding as a block of lines, each ending in a line feed. */
  public static String render(Diagnostic diagnostic) {
    StringBuilder out = new StringBuilder();
    append(out, diagnostic);
    return out.toString();
  }

  private static void append(StringBuilder out, Diagnostic diagnostic) {
    out.append(PrintableText.escape(diagnostic.location().toString()))
        .append(": ")
        .append(diagnostic.severity().word())
        .append('[')
        .append(diagnostic.code().id())
        .append("]: ")
        .append(PrintableText.escape(diagnostic.message()))
        .append('\n');
    appendLine(out, diagnostic.location());
    if (!diagnostic.help().isEmpty()) {
      out.append("  help: ").append(PrintableText.escape(diagnostic.help())).append('\n');
    }
    for (Diagnostic.Related related : diagnostic.related()) {
      out.append("  note: ")
          .append(PrintableText.escape(related.location() + ": " + related.note()))
          .append('\n');
    }
  }

  private static void appendLine(StringBuilder out, SourceLocation location) {
    LineMap lines = location.source().lines();
    SourcePosition position = location.position();
    int start = position.column() - 1;
    DisplayLine line =
        DisplayLine.around(
            lines.lineText(position.line()), start, start + location.span().length());
    String number = Integer.toString(position.line());
    String margin = " ".repeat(number.length());
    out.append("  ").append(number).append(" | ").append(line.text()).append('\n');
    out.append("  ").append(margin).append(" | ").append(line.underline()).append('\n');
  }
}
