package dev.edict.dsl.ast;

import dev.edict.dsl.source.SourceSpan;

/**
 * A quoted string.
 *
 * @param value the content with escapes resolved
 * @param span where it stands, quotes included
 */
public record Text(String value, SourceSpan span) implements Node {}
