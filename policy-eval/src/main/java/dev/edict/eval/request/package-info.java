/**
 * What an enforcement point asks: {@link dev.edict.eval.request.AccessRequest} and its variants,
 * with {@link dev.edict.eval.request.Subject} and {@link dev.edict.eval.request.Environment}.
 *
 * <p>Requests carry text as it was received. Nothing is checked when a request is made; the
 * decision point canonicalises every part and denies what it cannot read as {@code INVALID}.
 */
package dev.edict.eval.request;
