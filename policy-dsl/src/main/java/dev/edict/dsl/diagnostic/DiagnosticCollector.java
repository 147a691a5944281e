package dev.edict.dsl.diagnostic;

import dev.edict.dsl.source.PolicySource;
import dev.edict.dsl.source.SourceSpan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Gathers the findings about one policy text while it is read and checked; used by one thread. */
public final class DiagnosticCollector {
  private final PolicySource source;
  private final List<Diagnostic> found = new ArrayList<>();

  /** Makes an empty collector for findings in {@code source}. */
  public DiagnosticCollector(PolicySource source) {
    this.source = source;
  }

  /** Returns the text that findings are about. */
  public PolicySource source() {
    return source;
  }

  /** Adds a finding without help. */
  public void report(DiagnosticCode code, SourceSpan span, String message) {
    add(Diagnostic.of(code, source, span, message));
  }

  /** Adds a finding with the next step for the author. */
  public void report(DiagnosticCode code, SourceSpan span, String message, String help) {
    add(Diagnostic.of(code, source, span, message).withHelp(help));
  }

  /** Adds a finding. */
  public void add(Diagnostic diagnostic) {
    found.add(diagnostic);
  }

  /** Returns how many findings there are. */
  public int size() {
    return found.size();
  }

  /** Returns whether any finding is an error. */
  public boolean hasErrors() {
    return found.stream().anyMatch(Diagnostic::isError);
  }

  /** Returns the findings sorted by place. */
  public List<Diagnostic> sorted() {
    List<Diagnostic> sorted = new ArrayList<>(found);
    Collections.sort(sorted);
    return List.copyOf(sorted);
  }
}
