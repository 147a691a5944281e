package dev.edict.dsl.parser;

import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.diagnostic.DiagnosticCollector;
import dev.edict.dsl.source.PolicySource;
import dev.edict.dsl.source.SourceLocation;
import dev.edict.dsl.source.SourceSpan;
import java.util.List;

/** The findings about one text, bounded in number. */
final class ErrorLog {
  private final DiagnosticCollector collector;
  private final int most;
  private boolean overflowed;

  ErrorLog(PolicySource source, int most) {
    this.collector = new DiagnosticCollector(source);
    this.most = most;
  }

  void report(DiagnosticCode code, SourceSpan span, String message) {
    add(Diagnostic.of(code, collector.source(), span, message));
  }

  void report(DiagnosticCode code, SourceSpan span, String message, String help) {
    add(Diagnostic.of(code, collector.source(), span, message).withHelp(help));
  }

  void add(Diagnostic diagnostic) {
    if (collector.size() < most) {
      collector.add(diagnostic);
    } else {
      stop(diagnostic.location().span());
    }
  }

  /** Notes that there is more wrong than is worth reading, from some place on. */
  void stop(SourceSpan span) {
    if (!overflowed) {
      overflowed = true;
      collector.report(
          DiagnosticCode.TOO_MANY_ERRORS,
          span,
          "more than " + most + " errors; the rest of the text was not read");
    }
  }

  /** Returns the most findings there may be. */
  int most() {
    return most;
  }

  PolicySource source() {
    return collector.source();
  }

  SourceLocation at(SourceSpan span) {
    return new SourceLocation(collector.source(), span);
  }

  boolean isEmpty() {
    return collector.size() == 0;
  }

  /** Returns whether a finding had to be dropped: reading on is pointless. */
  boolean overflowed() {
    return overflowed;
  }

  List<Diagnostic> sorted() {
    return collector.sorted();
  }
}
