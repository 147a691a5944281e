package dev.edict.cli.report;

import dev.edict.dsl.diagnostic.Diagnostic;
import java.util.List;

/**
 * One thing that a command examined: a file, a test, an assertion.
 *
 * @param file the file it stands in, as shown to the user
 * @param name what it is called in that file
 * @param findings what was found, sorted by place; possibly nothing
 */
public record ReportCase(String file, String name, List<Diagnostic> findings) {

  /** Copies the list. */
  public ReportCase {
    findings = List.copyOf(findings);
  }
}
