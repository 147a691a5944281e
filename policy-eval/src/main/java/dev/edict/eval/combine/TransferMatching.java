package dev.edict.eval.combine;

import java.util.List;

/** The rules that the two ends of a transfer have to do with. */
public interface TransferMatching {

  /** Returns the denies that count, whether they are about the old end or the new one. */
  Candidates denies();

  /** Returns what must be allowed, that of the old end first. */
  List<Requirement> requirements();
}
