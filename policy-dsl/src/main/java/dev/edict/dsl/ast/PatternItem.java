package dev.edict.dsl.ast;

import dev.edict.dsl.source.SourceSpan;

/** A pattern in a rule's target: written out, or the name of a set of patterns. */
public sealed interface PatternItem extends Node {

  /**
   * A pattern written out.
   *
   * @param value the pattern's text, escapes resolved
   * @param quoted whether it was quoted; a bare one is an IPv4 address or block
   * @param span where it stands
   */
  record Pattern(String value, boolean quoted, SourceSpan span) implements PatternItem {}

  /**
   * The name of a set.
   *
   * @param name the set
   * @param span where it stands
   */
  record Reference(String name, SourceSpan span) implements PatternItem {}
}
