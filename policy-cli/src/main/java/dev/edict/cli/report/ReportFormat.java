package dev.edict.cli.report;

import dev.edict.dsl.diagnostic.DiagnosticRenderer;
import dev.edict.dsl.diagnostic.Severity;
import java.io.IOException;
import java.util.Locale;

/** The forms in which findings are written; {@code spec/command-line.md} describes each. */
public enum ReportFormat {
  /** For people at a terminal. */
  TEXT {
    @Override
    public String write(Report report, Severity failOn) {
      return DiagnosticRenderer.render(report.findings());
    }
  },
  /** For programs: an array of objects. */
  JSON {
    @Override
    public String write(Report report, Severity failOn) throws IOException {
      return JsonReport.write(report.findings());
    }
  },
  /** SARIF 2.1.0, for code scanning. */
  SARIF {
    @Override
    public String write(Report report, Severity failOn) throws IOException {
      return SarifReport.write(report);
    }
  },
  /** JUnit XML, for test reports. */
  JUNIT {
    @Override
    public String write(Report report, Severity failOn) {
      return JunitReport.write(report, failOn);
    }
  },
  /** Workflow commands of GitHub Actions, which become annotations. */
  GITHUB {
    @Override
    public String write(Report report, Severity failOn) {
      return GithubReport.write(report.findings());
    }
  },
  /** Checkstyle XML, for review tools. */
  CHECKSTYLE {
    @Override
    public String write(Report report, Severity failOn) {
      return CheckstyleReport.write(report);
    }
  };

  /**
   * Returns the report as a text, lines ended by LF.
   *
   * @param report what was found
   * @param failOn the least severity that counts as a failure, where the form knows failures
   * @throws IOException never in practice: everything is written to memory
   */
  public abstract String write(Report report, Severity failOn) throws IOException;

  /** Returns the word for the form on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
