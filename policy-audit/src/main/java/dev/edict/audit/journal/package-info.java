/**
 * The journal: where events are kept so that none is lost and no change goes unseen.
 *
 * <p>{@link dev.edict.audit.journal.AuditJournal} takes events from many threads and appends them
 * by one; {@link dev.edict.audit.journal.JournaledDecisionPoint} decides and records. {@link
 * dev.edict.audit.journal.JournalReader} reads a journal, also while it grows; {@link
 * dev.edict.audit.journal.JournalVerifier} finds what was changed in it. The files are described in
 * {@code spec/audit.md}. Stands behind the decision point; encoders, queries and delivery read from
 * here.
 */
package dev.edict.audit.journal;
