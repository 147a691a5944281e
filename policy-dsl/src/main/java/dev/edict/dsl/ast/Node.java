package dev.edict.dsl.ast;

import dev.edict.dsl.source.SourceSpan;

/** Any part of the tree: it knows where it stands in its text. */
public interface Node {
  /** Returns the range of the text that this node was made from. */
  SourceSpan span();
}
