package dev.edict.eval.approval;

import java.util.Optional;

/** Asks a person whether a request may go on. */
@FunctionalInterface
public interface ApprovalProvider {

  /**
   * Returns the answer; empty when nobody answers. Blocks until then, and is to give up by {@link
   * ApprovalRequest#expires()}: later answers do not count. An exception counts as no answer.
   */
  Optional<ApprovalAnswer> ask(ApprovalRequest request);
}
