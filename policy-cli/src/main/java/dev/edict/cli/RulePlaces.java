package dev.edict.cli;

import dev.edict.dsl.Analysis;
import dev.edict.dsl.ast.DomainBlock;
import dev.edict.dsl.ast.RuleStatement;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.parser.ParseResult;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.source.SourceLocation;
import dev.edict.dsl.source.SourceSpan;
import java.util.HashMap;
import java.util.Map;

/** Where findings about rules and about the whole policy set point. */
final class RulePlaces {
  private final Analysis analysis;
  private final Map<SourceLocation, SourceSpan> names = new HashMap<>();

  RulePlaces(Analysis analysis) {
    this.analysis = analysis;
    for (ParseResult parsed : analysis.documents()) {
      parsed
          .document()
          .all(DomainBlock.class)
          .flatMap(block -> block.statements().stream())
          .filter(RuleStatement.class::isInstance)
          .map(RuleStatement.class::cast)
          .forEach(
              rule ->
                  names.put(
                      new SourceLocation(parsed.source(), rule.span()),
                      rule.name() == null ? rule.target().span() : rule.name().span()));
    }
  }

  /** Returns the place of the rule's name, or of what stands for it. */
  SourceLocation nameOf(Rule rule) {
    return nameOf(rule.origin());
  }

  /** Returns the place of the name of the rule at {@code origin}, or that place if none is. */
  SourceLocation nameOf(SourceLocation origin) {
    SourceSpan name = names.get(origin);
    return name == null ? origin : new SourceLocation(origin.source(), name);
  }

  /** Returns the first policy line, or the start of the first file when there is none. */
  SourceLocation start() {
    return analysis.requireRuleSet().policies().stream()
        .map(policy -> policy.origin())
        .findFirst()
        .orElseGet(
            () -> new SourceLocation(analysis.documents().get(0).source(), SourceSpan.at(0)));
  }

  /** Returns that the tests reach less than was asked for. */
  Diagnostic lowCoverage(String reached, double least) {
    String percent =
        least == Math.rint(least) ? Long.toString((long) least) : Double.toString(least);
    return Diagnostic.at(
            DiagnosticCode.LOW_COVERAGE, start(), reached + "; " + percent + "% were asked for")
        .withHelp("`--suggest FILE` writes the missing tests");
  }
}
