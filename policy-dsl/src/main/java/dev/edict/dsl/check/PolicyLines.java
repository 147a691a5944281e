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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the {@code policy} lines of a policy set. */
final class PolicyLines {
  static final Map<String, Level> LEVELS = levels();

  private PolicyLines() {}

  /** Returns the documents that have a readable line, in order of the documents. */
  static List<PolicyFile> read(List<CheckedDocument> documents) {
    List<PolicyFile> policies = new ArrayList<>();
    Map<String, Policy> byName = new HashMap<>();
    for (CheckedDocument document : documents) {
      Optional<Declaration.Policy> line = document.tree().policy();
      if (line.isEmpty()) {
        continue;
      }
      Declaration.Policy declaration = line.get();
      Level level =
          Words.lookUp(
              document, declaration.level(), LEVELS, DiagnosticCode.UNKNOWN_LEVEL, "level");
      if (level != null) {
        checkTeams(document, declaration, level);
        Policy policy = policy(document, declaration, level);
        policies.add(new PolicyFile(document, policy));
        Policy first = byName.putIfAbsent(policy.name(), policy);
        if (first != null) {
          document.reportAgain(
              DiagnosticCode.DUPLICATE_POLICY,
              declaration.name().span(),
              "a policy named `" + policy.name() + "` already exists in this policy set",
              first.origin());
        }
      }
    }
    return policies;
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

  private static Map<String, Level> levels() {
    Map<String, Level> levels = new LinkedHashMap<>();
    for (Level level : Level.values()) {
      levels.put(level.keyword(), level);
    }
    return levels;
  }

  /**
   * A document that holds a policy.
   *
   * @param document the document
   * @param policy its policy
   */
  record PolicyFile(CheckedDocument document, Policy policy) {}
}
