package dev.edict.dsl.ast;

import dev.edict.dsl.source.SourceSpan;
import java.util.List;

/**
 * {@code assert never allow …} or {@code assert only allow …}: a statement about every request.
 *
 * @param kind never or only
 * @param target what it is about
 * @param clauses conditions that bound it
 * @param span where it stands
 */
public record AssertionDeclaration(
    Kind kind, Target target, List<RuleClause> clauses, SourceSpan span) implements Declaration {

  /** Copies the list. */
  public AssertionDeclaration {
    clauses = List.copyOf(clauses);
  }

  /** What is claimed. */
  public enum Kind {
    /** No request of the target is ever allowed. */
    NEVER("never"),
    /** Of the target's actions, nothing outside the target is ever allowed. */
    ONLY("only");

    private final String keyword;

    Kind(String keyword) {
      this.keyword = keyword;
    }

    /** Returns the word of the language for this kind. */
    public String keyword() {
      return keyword;
    }
  }
}
