/**
 * Policies of other tools as Edict policies; {@code spec/convert.md} says what becomes of each
 * part.
 *
 * <p>{@link dev.edict.convert.importer.PolicyImport} is the front door. An importer reads a foreign
 * format with {@code Fields}, which knows what nobody looked at, and fills a {@code PolicyDraft},
 * which takes only what the language can say. Whatever is left over becomes a {@link
 * dev.edict.convert.Loss}: nothing is dropped silently, and where a part cannot be said exactly,
 * the narrower meaning is taken.
 */
package dev.edict.convert.importer;
