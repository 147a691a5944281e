package dev.edict.dsl.rule;

import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.source.SourceLocation;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What is known of a policy besides its rules.
 *
 * @param name unique in a policy set
 * @param level who wrote it
 * @param teams the teams it is meant for; empty means everybody
 * @param governs the domains it has a block or a delegation for, in the order of {@link Domain}
 * @param origin where its {@code policy} line is
 */
public record Policy(
    String name, Level level, List<String> teams, Set<Domain> governs, SourceLocation origin) {

  /** Copies the collections. */
  public Policy {
    teams = List.copyOf(teams);
    governs = OrderedSets.of(Domain.class, governs);
  }

  /** Returns whether the policy applies to a subject who is in {@code subjectTeams}. */
  public boolean appliesTo(Collection<String> subjectTeams) {
    return teams.isEmpty() || teams.stream().anyMatch(subjectTeams::contains);
  }
}
