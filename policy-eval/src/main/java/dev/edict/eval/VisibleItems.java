package dev.edict.eval;

import dev.edict.dsl.match.Canonical;
import dev.edict.eval.canonical.CanonicalRequest;
import dev.edict.eval.canonical.Canonicalizer;
import dev.edict.eval.combine.Combiner;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.request.AccessRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/** Filters what MCP servers list down to what an agent could use. */
final class VisibleItems {
  private final Snapshot snapshot;
  private final InstantSource clock;

  VisibleItems(Snapshot snapshot, InstantSource clock) {
    this.snapshot = snapshot;
    this.clock = clock;
  }

  /** Returns those of {@code items} whose use might be let through, in their order. */
  <T> List<T> of(List<T> items, Function<T, ? extends AccessRequest> use) {
    return items.stream().filter(item -> isVisible(use.apply(item))).toList();
  }

  private boolean isVisible(AccessRequest request) {
    try {
      return snapshot.isPublished() && couldGoOn(request);
    } catch (RuntimeException | AssertionError | StackOverflowError unexpected) {
      // As a decision would be a denial, whatever the arguments.
      return false;
    }
  }

  private boolean couldGoOn(AccessRequest request) {
    Canonical<CanonicalRequest> canonical = Canonicalizer.canonicalize(request);
    if (!canonical.isAccepted()) {
      return false;
    }
    Evaluation evaluation = Evaluation.of(snapshot.table(), request, canonical.value(), clock);
    PlainJudgement judgement = new PlainJudgement(evaluation);
    return Combiner.combine(judgement, new FavourableArguments(evaluation)).outcome()
        != Outcome.DENY;
  }
}
