package dev.edict.dsl.check;

import dev.edict.dsl.ast.Declaration.Delegation;
import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.ast.Word;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.rule.DelegationGrant;
import dev.edict.dsl.rule.DelegationGrant.Bound;
import dev.edict.dsl.rule.Level;
import dev.edict.dsl.rule.Policy;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads delegations; a bound is read with the patterns of its domain. */
final class DelegationNormalizer {
  private static final Map<String, Domain> DOMAINS =
      Words.byKeyword(List.of(Domain.values()), Domain::keyword);

  private final Patterns patterns;

  DelegationNormalizer(Patterns patterns) {
    this.patterns = patterns;
  }

  static @Nullable Domain domain(Delegation delegation) {
    return DOMAINS.get(delegation.domain().text());
  }

  @Nullable DelegationGrant normalize(
      CheckedDocument document, Policy policy, Delegation delegation) {
    Domain domain =
        Words.lookUp(
            document, delegation.domain(), DOMAINS, DiagnosticCode.UNKNOWN_DOMAIN, "domain");
    Set<Level> levels = levels(document, policy, delegation);
    if (domain == null || levels.isEmpty()) {
      return null;
    }
    return new DelegationGrant(
        policy,
        domain,
        levels,
        bound(document, domain, delegation),
        document.at(delegation.span()));
  }

  private static Set<Level> levels(CheckedDocument document, Policy policy, Delegation delegation) {
    Set<Level> levels = EnumSet.noneOf(Level.class);
    for (Word word : delegation.levels()) {
      Level level =
          Words.lookUp(document, word, PolicyLines.LEVELS, DiagnosticCode.UNKNOWN_LEVEL, "level");
      if (level != null && !policy.level().isAbove(level)) {
        document.report(
            DiagnosticCode.BAD_DELEGATION,
            word.span(),
            "a policy of level "
                + policy.level().keyword()
                + " cannot delegate to level "
                + level.keyword(),
            "only lower levels need a delegation; the order is org, team, kit, local");
      } else if (level != null) {
        levels.add(level);
      }
    }
    return levels;
  }

  private Bound bound(CheckedDocument document, Domain domain, Delegation delegation) {
    if (delegation.within().isEmpty()) {
      return new Bound.Everything();
    }
    return switch (domain) {
      case NETWORK -> new Bound.Endpoints(patterns.hosts.read(document, delegation.within()));
      case FILESYSTEM -> new Bound.Paths(patterns.paths.read(document, delegation.within()));
      case MCP -> new Bound.Tools(patterns.tools.read(document, delegation.within()));
    };
  }
}
