package dev.edict.dsl.ast;

import dev.edict.dsl.source.SourceSpan;
import java.util.List;

/**
 * A note for people and tools, {@code @owner("payments")}; it never changes a decision.
 *
 * @param name the word after the {@code @}
 * @param arguments the literals in brackets, possibly none
 * @param span where it stands
 */
public record Annotation(Word name, List<Expression.Literal> arguments, SourceSpan span)
    implements Node {

  /** Copies the list. */
  public Annotation {
    arguments = List.copyOf(arguments);
  }
}
