package dev.edict.eval.analysis.region;

import dev.edict.dsl.match.filesystem.PathBase;
import dev.edict.dsl.rule.DelegationGrant;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.rule.RuleTarget;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which spaces of files have to be looked at. */
public final class FileSpaces {
  private FileSpaces() {}

  /**
   * Returns the spaces of files of some rule sets: those of Windows only when one of them names a
   * drive.
   */
  public static Set<Space> of(List<RuleSet> ruleSets) {
    EnumSet<Space> spaces = EnumSet.of(Space.FILES);
    if (ruleSets.stream().anyMatch(FileSpaces::namesDrives)) {
      spaces.add(Space.DRIVES);
    }
    return spaces;
  }

  private static boolean namesDrives(RuleSet ruleSet) {
    return ruleSet.rules().stream().map(Rule::target).anyMatch(FileSpaces::namesDrive)
        || ruleSet.delegations().stream()
            .map(DelegationGrant::bound)
            .anyMatch(
                bound ->
                    bound instanceof DelegationGrant.Bound.Paths paths
                        && paths.paths().stream().anyMatch(path -> isDrive(path.base())));
  }

  /** Returns whether {@code target} names a drive of Windows. */
  public static boolean namesDrive(RuleTarget target) {
    return target instanceof RuleTarget.Files files
        && files.paths().stream().anyMatch(path -> isDrive(path.base()));
  }

  private static boolean isDrive(PathBase base) {
    return base.kind() == PathBase.Kind.DRIVE;
  }
}
