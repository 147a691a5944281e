package dev.edict.dsl.ast;

import dev.edict.dsl.source.SourceSpan;

/**
 * A comment. Comments travel beside the tree, in order of appearance.
 *
 * @param text the text from {@code //} to the end of the line, trailing blanks removed
 * @param span where it stands
 * @param ownLine whether nothing but blanks stands before it on its line
 */
public record Comment(String text, SourceSpan span, boolean ownLine) implements Node {}
