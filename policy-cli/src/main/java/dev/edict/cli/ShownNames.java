package dev.edict.cli;

import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.Diagnostic.Related;
import dev.edict.dsl.diagnostic.PrintableText;
import dev.edict.dsl.source.PolicySource;
import dev.edict.dsl.source.SourceLocation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Names files to the user as paths that can be opened from where the command runs; inside a policy
 * set they are relative to its root.
 */
final class ShownNames {
  private final String prefix;
  private final Map<PolicySource, PolicySource> renamed = new HashMap<>();

  ShownNames(String prefix) {
    this.prefix = prefix;
  }

  /** Returns how a file is named to the user; not safe to print as it is. */
  String file(String name) {
    return prefix + name;
  }

  /** Returns {@code file:line:column}, safe to print. */
  String at(SourceLocation location) {
    return PrintableText.escape(prefix + location);
  }

  /** Returns the findings with files named to the user. */
  List<Diagnostic> in(List<Diagnostic> diagnostics) {
    return prefix.isEmpty() ? diagnostics : diagnostics.stream().map(this::in).toList();
  }

  private Diagnostic in(Diagnostic diagnostic) {
    return new Diagnostic(
        diagnostic.code(),
        diagnostic.severity(),
        in(diagnostic.location()),
        diagnostic.message(),
        diagnostic.help(),
        diagnostic.related().stream()
            .map(related -> new Related(in(related.location()), related.note()))
            .toList(),
        diagnostic.fix());
  }

  /** Returns the place with its file named to the user. */
  SourceLocation in(SourceLocation location) {
    PolicySource source =
        renamed.computeIfAbsent(
            location.source(), known -> PolicySource.of(prefix + known.name(), known.text()));
    return new SourceLocation(source, location.span());
  }
}
