package dev.edict.eval.analysis.region;

import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.rule.RuleTarget;
import java.util.List;
import java.util.Set;

/** What the target of a rule comes to in each space, whatever its condition and level. */
final class TargetBoxes {

  /**
   * Some requests and what a rule does with them.
   *
   * @param role what it does
   * @param box the requests
   */
  record TargetBox(Role role, RegionBox box) {}

  private TargetBoxes() {}

  /**
   * Returns the boxes of a target.
   *
   * @param plain the role of the rule where nothing else is said
   * @param spaces the spaces looked at
   */
  static List<TargetBox> of(RuleTarget target, Role plain, Set<Space> spaces) {
    Effect effect = plain == Role.DENY ? Effect.DENY : Effect.ALLOW;
    if (target instanceof RuleTarget.Connect connect) {
      return new NetworkBoxes(plain).of(connect);
    }
    if (target instanceof RuleTarget.Http http) {
      return new NetworkBoxes(plain).of(http);
    }
    if (target instanceof RuleTarget.Files files) {
      return FileBoxes.of(files, effect, spaces).stream()
          .map(box -> new TargetBox(plain, box))
          .toList();
    }
    return McpBoxes.of(target).stream().map(box -> new TargetBox(plain, box)).toList();
  }
}
