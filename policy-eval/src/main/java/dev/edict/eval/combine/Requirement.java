package dev.edict.eval.combine;

import dev.edict.dsl.rule.FileAction;
import java.util.List;

/**
 * One of several things that must all be allowed for a request to be.
 *
 * @param action what must be allowed
 * @param allows the allows of it, for each name that the resource goes by
 */
public record Requirement(FileAction action, List<Pool> allows) {

  /** Copies the list. */
  public Requirement {
    allows = List.copyOf(allows);
  }
}
