package dev.edict.eval.approval;

/**
 * What a person says to an {@link ApprovalRequest}.
 *
 * @param id the identifier of the approval request that is answered
 * @param digest the digest of what the person was shown
 * @param granted whether the request may go on
 * @param by who answers
 */
public record ApprovalAnswer(String id, String digest, boolean granted, String by) {

  /** Returns the answer that lets {@code request} go on. */
  public static ApprovalAnswer granted(ApprovalRequest request, String by) {
    return new ApprovalAnswer(request.id(), request.digest(), true, by);
  }

  /** Returns the answer that stops {@code request}. */
  public static ApprovalAnswer rejected(ApprovalRequest request, String by) {
    return new ApprovalAnswer(request.id(), request.digest(), false, by);
  }

  /** Returns whether this answers {@code request}, as it was asked. */
  boolean isTo(ApprovalRequest request) {
    return id.equals(request.id()) && digest.equals(request.digest());
  }
}
