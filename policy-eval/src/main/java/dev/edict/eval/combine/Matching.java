package dev.edict.eval.combine;

/** The rules whose targets match one request; found when they are asked for. */
public interface Matching {

  /** Returns the denies. */
  Candidates denies();

  /** Returns the allows. */
  Candidates allows();
}
