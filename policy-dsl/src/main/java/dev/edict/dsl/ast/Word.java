package dev.edict.dsl.ast;

import dev.edict.dsl.source.SourceSpan;

/**
 * A bare word as written: an action, a method, a level, a name.
 *
 * @param text the word, case kept
 * @param span where it stands
 */
public record Word(String text, SourceSpan span) implements Node {}
