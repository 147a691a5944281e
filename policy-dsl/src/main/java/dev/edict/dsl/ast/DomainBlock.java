package dev.edict.dsl.ast;

import dev.edict.dsl.source.SourceSpan;
import java.util.List;

/**
 * {@code network { … }}, {@code filesystem { … }} or {@code mcp { … }}.
 *
 * @param domain which of the three
 * @param statements the content, in order
 * @param span where it stands
 */
public record DomainBlock(Domain domain, List<Statement> statements, SourceSpan span)
    implements Declaration {

  /** Copies the list. */
  public DomainBlock {
    statements = List.copyOf(statements);
  }
}
