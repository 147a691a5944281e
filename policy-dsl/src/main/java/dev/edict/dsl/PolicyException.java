package dev.edict.dsl;

import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticRenderer;
import java.util.List;

/** Thrown to callers who asked for the rules of a policy set that has errors. */
public final class PolicyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> diagnostics;

  /**
   * Makes an exception whose message shows the findings.
   *
   * @param diagnostics the findings, sorted by place
   */
  public PolicyException(List<Diagnostic> diagnostics) {
    super(DiagnosticRenderer.render(diagnostics));
    this.diagnostics = List.copyOf(diagnostics);
  }

  /** Returns the findings, sorted by place. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
