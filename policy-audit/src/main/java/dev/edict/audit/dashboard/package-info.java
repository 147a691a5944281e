/**
 * The live view of a journal in a browser.
 *
 * <p>{@link dev.edict.audit.dashboard.Dashboard} is the front door: it serves one page, and a
 * stream of events for each open page. A stream reads the journal by itself, from the beginning of
 * the time that the page shows, counts what fits its filter, and goes on as the journal grows: the
 * journal is the queue, so that a slow page loses no count. Only the rows of its table are bounded;
 * what is left out there is counted. Who may ask is decided in one place, before anything else.
 * Stands last, behind queries.
 */
package dev.edict.audit.dashboard;
