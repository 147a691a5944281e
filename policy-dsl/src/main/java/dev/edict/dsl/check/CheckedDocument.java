package dev.edict.dsl.check;

import dev.edict.dsl.ast.Declaration;
import dev.edict.dsl.ast.DomainBlock;
import dev.edict.dsl.ast.PolicyDocument;
import dev.edict.dsl.ast.Statement;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.diagnostic.DiagnosticCollector;
import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.Rejection;
import dev.edict.dsl.match.RejectionCode;
import dev.edict.dsl.source.PolicySource;
import dev.edict.dsl.source.SourceLocation;
import dev.edict.dsl.source.SourceSpan;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A document on its way through the checks.
 *
 * @param source its text
 * @param tree its syntax tree
 * @param diagnostics what was found so far
 */
record CheckedDocument(PolicySource source, PolicyDocument tree, DiagnosticCollector diagnostics) {

  /** Returns the document with nothing found in it yet. */
  CheckedDocument apart() {
    return new CheckedDocument(source, tree, new DiagnosticCollector(source));
  }

  String name() {
    return source.name();
  }

  <T extends Declaration> Stream<T> all(Class<T> kind) {
    return tree.all(kind);
  }

  /** Returns the statements of one kind in all domain blocks, in order. */
  <T extends Statement> Stream<T> statements(Class<T> kind) {
    return all(DomainBlock.class)
        .flatMap(block -> block.statements().stream())
        .filter(kind::isInstance)
        .map(kind::cast);
  }

  SourceLocation at(SourceSpan span) {
    return new SourceLocation(source, span);
  }

  void report(DiagnosticCode code, SourceSpan span, String message) {
    diagnostics.report(code, span, message);
  }

  void report(DiagnosticCode code, SourceSpan span, String message, String help) {
    diagnostics.report(code, span, message, help);
  }

  void reportAgain(DiagnosticCode code, SourceSpan span, String message, SourceLocation first) {
    diagnostics.add(
        Diagnostic.of(code, source, span, message).withRelated(first, "first given here"));
  }

  /** Returns the canonical value, or reports why there is none and returns null. */
  <T> @Nullable T accept(Canonical<T> canonical, DiagnosticCode code, SourceSpan span) {
    T value = canonical.orNull();
    if (value == null) {
      Rejection rejection = canonical.rejection();
      report(codeOf(rejection, code), span, rejection.detail(), rejection.help());
    }
    return value;
  }

  /** A fault in the port of a host pattern is the port's, not the host's. */
  private static DiagnosticCode codeOf(Rejection rejection, DiagnosticCode otherwise) {
    boolean port =
        rejection.code() == RejectionCode.BAD_PORT
            || rejection.code() == RejectionCode.PORT_OUT_OF_RANGE;
    return port ? DiagnosticCode.BAD_PORT : otherwise;
  }
}
