package dev.edict.dsl.ast;

import dev.edict.dsl.source.SourceSpan;
import org.jspecify.annotations.Nullable;

/** What may follow the target of a rule. */
public sealed interface RuleClause extends Node {

  /**
   * {@code when …}: the rule matches only when the expression holds.
   *
   * @param expression the condition
   * @param span where it stands
   */
  record When(Expression expression, SourceSpan span) implements RuleClause {}

  /**
   * {@code unless …}: the rule matches only when the expression does not hold.
   *
   * @param expression the condition
   * @param span where it stands
   */
  record Unless(Expression expression, SourceSpan span) implements RuleClause {}

  /**
   * {@code where args.path is filesystem read}: judges a value by the rules of another domain.
   *
   * @param path the value
   * @param domain the other domain's word
   * @param action the action there
   * @param span where it stands
   */
  record Where(AttributePath path, Word domain, Word action, SourceSpan span)
      implements RuleClause {}

  /**
   * {@code until "2027-01-01T00:00Z"}: the rule ends at that time.
   *
   * @param time the time's text
   * @param span where it stands
   */
  record Until(Text time, SourceSpan span) implements RuleClause {}

  /**
   * {@code require approval "merging changes main"}.
   *
   * @param reason what the person who approves is told, if said
   * @param span where it stands
   */
  record RequireApproval(@Nullable Text reason, SourceSpan span) implements RuleClause {}

  /**
   * {@code severity high}: how urgent a decision by this rule is in the audit.
   *
   * @param word the severity's word
   * @param span where it stands
   */
  record SeverityClause(Word word, SourceSpan span) implements RuleClause {}
}
