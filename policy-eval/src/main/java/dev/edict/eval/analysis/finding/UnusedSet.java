package dev.edict.eval.analysis.finding;

import dev.edict.dsl.ast.Declaration;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.parser.ParseResult;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Finds sets that no rule, set, assertion, secret, delegation or other file uses. */
final class UnusedSet implements Lint {
  @Override
  public DiagnosticCode code() {
    return DiagnosticCode.UNUSED_SET;
  }

  @Override
  public void check(LintContext context, Consumer<Diagnostic> findings) {
    Set<String> imported = new HashSet<>();
    for (ParseResult parsed : context.analysis().documents()) {
      parsed
          .document()
          .all(Declaration.Import.class)
          .forEach(
              use ->
                  use.names()
                      .forEach(name -> imported.add(use.file().value() + "\n" + name.text())));
    }
    for (ParseResult parsed : context.analysis().documents()) {
      Set<String> used = SetUses.in(parsed.document());
      parsed
          .document()
          .all(Declaration.NamedSet.class)
          .filter(set -> !used.contains(set.name().text()))
          .filter(set -> !imported.contains(parsed.source().name() + "\n" + set.name().text()))
          .forEach(
              set ->
                  findings.accept(
                      Diagnostic.of(
                              code(),
                              parsed.source(),
                              set.name().span(),
                              "nothing uses the set `" + set.name().text() + "`")
                          .withHelp("remove it, or use it in a rule")));
    }
  }
}
