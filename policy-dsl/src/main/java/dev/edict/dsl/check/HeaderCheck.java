package dev.edict.dsl.check;

import dev.edict.dsl.ast.Declaration;
import dev.edict.dsl.ast.DomainBlock;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.source.SourceLocation;
import java.util.List;

/** A file with rules has exactly one {@code policy} line. */
final class HeaderCheck implements DocumentCheck {

  @Override
  public void check(CheckedDocument document) {
    List<Declaration.Policy> policies = document.all(Declaration.Policy.class).toList();
    if (policies.isEmpty()) {
      reportMissingPolicy(document);
      return;
    }
    SourceLocation first = document.at(policies.get(0).span());
    for (Declaration.Policy further : policies.subList(1, policies.size())) {
      document.reportAgain(
          DiagnosticCode.DUPLICATE_POLICY,
          further.span(),
          "a file holds one policy, this is a second one",
          first);
    }
  }

  private static void reportMissingPolicy(CheckedDocument document) {
    document.tree().declarations().stream()
        .filter(HeaderCheck::needsPolicy)
        .findFirst()
        .ifPresent(
            declaration ->
                document.report(
                    DiagnosticCode.MISSING_POLICY,
                    declaration.span(),
                    "a file without a `policy` line can only hold sets, attributes, imports,"
                        + " tests and assertions",
                    "add a line such as `policy \"my policy\" level local` above it"));
  }

  /** Returns whether {@code declaration} means something only as part of a policy. */
  static boolean needsPolicy(Declaration declaration) {
    return declaration instanceof DomainBlock
        || declaration instanceof Declaration.Limits
        || declaration instanceof Declaration.Delegation;
  }
}
