/**
 * The record of every decision.
 *
 * <p>{@link dev.edict.eval.audit.AuditEvent} says what was decided, by metadata only: no tool
 * arguments, no secrets, no user names or queries of URLs. An {@link
 * dev.edict.eval.audit.AuditSink} keeps events; {@link dev.edict.eval.audit.JsonLinesAuditSink}
 * appends them to a file, one line each, every line sealed with the hash of the one before by
 * {@link dev.edict.eval.audit.AuditChain}. {@link dev.edict.eval.audit.AuditedDecisionPoint}
 * decides and records, and denies what it cannot record.
 *
 * <p>The JSON form is described by {@code spec/audit-event.schema.json}. Last in the pipeline.
 */
package dev.edict.eval.audit;
