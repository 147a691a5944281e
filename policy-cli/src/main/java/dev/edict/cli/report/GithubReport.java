package dev.edict.cli.report;

import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.PrintableText;
import dev.edict.dsl.diagnostic.Severity;
import dev.edict.dsl.source.SourcePosition;
import java.util.List;

/**
 * Writes findings as workflow commands of GitHub Actions. Nothing in a policy can start a command
 * of its own: line breaks and the characters that end a property are encoded.
 */
final class GithubReport {
  private GithubReport() {}

  static String write(List<Diagnostic> findings) {
    StringBuilder out = new StringBuilder();
    findings.forEach(finding -> append(out, finding));
    return out.toString();
  }

  private static void append(StringBuilder out, Diagnostic finding) {
    SourcePosition start = finding.location().position();
    SourcePosition end = Places.end(finding.location());
    out.append("::").append(command(finding.severity()));
    out.append(" file=").append(property(finding.location().source().name()));
    out.append(",line=").append(start.line()).append(",endLine=").append(end.line());
    // Columns of a range over several lines are not accepted.
    if (start.line() == end.line()) {
      out.append(",col=").append(start.column()).append(",endColumn=").append(end.column());
    }
    out.append(",title=").append(property("edict " + finding.code().id()));
    out.append("::").append(message(PrintableText.escape(finding.message())));
    if (!finding.help().isEmpty()) {
      out.append("%0A").append(message(PrintableText.escape("help: " + finding.help())));
    }
    finding
        .related()
        .forEach(
            related ->
                out.append("%0A")
                    .append(
                        message(
                            PrintableText.escape(
                                "note: " + related.location() + ": " + related.note()))));
    out.append('\n');
  }

  private static String command(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTE -> "notice";
    };
  }

  private static String property(String text) {
    return message(PrintableText.escape(text)).replace(":", "%3A").replace(",", "%2C");
  }

  private static String message(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }
}
