package dev.edict.eval;

import dev.edict.dsl.match.MatchSide;
import dev.edict.dsl.match.filesystem.CanonicalPath;
import dev.edict.dsl.rule.FileAction;
import dev.edict.dsl.rule.RuleTarget;
import dev.edict.eval.canonical.CanonicalRequest.Files;
import dev.edict.eval.canonical.CanonicalRequest.Mount;
import dev.edict.eval.canonical.CanonicalRequest.OnPath;
import java.util.List;
import java.util.Optional;

/** Near misses among file rules. */
final class FileNearMisses {
  private FileNearMisses() {}

  static Optional<String> detail(RuleTarget.Files files, OnPath on, MatchSide side) {
    if (on instanceof Files asked) {
      return detail(files, asked, side);
    } else if (on instanceof Mount mount) {
      return detail(files, mount, side);
    }
    throw new AssertionError(on.getClass());
  }

  private static Optional<String> detail(RuleTarget.Files files, Files asked, MatchSide side) {
    boolean action = files.actions().contains(asked.action());
    return !action && matches(files, asked.path(), asked, side)
        ? actionIsNotIn(asked.action(), files)
        : Optional.empty();
  }

  private static boolean matches(
      RuleTarget.Files files, CanonicalPath path, OnPath on, MatchSide side) {
    return files.paths().stream().anyMatch(pattern -> pattern.matches(path, on.home(), side));
  }

  private static Optional<String> detail(RuleTarget.Files files, Mount mount, MatchSide side) {
    boolean action = mount.actions().stream().anyMatch(files.actions()::contains);
    boolean atRoot = matches(files, mount.path(), mount, side);
    if (!action) {
      return atRoot ? actionIsNotIn(mount.actions().get(0), files) : Optional.empty();
    }
    return atRoot ? Optional.of("it does not cover everything beneath the root") : Optional.empty();
  }

  private static Optional<String> actionIsNotIn(FileAction action, RuleTarget.Files files) {
    return NearMisses.isNotIn(action.keyword(), List.copyOf(files.actions()), FileAction::keyword);
  }
}
