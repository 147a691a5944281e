/**
 * Recorded decisions asked again: {@link dev.edict.audit.replay.RecordedRequest} makes a request of
 * what an event still knows of one, {@link dev.edict.audit.replay.Replay} decides it by other
 * policies.
 */
package dev.edict.audit.replay;
