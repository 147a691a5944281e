/**
 * Recorded decisions asked again: {@link dev.edict.audit.replay.RecordedRequest} makes a request of
 * what an event still knows of one.
 */
package dev.edict.audit.replay;
