package dev.edict.dsl.diagnostic;

import dev.edict.dsl.source.PolicySource;
import dev.edict.dsl.source.SourceLocation;
import dev.edict.dsl.source.SourceSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One finding about a policy text.
 *
 * @param code what kind of finding
 * @param severity how bad it is, that of the code unless somebody chose otherwise
 * @param location where it is
 * @param message one sentence, lower case, without a full stop
 * @param help the next step for the author; empty when there is nothing useful to say
 * @param related other places that belong to the finding, in order
 * @param fix a change that mends it, when there is exactly one plausible change
 */
public record Diagnostic(
    DiagnosticCode code,
    Severity severity,
    SourceLocation location,
    String message,
    String help,
    List<Related> related,
    Optional<SuggestedFix> fix)
    implements Comparable<Diagnostic> {

  private static final Comparator<Diagnostic> BY_PLACE =
      Comparator.comparing(Diagnostic::location)
          .thenComparing(Diagnostic::code)
          .thenComparing(Diagnostic::message);

  /** Copies the list. */
  public Diagnostic {
    related = List.copyOf(related);
  }

  /** Returns a finding without help, related places or fix. */
  public static Diagnostic of(
      DiagnosticCode code, PolicySource source, SourceSpan span, String message) {
    return at(code, new SourceLocation(source, span), message);
  }

  /** Returns a finding at {@code location} without help, related places or fix. */
  public static Diagnostic at(DiagnosticCode code, SourceLocation location, String message) {
    return new Diagnostic(
        code, code.severity(), location, message, "", List.of(), Optional.empty());
  }

  /** Returns this finding with the next step for the author. */
  public Diagnostic withHelp(String newHelp) {
    return new Diagnostic(code, severity, location, message, newHelp, related, fix);
  }

  /** Returns this finding with one more related place. */
  public Diagnostic withRelated(SourceLocation place, String note) {
    List<Related> more = new ArrayList<>(related);
    more.add(new Related(place, note));
    return new Diagnostic(code, severity, location, message, help, more, fix);
  }

  /** Returns this finding with a change that mends it. */
  public Diagnostic withFix(SourceSpan span, String replacement) {
    return new Diagnostic(
        code,
        severity,
        location,
        message,
        help,
        related,
        Optional.of(new SuggestedFix(span, replacement)));
  }

  /** Returns this finding with another severity. */
  public Diagnostic withSeverity(Severity other) {
    return new Diagnostic(code, other, location, message, help, related, fix);
  }

  /** Returns whether the finding keeps a policy set from loading. */
  public boolean isError() {
    return severity() == Severity.ERROR;
  }

  /** Orders by place, so that reports do not depend on the order of checks. */
  @Override
  public int compareTo(Diagnostic other) {
    return BY_PLACE.compare(this, other);
  }

  /**
   * A place that belongs to a finding.
   *
   * @param location where
   * @param note what is there, lower case
   */
  public record Related(SourceLocation location, String note) {}

  /**
   * A replacement of text in the source of the finding.
   *
   * @param span what is replaced
   * @param replacement the new text
   */
  public record SuggestedFix(SourceSpan span, String replacement) {}
}
