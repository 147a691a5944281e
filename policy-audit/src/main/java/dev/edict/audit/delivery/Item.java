package dev.edict.audit.delivery;

import dev.edict.audit.journal.JournalRecord;

/**
 * A record on its way.
 *
 * @param record the record
 * @param text the record as the target wants it, in printable ASCII and line breaks
 */
public record Item(JournalRecord record, String text) {}
