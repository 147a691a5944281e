/**
 * Questions to a journal: {@link dev.edict.audit.query.RecordFilter} says which records are meant,
 * {@link dev.edict.audit.query.GroupedCounts} counts them by their members.
 */
package dev.edict.audit.query;
