package dev.edict.dsl.ast;

import dev.edict.dsl.source.SourceSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code test "the three of the workshop" with subject.user = "alice" { … }}.
 *
 * @param annotations notes before it
 * @param name what the test is about
 * @param context values that every request of the test carries
 * @param expectations requests with the decision expected, in order
 * @param span where it stands
 */
public record TestDeclaration(
    List<Annotation> annotations,
    Text name,
    List<Assignment> context,
    List<Expectation> expectations,
    SourceSpan span)
    implements Declaration {

  /** Copies the lists. */
  public TestDeclaration {
    annotations = List.copyOf(annotations);
    context = List.copyOf(context);
    expectations = List.copyOf(expectations);
  }

  /**
   * A request and the decision expected for it.
   *
   * @param outcome the outcome expected
   * @param request the request
   * @param values values this request carries besides the test's
   * @param reason what should decide, if said
   * @param span where it stands
   */
  public record Expectation(
      ExpectedOutcome outcome,
      RequestForm request,
      List<Assignment> values,
      @Nullable ExpectedReason reason,
      SourceSpan span)
      implements Node {

    /** Copies the list. */
    public Expectation {
      values = List.copyOf(values);
    }
  }

  /** The outcome a test expects. */
  public enum ExpectedOutcome {
    /** The request is allowed. */
    ALLOW("allow"),
    /** The request is denied. */
    DENY("deny"),
    /** The request needs approval. */
    APPROVAL("approval");

    private final String keyword;

    ExpectedOutcome(String keyword) {
      this.keyword = keyword;
    }

    /** Returns the word of the language for this outcome. */
    public String keyword() {
      return keyword;
    }
  }

  /** What a test expects to have decided. */
  public sealed interface ExpectedReason extends Node {

    /**
     * {@code by "rule name"}.
     *
     * @param rule the rule's name
     * @param span where it stands
     */
    record ByRule(Text rule, SourceSpan span) implements ExpectedReason {}

    /**
     * {@code by default}: no rule decided.
     *
     * @param span where it stands
     */
    record ByDefault(SourceSpan span) implements ExpectedReason {}

    /**
     * {@code by invalid}: the request was refused as faulty.
     *
     * @param span where it stands
     */
    record ByInvalid(SourceSpan span) implements ExpectedReason {}
  }

  /**
   * {@code args.amount = 500}.
   *
   * @param path what gets the value
   * @param value a literal or a list of literals
   * @param span where it stands
   */
  public record Assignment(AttributePath path, Expression value, SourceSpan span) implements Node {}
}
