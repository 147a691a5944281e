/**
 * Strict JSON, as tool arguments have to be: {@link dev.edict.eval.json.StrictJson} reads a text to
 * a {@link dev.edict.eval.json.JsonValue} or says why it is refused.
 *
 * <p>A text that two parsers may read in two ways is refused, so that the tool sees what was
 * judged: no member name twice in an object, no comments, no trailing text, no {@code NaN}, no lone
 * surrogates. Depth, length and the size of numbers are bounded.
 *
 * <p>What a JSON text holds may be secret. Neither rejections nor {@code toString} repeat any of
 * it.
 */
package dev.edict.eval.json;
