package dev.edict.eval;

import dev.edict.dsl.match.MatchSide;
import dev.edict.dsl.match.filesystem.CanonicalPath;
import dev.edict.dsl.match.filesystem.PathPattern;
import dev.edict.dsl.match.filesystem.SubtreeCover;
import dev.edict.dsl.match.mcp.ToolPattern;
import dev.edict.dsl.rule.DelegationGrant.Bound;
import dev.edict.eval.canonical.CanonicalRequest;
import dev.edict.eval.canonical.CanonicalRequest.Call;
import dev.edict.eval.canonical.CanonicalRequest.Mount;
import dev.edict.eval.canonical.CanonicalRequest.OnEndpoint;
import dev.edict.eval.canonical.CanonicalRequest.OnPath;
import dev.edict.eval.canonical.CanonicalRequest.OnServer;
import dev.edict.eval.canonical.CanonicalRequest.Transfer;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether requests lie inside what is delegated; in doubt they do not. */
final class DelegationBounds {
  private DelegationBounds() {}

  static boolean isWithin(Bound bound, CanonicalRequest request) {
    if (bound instanceof Bound.Everything) {
      return true;
    } else if (bound instanceof Bound.Endpoints endpoints) {
      return request instanceof OnEndpoint on
          && endpoints.endpoints().stream().anyMatch(e -> e.matches(on.host(), on.port()));
    } else if (bound instanceof Bound.Paths paths) {
      return request instanceof Transfer transfer
          ? isWithin(paths.paths(), transfer)
          : request instanceof OnPath on && isWithin(paths.paths(), on);
    } else if (bound instanceof Bound.Tools tools) {
      return request instanceof OnServer on
          && tools.tools().stream().anyMatch(tool -> isWithin(tool, on));
    }
    throw new AssertionError(bound);
  }

  /** Both ends must lie inside, each under every path it goes by. */
  private static boolean isWithin(List<PathPattern> patterns, Transfer transfer) {
    return Stream.of(transfer.from(), transfer.to())
        .flatMap(end -> end.paths().stream())
        .allMatch(
            path ->
                transfer.single()
                    ? matches(patterns, path, transfer.home())
                    : cover(patterns, path, transfer.home()));
  }

  private static boolean isWithin(List<PathPattern> patterns, OnPath on) {
    CanonicalPath real = on.realPath();
    return isWithin(patterns, on.path(), on) && (real == null || isWithin(patterns, real, on));
  }

  private static boolean isWithin(List<PathPattern> patterns, CanonicalPath path, OnPath on) {
    return on instanceof Mount
        ? cover(patterns, path, on.home())
        : matches(patterns, path, on.home());
  }

  private static boolean matches(
      List<PathPattern> patterns, CanonicalPath path, @Nullable CanonicalPath home) {
    return patterns.stream().anyMatch(pattern -> pattern.matches(path, home, MatchSide.ALLOW));
  }

  private static boolean cover(
      List<PathPattern> patterns, CanonicalPath root, @Nullable CanonicalPath home) {
    return SubtreeCover.of(patterns, root, home).answer() == SubtreeCover.Answer.WHOLE;
  }

  /** A bound on tools reaches other operations where it names every tool of the server. */
  private static boolean isWithin(ToolPattern pattern, OnServer on) {
    boolean tool =
        on instanceof Call call
            ? pattern.tool().matches(call.tool())
            : pattern.tool().glob().isAny();
    return tool && pattern.server().matches(on.server());
  }
}
