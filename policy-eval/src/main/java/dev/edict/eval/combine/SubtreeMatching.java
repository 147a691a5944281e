package dev.edict.eval.combine;

import dev.edict.dsl.rule.FileAction;
import java.util.List;

/** The rules that a mounted subtree has to do with. */
public interface SubtreeMatching {

  /** Returns the denies that match the root of the subtree. */
  Candidates deniesAtRoot();

  /** Returns the denies that match the root or may match something beneath it, by rank. */
  List<CompiledRule> deniesInside();

  /**
   * Returns the allows that cover the root and everything beneath it for {@code action}, alone or
   * together, for each name that the root goes by.
   */
  List<Pool> allows(FileAction action);

  /** Returns the patterns of {@code rule} that reach into the subtree, as text. */
  List<String> patternsInside(CompiledRule rule);
}
