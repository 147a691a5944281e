package dev.edict.eval.analysis.diff;

import dev.edict.eval.analysis.region.Cube;
import dev.edict.eval.analysis.region.Cubes;
import dev.edict.eval.analysis.region.ExampleRequest;
import dev.edict.eval.analysis.region.FocusedSpace;
import dev.edict.eval.analysis.region.Space;
import dev.edict.eval.analysis.replay.Replay;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Outcome;
import java.util.Optional;

/** Finds requests that both policy sets decided, and differently. */
final class ChangeExamples {
  private static final int MOST_EXAMPLES = 8;

  private final Replay before;
  private final Replay after;

  ChangeExamples(Replay before, Replay after) {
    this.before = before;
    this.after = after;
  }

  /**
   * Returns the change in {@code cube}, if a request of it comes to {@code outcome} now and did not
   * before.
   *
   * @param region how the change is described
   */
  Optional<Change> change(FocusedSpace space, Cube cube, Outcome outcome, String region) {
    for (Cube point : Cubes.points(cube, MOST_EXAMPLES)) {
      ExampleRequest example = space.example(point);
      Decision then = before.decide(example);
      Decision today = after.decide(example);
      if (today.outcome() == outcome && then.outcome() != outcome) {
        return Optional.of(
            new Change(region, outcome, example.text(), example.request(), then, today));
      }
    }
    return Optional.empty();
  }

  /** Returns whether the same change is shown of another space that people think of first. */
  boolean isToldElsewhere(FocusedSpace space, Cube cube) {
    return switch (space.focus().space()) {
      case OTHER_HOME_FILES ->
          Cubes.points(cube, MOST_EXAMPLES).stream()
              .map(space::example)
              .allMatch(
                  example ->
                      isSameChange(example, example.in(Space.FILES))
                          || isSameChange(example, example.inUsualHome()));
      case UNKNOWN_FILES, FOLDING_FILES ->
          Cubes.points(cube, MOST_EXAMPLES).stream()
              .map(space::example)
              .anyMatch(example -> isSameChange(example, example.in(Space.FILES)));
      case HTTP -> {
        ExampleRequest example = space.example(cube);
        yield space.isWholeHttp(cube) && isSameChange(example, example.asConnection());
      }
      case CONNECT ->
          space.focus().asksForAddress()
              && Cubes.points(cube, MOST_EXAMPLES).stream()
                  .map(space::example)
                  .allMatch(example -> isSameChange(example, example.resolvedTo("")));
      default -> false;
    };
  }

  private boolean isSameChange(ExampleRequest one, ExampleRequest other) {
    return before.decide(one).outcome() == before.decide(other).outcome()
        && after.decide(one).outcome() == after.decide(other).outcome();
  }
}
