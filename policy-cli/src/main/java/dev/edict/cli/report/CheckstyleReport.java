package dev.edict.cli.report;

import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.Severity;
import dev.edict.dsl.source.SourcePosition;

/** Writes a report in the XML of Checkstyle, which many review tools read. */
final class CheckstyleReport {
  private static final String FORMAT_VERSION = "10.0";

  private CheckstyleReport() {}

  static String write(Report report) {
    XmlText xml = new XmlText().open("checkstyle", "version", FORMAT_VERSION);
    for (ReportCase file : Report.fileCases(report.command(), report.files(), report.findings())) {
      if (file.findings().isEmpty()) {
        xml.empty("file", "name", file.file());
      } else {
        xml.open("file", "name", file.file());
        file.findings().forEach(finding -> append(xml, finding));
        xml.close("file");
      }
    }
    return xml.close("checkstyle").toString();
  }

  private static void append(XmlText xml, Diagnostic finding) {
    SourcePosition start = finding.location().position();
    String help = finding.help().isEmpty() ? "" : "; " + finding.help();
    xml.empty(
        "error",
        "line",
        Integer.toString(start.line()),
        "column",
        Integer.toString(start.column()),
        "severity",
        severity(finding.severity()),
        "message",
        finding.message() + help,
        "source",
        "edict." + finding.code().id());
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTE -> "info";
    };
  }
}
