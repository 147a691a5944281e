package dev.edict.lsp;

import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.eval.test.PolicyTestResult;
import java.util.List;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Command;

/** What became of tests, in a line over each. */
final class TestLenses {
  private TestLenses() {}

  static CodeLens of(PolicyTestResult test) {
    // A line without a command: there is nothing to start.
    return new CodeLens(
        Positions.of(test.location().source(), test.location().span()),
        new Command(title(test), ""),
        null);
  }

  private static String title(PolicyTestResult test) {
    List<Diagnostic> failures = test.failures();
    if (failures.isEmpty()) {
      return test.expectations() == 1
          ? "1 request is decided as expected"
          : test.expectations() + " requests are decided as expected";
    }
    String more = failures.size() == 1 ? "" : " (and " + (failures.size() - 1) + " more)";
    return "fails: " + failures.get(0).message() + more;
  }
}
