/**
 * The forms in which records leave a journal: {@link dev.edict.audit.encode.RecordFormat} for the
 * form, {@link dev.edict.audit.encode.Redaction} for what is left out or hashed on the way.
 *
 * <p>Every form is one line of printable ASCII. The mapping of members is a table in {@code
 * spec/audit.md}. Stands behind the journal, before queries and delivery.
 */
package dev.edict.audit.encode;
