package dev.edict.eval.analysis.diff;

import java.util.List;

/**
 * What two policy sets decide differently.
 *
 * @param changes the differences, what is newly allowed first
 * @param undecided what could not be told within the budget, or not be shown by an example
 */
public record DiffResult(List<Change> changes, List<String> undecided) {

  /** Copies the lists. */
  public DiffResult {
    changes = List.copyOf(changes);
    undecided = List.copyOf(undecided);
  }

  /** Returns whether the sets are proved to decide every request alike. */
  public boolean isEqual() {
    return changes.isEmpty() && undecided.isEmpty();
  }

  /** Returns whether the second set may let something through that the first does not. */
  public boolean mayWiden() {
    return !undecided.isEmpty() || changes.stream().anyMatch(Change::isWidening);
  }
}
