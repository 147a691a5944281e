package dev.edict.eval.combine;

import static dev.edict.dsl.rule.FileAction.READ;
import static dev.edict.dsl.rule.FileAction.WRITE;

import dev.edict.dsl.rule.FileAction;
import dev.edict.eval.combine.Verdict.Code;
import dev.edict.eval.decision.Obligation;
import java.util.ArrayList;
import java.util.List;

/**
 * Deny overrides allow for a whole subtree: one deny that can match inside it is enough, unless the
 * caller can hide what lies beneath the root; and some one allow must cover all of it.
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
    Verdict verdict = writing ? readingAndWriting() : allowed(READ);
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

  private Verdict readingAndWriting() {
    Verdict reading = allowed(READ);
    Verdict writing = allowed(WRITE);
    CompiledRule reads = reading.rule();
    CompiledRule writes = writing.rule();
    if (reads == null || writes == null) {
      return missing(reading, writing);
    }
    if (reads.needsApproval() == writes.needsApproval()) {
      return reads.rank() <= writes.rank() ? reading : writing;
    }
    return reads.needsApproval() ? reading : writing;
  }

  private static Verdict missing(Verdict reading, Verdict writing) {
    CompiledRule reads = reading.rule();
    CompiledRule writes = writing.rule();
    if (reads != null) {
      return Verdict.deniedForWant(Code.MISSING_WRITE, reads);
    }
    if (writes != null) {
      return Verdict.deniedForWant(Code.MISSING_READ, writes);
    }
    return reading.related() != null ? reading : writing;
  }

  private Verdict allowed(FileAction action) {
    return Combiner.allowed(matching.allows(action), circumstances);
  }
}
