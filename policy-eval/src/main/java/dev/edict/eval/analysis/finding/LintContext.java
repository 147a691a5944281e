package dev.edict.eval.analysis.finding;

import dev.edict.dsl.Analysis;
import dev.edict.dsl.ast.DomainBlock;
import dev.edict.dsl.ast.RuleStatement;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.parser.ParseResult;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.source.SourceLocation;
import dev.edict.eval.analysis.language.Budget;
import dev.edict.eval.analysis.region.Cube;
import dev.edict.eval.analysis.region.Cubes;
import dev.edict.eval.analysis.region.FileSpaces;
import dev.edict.eval.analysis.region.FocusedSpace;
import dev.edict.eval.analysis.region.PolicyModel;
import dev.edict.eval.analysis.replay.Replay;
import dev.edict.eval.analysis.replay.Witness;
import dev.edict.eval.decision.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What lints look at: one policy set, its regions and what was found out about its rules. */
final class LintContext {
  private static final int MOST_EXAMPLES = 8;
  private static final int MOST_NAMED = 3;

  private final Analysis analysis;
  private final RuleSet ruleSet;
  private final LintSettings settings;
  private final PolicyModel model;
  private final Replay replay;
  private final Map<SourceLocation, RuleStatement> statements = new HashMap<>();
  private final RuleFates fates;

  LintContext(Analysis analysis, RuleSet ruleSet, LintSettings settings) {
    this.analysis = analysis;
    this.ruleSet = ruleSet;
    this.settings = settings;
    this.model = PolicyModel.of(ruleSet, FileSpaces.of(List.of(ruleSet)));
    this.replay = new Replay(ruleSet);
    for (ParseResult parsed : analysis.documents()) {
      parsed
          .document()
          .all(DomainBlock.class)
          .flatMap(block -> block.statements().stream())
          .filter(RuleStatement.class::isInstance)
          .map(RuleStatement.class::cast)
          .forEach(
              statement ->
                  statements.put(new SourceLocation(parsed.source(), statement.span()), statement));
    }
    this.fates = RuleFates.of(this);
  }

  Analysis analysis() {
    return analysis;
  }

  RuleSet ruleSet() {
    return ruleSet;
  }

  List<Rule> rules() {
    return ruleSet.rules();
  }

  PolicyModel model() {
    return model;
  }

  Replay replay() {
    return replay;
  }

  RuleFates fates() {
    return fates;
  }

  Instant now() {
    return settings.now();
  }

  long steps() {
    return settings.steps();
  }

  Budget budget() {
    return Budget.ofSteps(settings.steps());
  }

  /**
   * Returns a request of {@code cube} that is decided and comes to what is claimed, if any does.
   */
  Optional<Witness> witness(FocusedSpace space, Cube cube, Predicate<Outcome> claimed) {
    return Cubes.points(cube, MOST_EXAMPLES).stream()
        .map(space::example)
        .map(example -> replay.confirm(example, claimed))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Returns the statement that wrote {@code rule}; empty when a pin did. */
  Optional<RuleStatement> statement(Rule rule) {
    return Optional.ofNullable(statements.get(rule.origin()));
  }

  /** Returns whether {@code rule} has ended. */
  boolean isExpired(Rule rule) {
    return rule.until().isPresent() && !now().isBefore(rule.until().get());
  }

  /** Returns whether {@code rule} is written by an author, enforced, and has not ended. */
  boolean isInForce(Rule rule) {
    return !rule.observed() && !isExpired(rule) && statements.containsKey(rule.origin());
  }

  /** Returns a finding at the name of {@code rule}, or at what stands for it. */
  Diagnostic finding(DiagnosticCode code, Rule rule, String message) {
    SourceLocation place =
        statement(rule)
            .map(
                statement ->
                    new SourceLocation(
                        rule.origin().source(),
                        statement.name() == null
                            ? statement.target().span()
                            : statement.name().span()))
            .orElse(rule.origin());
    return Diagnostic.at(code, place, message);
  }

  /**
   * Returns the finding that a question about {@code rule} took more than the budget.
   *
   * @param question what could not be told, from "whether" on
   */
  Diagnostic undecided(Rule rule, String question) {
    return finding(
        DiagnosticCode.UNDECIDED, rule, "it could not be told within the budget " + question);
  }

  /** Returns {@code finding} with the places of {@code rules}, in their order. */
  static Diagnostic withRules(Diagnostic finding, List<Rule> rules, String note) {
    Diagnostic more = finding;
    for (Rule rule : inOrder(rules)) {
      more = more.withRelated(rule.origin(), note + " `" + rule.id().rule() + "`");
    }
    return more;
  }

  private static List<Rule> inOrder(List<Rule> rules) {
    List<Rule> sorted = new ArrayList<>(rules);
    sorted.sort(Comparator.comparing(Rule::origin));
    return sorted;
  }

  /** Returns the names of {@code rules} for a sentence. */
  static String names(List<Rule> rules) {
    int shown = Math.min(rules.size(), MOST_NAMED);
    List<String> names = new ArrayList<>();
    rules.subList(0, shown).forEach(rule -> names.add("`" + rule.id().rule() + "`"));
    if (rules.size() > shown) {
      names.add(rules.size() - shown + " more");
    }
    String last = names.remove(names.size() - 1);
    return names.isEmpty() ? last : String.join(", ", names) + " and " + last;
  }
}
