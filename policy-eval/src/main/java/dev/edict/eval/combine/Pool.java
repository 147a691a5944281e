package dev.edict.eval.combine;

import org.jspecify.annotations.Nullable;

/** The rules of one effect among which the first that decides is looked for. */
public interface Pool {

  /** Returns the first rule that decides and needs no approval; every deny is such a rule. */
  @Nullable CompiledRule first(Circumstances circumstances);

  /** Returns the first rule that decides and needs approval. */
  @Nullable CompiledRule firstWithApproval(Circumstances circumstances);

  /**
   * Returns the first rule that applies to the subject but does not decide, to tell people what is
   * missing; null when there is none.
   */
  @Nullable CompiledRule firstShortOfDeciding(Circumstances circumstances);

  /** Returns what is missing although some rules decide about a part; null when none does. */
  default @Nullable Shortfall shortfall(Circumstances circumstances) {
    return null;
  }

  /**
   * Why rules that decide about parts do not decide about the whole.
   *
   * @param rule the first of them
   * @param lacking something that none of them is about; null when that cannot be told
   */
  record Shortfall(CompiledRule rule, @Nullable String lacking) {}
}
