package dev.edict.eval;

import dev.edict.dsl.match.MatchSide;
import dev.edict.dsl.match.filesystem.CanonicalPath;
import dev.edict.dsl.match.filesystem.PathPattern;
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
                patterns.stream()
                    .anyMatch(
                        pattern ->
                            transfer.single()
                                ? pattern.matches(path, transfer.home(), MatchSide.ALLOW)
                                : pattern.coversSubtree(path, transfer.home(), MatchSide.ALLOW)));
  }

  private static boolean isWithin(List<PathPattern> patterns, OnPath on) {
    CanonicalPath real = on.realPath();
    return isWithin(patterns, on.path(), on) && (real == null || isWithin(patterns, real, on));
  }

  private static boolean isWithin(List<PathPattern> patterns, CanonicalPath path, OnPath on) {
    return patterns.stream()
        .anyMatch(
            pattern ->
                on instanceof Mount
                    ? pattern.coversSubtree(path, on.home(), MatchSide.ALLOW)
                    : pattern.matches(path, on.home(), MatchSide.ALLOW));
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
