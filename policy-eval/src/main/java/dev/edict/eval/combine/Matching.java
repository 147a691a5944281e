package dev.edict.eval.combine;

import java.util.List;

/** The rules whose targets match one request; found when they are asked for. */
public interface Matching {

  /** Returns the denies. */
  Candidates denies();

  /**
   * Returns the allows, for each name that the resource goes by; under each of them it must be
   * allowed. The first is the name that was asked for.
   */
  List<Candidates> allows();
}
