package dev.edict.eval.analysis.finding;

import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.diagnostic.Severity;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What a linter looks for.
 *
 * @param now the earliest instant at which requests are judged
 * @param severities how bad findings of a kind are, where not as usual
 * @param disabled kinds that are not looked for
 * @param steps how much work one question may take
 */
public record LintSettings(
    Instant now,
    Map<DiagnosticCode, Severity> severities,
    Set<DiagnosticCode> disabled,
    long steps) {
  private static final long DEFAULT_STEPS = 5_000_000;

  /** Copies the collections. */
  public LintSettings {
    severities =
        new EnumMap<>(severities.isEmpty() ? new EnumMap<>(DiagnosticCode.class) : severities);
    disabled = disabled.isEmpty() ? EnumSet.noneOf(DiagnosticCode.class) : EnumSet.copyOf(disabled);
  }

  /** Returns the usual settings, for requests from now on. */
  public static LintSettings defaults() {
    return at(InstantSource.system().instant());
  }

  /** Returns the usual settings, for requests from {@code now} on. */
  public static LintSettings at(Instant now) {
    return new LintSettings(now, Map.of(), Set.of(), DEFAULT_STEPS);
  }

  /** Returns these settings with another severity for one kind. */
  public LintSettings withSeverity(DiagnosticCode code, Severity severity) {
    Map<DiagnosticCode, Severity> changed = new EnumMap<>(DiagnosticCode.class);
    changed.putAll(severities);
    changed.put(code, severity);
    return new LintSettings(now, changed, disabled, steps);
  }

  /** Returns these settings without one kind. */
  public LintSettings without(DiagnosticCode code) {
    Set<DiagnosticCode> more = EnumSet.of(code);
    more.addAll(disabled);
    return new LintSettings(now, severities, more, steps);
  }
}
