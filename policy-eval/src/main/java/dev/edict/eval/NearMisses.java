package dev.edict.eval;

import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.match.MatchSide;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleTarget;
import dev.edict.eval.canonical.CanonicalRequest;
import dev.edict.eval.canonical.CanonicalRequest.OnEndpoint;
import dev.edict.eval.canonical.CanonicalRequest.OnPath;
import dev.edict.eval.canonical.CanonicalRequest.OnServer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds out whether a rule whose target does not match would match if exactly one part of the
 * request were different; for explanations only.
 */
final class NearMisses {
  private static final int MOST_SHOWN = 5;

  private NearMisses() {}

  /** Returns which part does not fit, in a few words; empty when more than one does not. */
  static Optional<String> detail(Rule rule, CanonicalRequest request) {
    RuleTarget target = rule.target();
    MatchSide side = rule.effect() == Effect.DENY ? MatchSide.DENY : MatchSide.ALLOW;
    if (request instanceof OnEndpoint on) {
      return NetworkNearMisses.detail(target, on, side);
    } else if (request instanceof OnPath on && target instanceof RuleTarget.Files files) {
      return FileNearMisses.detail(files, on, side);
    } else if (request instanceof OnServer on) {
      return McpNearMisses.detail(target, on);
    }
    return Optional.empty();
  }

  /** Returns {@code what} is not one of {@code items}, of which the first few are shown. */
  static <T> Optional<String> isNotIn(String what, List<T> items, Function<T, String> text) {
    String shown =
        items.stream().limit(MOST_SHOWN).map(text).distinct().collect(Collectors.joining(", "));
    int hidden = items.size() - MOST_SHOWN;
    return Optional.of(
        what + " is not in " + shown + (hidden > 0 ? " and " + hidden + " more" : ""));
  }
}
