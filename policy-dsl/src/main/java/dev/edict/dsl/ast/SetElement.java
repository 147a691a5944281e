package dev.edict.dsl.ast;

import dev.edict.dsl.source.SourceSpan;

/** A member of a named set, as written. */
public sealed interface SetElement extends Node {

  /**
   * A string or a bare IPv4 address or block.
   *
   * @param value the content
   * @param quoted whether it was quoted
   * @param span where it stands
   */
  record TextElement(String value, boolean quoted, SourceSpan span) implements SetElement {}

  /**
   * A whole number.
   *
   * @param value the number
   * @param span where it stands
   */
  record IntegerElement(long value, SourceSpan span) implements SetElement {}

  /**
   * All members of another set.
   *
   * @param name the other set
   * @param span where it stands
   */
  record Reference(String name, SourceSpan span) implements SetElement {}
}
