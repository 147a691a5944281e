package dev.edict.dsl;

import dev.edict.dsl.diagnostic.Diagnostic;
import java.util.List;

/** Thrown to callers who asked for the rules of a policy set that has errors. */
public final class PolicyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> diagnostics;

  PolicyException(String message, List<Diagnostic> diagnostics) {
    super(message);
    this.diagnostics = List.copyOf(diagnostics);
  }

  /** Returns the findings, sorted by place. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
