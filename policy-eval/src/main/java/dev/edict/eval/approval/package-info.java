/**
 * Approvals by people: {@link dev.edict.eval.approval.ApprovedDecisionPoint} asks an {@link
 * dev.edict.eval.approval.ApprovalProvider} on the spot, {@link
 * dev.edict.eval.approval.ApprovalLedger} keeps what is asked until somebody answers. An approval
 * is good for one request under one published policy set, once, for a limited time.
 */
package dev.edict.eval.approval;
