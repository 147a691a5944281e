package dev.edict.dsl.check;

import dev.edict.dsl.ast.Word;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.diagnostic.Suggestions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Looks up words of the language whose meaning the grammar leaves open. */
final class Words {
  private Words() {}

  /** Returns constants by the word that stands for each, in their order. */
  static <T> Map<String, T> byKeyword(List<T> constants, Function<T, String> keyword) {
    Map<String, T> known = new LinkedHashMap<>();
    constants.forEach(constant -> known.put(keyword.apply(constant), constant));
    return known;
  }

  /**
   * Returns what {@code word} stands for, or reports it as unknown and returns null.
   *
   * @param what what such a word is, as in {@code unknown filesystem action}
   * @param known every known word in the order in which help shows them
   */
  static <T> @Nullable T lookUp(
      CheckedDocument document, Word word, Map<String, T> known, DiagnosticCode code, String what) {
    T meaning = known.get(word.text());
    if (meaning == null) {
      document.diagnostics().add(unknown(document, word, List.copyOf(known.keySet()), code, what));
    }
    return meaning;
  }

  private static Diagnostic unknown(
      CheckedDocument document, Word word, List<String> known, DiagnosticCode code, String what) {
    String message = "unknown " + what + " `" + word.text() + "`";
    String list = "known: " + String.join(", ", known);
    Diagnostic finding =
        Diagnostic.of(code, document.source(), word.span(), message)
            .withHelp(Suggestions.didYouMean(word.text(), known) + list);
    Optional<String> nearest = Suggestions.nearest(word.text(), known);
    return nearest.isPresent() ? finding.withFix(word.span(), nearest.get()) : finding;
  }
}
