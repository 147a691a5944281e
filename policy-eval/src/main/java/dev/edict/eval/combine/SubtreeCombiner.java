package dev.edict.eval.combine;

import static dev.edict.dsl.rule.FileAction.READ;
import static dev.edict.dsl.rule.FileAction.WRITE;

import dev.edict.dsl.rule.FileAction;
import dev.edict.eval.decision.Obligation;
import java.util.ArrayList;
import java.util.List;

/**
 * Deny overrides allow for a whole subtree: one deny that can match inside it is enough, unless the
 * caller can hide what lies beneath the root; and allows must cover all of it.
 */
public final class SubtreeCombiner {
  private final SubtreeMatching matching;
  private final Circumstances circumstances;

  /** Makes the combiner of the rules that a subtree has to do with. */
  public SubtreeCombiner(SubtreeMatching matching, Circumstances circumstances) {
    this.matching = matching;
    this.circumstances = circumstances;
  }

  /**
   * Returns what the rules come to.
   *
   * @param writing whether the subtree shall be writable, which takes reading and writing
   * @param masking whether the caller can hide what lies beneath the root
   */
  public Verdict combine(boolean writing, boolean masking) {
    List<CompiledRule> denies = decidingDenies();
    CompiledRule deny =
        masking
            ? matching.deniesAtRoot().first(circumstances)
            : denies.isEmpty() ? null : denies.get(0);
    if (deny != null) {
      return Verdict.denied(deny);
    }
    Verdict verdict = allowed(writing ? List.of(READ, WRITE) : List.of(READ));
    boolean goesOn = verdict.rule() != null;
    return goesOn && !denies.isEmpty() ? verdict.with(mask(denies)) : verdict;
  }

  private List<CompiledRule> decidingDenies() {
    List<CompiledRule> deciding = new ArrayList<>();
    for (CompiledRule deny : matching.deniesInside()) {
      if (Standing.of(deny, circumstances) == Standing.DECIDES) {
        deciding.add(deny);
      }
    }
    return deciding;
  }

  private Obligation mask(List<CompiledRule> denies) {
    List<String> patterns = new ArrayList<>();
    for (CompiledRule deny : denies) {
      for (String pattern : matching.patternsInside(deny)) {
        if (!patterns.contains(pattern)) {
          patterns.add(pattern);
        }
      }
    }
    return new Obligation.MaskPaths(patterns);
  }

  private Verdict allowed(List<FileAction> actions) {
    List<Requirement> requirements = new ArrayList<>(actions.size());
    for (FileAction action : actions) {
      requirements.add(new Requirement(action, matching.allows(action)));
    }
    return Combiner.allAllowed(requirements, circumstances);
  }
}
