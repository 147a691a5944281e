package dev.edict.dsl.check;

import dev.edict.dsl.ast.Declaration;
import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.ast.DomainBlock;
import dev.edict.dsl.ast.Text;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.rule.Level;
import dev.edict.dsl.rule.Policy;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the {@code policy} lines of a policy set. */
final class PolicyLines {
  static final Map<String, Level> LEVELS = Words.byKeyword(List.of(Level.values()), Level::keyword);

  /** The level that may delegate to every other, so that no finding follows from it alone. */
  private static final Level PLACEHOLDER = Level.ORG;

  private PolicyLines() {}

  /**
   * Returns the documents with rules, in order of the documents. Where the line is missing or has
   * an unknown level, a placeholder takes its place: the set is refused, but what else is wrong in
   * the document is still found.
   */
  static List<PolicyFile> read(List<CheckedDocument> documents) {
    List<PolicyFile> files = new ArrayList<>();
    Map<String, Policy> byName = new HashMap<>();
    for (CheckedDocument document : documents) {
      Optional<Declaration.Policy> line = document.tree().policy();
      if (line.isPresent()) {
        files.add(new PolicyFile(document, read(document, line.get(), byName)));
      } else if (document.tree().declarations().stream().anyMatch(HeaderCheck::needsPolicy)) {
        files.add(new PolicyFile(document, placeholder(document)));
      }
    }
    return files;
  }

  private static Policy read(
      CheckedDocument document, Declaration.Policy declaration, Map<String, Policy> byName) {
    Level level =
        Words.lookUp(document, declaration.level(), LEVELS, DiagnosticCode.UNKNOWN_LEVEL, "level");
    if (level != null) {
      checkTeams(document, declaration, level);
    }
    Policy policy = policy(document, declaration, level == null ? PLACEHOLDER : level);
    Policy first = byName.putIfAbsent(policy.name(), policy);
    if (first != null) {
      document.reportAgain(
          DiagnosticCode.DUPLICATE_POLICY,
          declaration.name().span(),
          "a policy named `" + policy.name() + "` already exists in this policy set",
          first.origin());
    }
    return policy;
  }

  private static Policy placeholder(CheckedDocument document) {
    return new Policy(
        document.name(),
        PLACEHOLDER,
        List.of(),
        governs(document),
        document.at(document.tree().span()));
  }

  private static void checkTeams(
      CheckedDocument document, Declaration.Policy declaration, Level level) {
    if (!declaration.teams().isEmpty() && level != Level.ORG) {
      document.report(
          DiagnosticCode.MISPLACED_TEAM,
          declaration.teams().get(0).span(),
          "only a policy of level org can be meant for some teams");
    }
  }

  private static Policy policy(
      CheckedDocument document, Declaration.Policy declaration, Level level) {
    return new Policy(
        declaration.name().value(),
        level,
        declaration.teams().stream().map(Text::value).toList(),
        governs(document),
        document.at(declaration.span()));
  }

  private static Set<Domain> governs(CheckedDocument document) {
    Set<Domain> governs = EnumSet.noneOf(Domain.class);
    document.all(DomainBlock.class).forEach(block -> governs.add(block.domain()));
    document
        .all(Declaration.Delegation.class)
        .forEach(
            delegation -> {
              Domain domain = DelegationNormalizer.domain(delegation);
              if (domain != null) {
                governs.add(domain);
              }
            });
    return governs;
  }

  /**
   * A document that holds a policy.
   *
   * @param document the document
   * @param policy its policy
   */
  record PolicyFile(CheckedDocument document, Policy policy) {}
}
