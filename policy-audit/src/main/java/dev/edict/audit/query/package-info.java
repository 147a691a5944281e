/**
 * Questions to a journal: {@link dev.edict.audit.query.RecordFilter} says which records are meant,
 * {@link dev.edict.audit.query.GroupedCounts} counts them by their members. For journals of many
 * millions, a {@link dev.edict.audit.query.ParquetArchive} holds the same records in columns and
 * answers the same questions alike.
 */
package dev.edict.audit.query;
