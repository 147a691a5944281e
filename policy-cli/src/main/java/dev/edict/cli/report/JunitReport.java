package dev.edict.cli.report;

import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticRenderer;
import dev.edict.dsl.diagnostic.Severity;
import java.util.List;

/**
 * Writes a report in the XML of JUnit: a test case for each thing examined, failed when a finding
 * reaches the threshold; milder findings are its output.
 */
final class JunitReport {
  private JunitReport() {}

  static String write(Report report, Severity failOn) {
    String name = "edict " + report.command();
    String tests = Integer.toString(report.cases().size());
    String failures =
        Long.toString(report.cases().stream().filter(one -> fails(one, failOn)).count());
    XmlText xml =
        new XmlText()
            .open("testsuites", "name", name, "tests", tests, "failures", failures, "errors", "0")
            .open(
                "testsuite",
                "name",
                name,
                "tests",
                tests,
                "failures",
                failures,
                "errors",
                "0",
                "skipped",
                "0",
                "time",
                "0");
    report.cases().forEach(one -> append(xml, one, failOn));
    return xml.close("testsuite").close("testsuites").toString();
  }

  private static boolean fails(ReportCase one, Severity failOn) {
    return one.findings().stream().anyMatch(finding -> Report.isAtLeast(finding, failOn));
  }

  private static void append(XmlText xml, ReportCase one, Severity failOn) {
    String[] attributes = {"classname", one.file(), "name", one.name(), "time", "0"};
    if (one.findings().isEmpty()) {
      xml.empty("testcase", attributes);
      return;
    }
    xml.open("testcase", attributes);
    String text = DiagnosticRenderer.render(one.findings());
    if (fails(one, failOn)) {
      Diagnostic first = firstFailure(one.findings(), failOn);
      xml.text("failure", text, "message", first.message(), "type", first.code().id());
    } else {
      xml.text("system-out", text);
    }
    xml.close("testcase");
  }

  private static Diagnostic firstFailure(List<Diagnostic> findings, Severity failOn) {
    return findings.stream()
        .filter(finding -> Report.isAtLeast(finding, failOn))
        .findFirst()
        .orElseThrow();
  }
}
