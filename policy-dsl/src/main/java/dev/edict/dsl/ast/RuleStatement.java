package dev.edict.dsl.ast;

import dev.edict.dsl.source.SourceSpan;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A rule of any domain: {@code allow "read repositories" http GET to "api.github.com" when …}.
 *
 * @param annotations notes before it
 * @param observed whether the rule is marked as observe-only: reported, never enforced
 * @param effect allow or deny
 * @param name the rule's name, if it has one
 * @param target what it is about
 * @param clauses what follows the target, in order
 * @param span where it stands, annotations included
 */
public record RuleStatement(
    List<Annotation> annotations,
    boolean observed,
    Effect effect,
    @Nullable Text name,
    Target target,
    List<RuleClause> clauses,
    SourceSpan span)
    implements Statement {

  /** Copies the lists. */
  public RuleStatement {
    annotations = List.copyOf(annotations);
    clauses = List.copyOf(clauses);
  }

  /** Returns the clauses of one kind, in order. */
  public <T extends RuleClause> Stream<T> all(Class<T> kind) {
    return clauses.stream().filter(kind::isInstance).map(kind::cast);
  }
}
