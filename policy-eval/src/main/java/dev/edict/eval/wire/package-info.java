/**
 * Requests and answers as JSON Lines, the form that the command and the conformance vectors use;
 * {@code spec/requests.md} defines it.
 *
 * <p>{@link dev.edict.eval.wire.RequestLines} reads a stream, {@link
 * dev.edict.eval.wire.RequestJson} one line, {@link dev.edict.eval.wire.DecisionJson} and {@link
 * dev.edict.eval.wire.ExplanationJson} write answers. A line that breaks the form becomes a {@link
 * dev.edict.eval.wire.FaultyLine}, which is answered with a denial.
 */
package dev.edict.eval.wire;
