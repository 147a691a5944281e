/**
 * From policy text to the syntax tree.
 *
 * <p>{@link dev.edict.dsl.parser.PolicyParser} is the way in, {@link
 * dev.edict.dsl.parser.ParseResult} what comes out, {@link dev.edict.dsl.parser.ParseLimits} what
 * bounds the work. Text is checked for characters that deceive, cut into tokens, parsed by the
 * generated parser (which no signature shows) and rebuilt as records of {@code dsl.ast}. Faulty
 * text is a result with findings, never an exception.
 */
package dev.edict.dsl.parser;
