package dev.edict.dsl.format;

import dev.edict.dsl.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * What came of formatting one policy file.
 *
 * @param text the formatted text, lines ended by LF; empty when the file has syntax errors
 * @param diagnostics what reading the file found, sorted by place
 */
public record FormatResult(Optional<String> text, List<Diagnostic> diagnostics) {

  /** Copies the list. */
  public FormatResult {
    diagnostics = List.copyOf(diagnostics);
  }
}
