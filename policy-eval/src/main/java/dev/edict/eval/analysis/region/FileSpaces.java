package dev.edict.eval.analysis.region;

import dev.edict.dsl.match.filesystem.PathBase;
import dev.edict.dsl.match.filesystem.PathPattern;
import dev.edict.dsl.rule.DelegationGrant;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.rule.RuleTarget;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which spaces of files have to be looked at. */
public final class FileSpaces {
  private FileSpaces() {}

  /** Returns the spaces of files of {@code ruleSets}. */
  public static Set<Space> of(List<RuleSet> ruleSets) {
    return of(ruleSets, List.of());
  }

  /**
   * Returns the spaces of files of rule sets and questions: those of Windows only when a drive is
   * named, and another home directory only when some pattern may be beneath one by its own path.
   */
  public static Set<Space> of(List<RuleSet> ruleSets, List<RuleTarget> questions) {
    List<PathPattern> paths = paths(ruleSets, questions);
    EnumSet<Space> spaces = EnumSet.of(Space.FILES);
    if (paths.stream().anyMatch(path -> path.base().kind() == PathBase.Kind.DRIVE)) {
      spaces.add(Space.DRIVES);
    }
    if (paths.stream().anyMatch(path -> path.base().kind() == PathBase.Kind.HOME)
        && paths.stream().anyMatch(FileBoxes::dependsOnHome)) {
      spaces.add(Space.OTHER_HOME_FILES);
    }
    return spaces;
  }

  private static List<PathPattern> paths(List<RuleSet> ruleSets, List<RuleTarget> questions) {
    List<PathPattern> paths = new ArrayList<>();
    for (RuleSet ruleSet : ruleSets) {
      ruleSet.rules().forEach(rule -> addPaths(paths, rule.target()));
      for (DelegationGrant grant : ruleSet.delegations()) {
        if (grant.bound() instanceof DelegationGrant.Bound.Paths bound) {
          paths.addAll(bound.paths());
        }
      }
    }
    questions.forEach(question -> addPaths(paths, question));
    return paths;
  }

  private static void addPaths(List<PathPattern> paths, RuleTarget target) {
    if (target instanceof RuleTarget.Files files) {
      paths.addAll(files.paths());
    }
  }
}
