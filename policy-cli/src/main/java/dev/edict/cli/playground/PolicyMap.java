package dev.edict.cli.playground;

import dev.edict.cli.playground.MapSection.Cell;
import dev.edict.cli.playground.MapSection.Row;
import dev.edict.cli.playground.MapSection.State;
import dev.edict.cli.playground.NamedPatterns.Column;
import dev.edict.cli.playground.NamedPatterns.Group;
import dev.edict.cli.playground.NamedPatterns.Kind;
import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.rule.Condition;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.rule.RuleTarget;
import dev.edict.eval.analysis.query.RegionQuery;
import dev.edict.eval.decision.Outcome;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * The picture of a policy set: for every pattern that its rules name, and for everything, which
 * requests are let through and by which rules. Each cell is a question to the exact analysis.
 */
final class PolicyMap {
  private static final int MOST_ROWS = 60;

  private final RuleSet rules;
  private final Instant now;
  private final Deadline deadline;

  private PolicyMap(RuleSet rules, Instant now, Deadline deadline) {
    this.rules = rules;
    this.now = now;
    this.deadline = deadline;
  }

  /** Returns the sections that the rules speak about; what is not done in time is unknown. */
  static List<MapSection> draw(RuleSet rules, Instant now, Deadline deadline) {
    PolicyMap map = new PolicyMap(rules, now, deadline);
    return NamedPatterns.of(rules).stream().map(map::section).toList();
  }

  private <P> MapSection section(Group<P> group) {
    Kind<P> kind = group.kind();
    List<P> distinct = new PatternTree<>(group.patterns(), kind.text(), kind.covers()).patterns();
    List<P> shown = distinct.subList(0, Math.min(MOST_ROWS, distinct.size()));
    List<PatternTree.Placed<P>> placed =
        new PatternTree<>(shown, kind.text(), kind.covers()).placed();
    // The wide patterns stand first and take the longest: they are asked about last.
    Deque<Row> rows = new ArrayDeque<>();
    for (int i = placed.size() - 1; i >= 0; i--) {
      P pattern = placed.get(i).pattern();
      List<Cell> cells =
          kind.columns().stream().map(column -> cell(column.question().apply(pattern))).toList();
      rows.addFirst(new Row(kind.text().apply(pattern), placed.get(i).depth(), cells));
    }
    List<String> names = kind.columns().stream().map(Column::name).toList();
    int omitted = distinct.size() - shown.size();
    return new MapSection(kind.title(), kind.domain(), names, List.copyOf(rows), omitted);
  }

  private Cell cell(RuleTarget question) {
    List<Rule> whole =
        denies(question)
            .filter(PolicyMap::isUnconditional)
            .filter(rule -> TargetRelation.covers(rule.target(), question))
            .toList();
    if (!whole.isEmpty()) {
      return new Cell(State.DENIED, List.of(), whole, List.of());
    }
    List<Rule> some = denies(question).toList();
    if (deadline.isPast()) {
      return new Cell(State.UNKNOWN, List.of(), some, List.of("there was no time to look"));
    }
    RegionQuery.Answer answer = RegionQuery.ask(rules, question, now);
    return new Cell(state(answer), answer.admissions(), some, answer.undecided());
  }

  private Stream<Rule> denies(RuleTarget question) {
    return rules.rules().stream()
        .filter(rule -> rule.effect() == Effect.DENY && !rule.observed())
        .filter(rule -> TargetRelation.overlap(rule.target(), question));
  }

  private static boolean isUnconditional(Rule rule) {
    return rule.condition().equals(Condition.ALWAYS)
        && rule.until().isEmpty()
        && rule.policy().teams().isEmpty();
  }

  private static State state(RegionQuery.Answer answer) {
    if (answer.admissions().isEmpty()) {
      return answer.undecided().isEmpty() ? State.NOTHING : State.UNKNOWN;
    }
    if (!answer.isWhole()) {
      return State.PARTLY;
    }
    boolean allowed = answer.admissions().stream().allMatch(one -> one.outcome() == Outcome.ALLOW);
    return allowed ? State.ALLOWED : State.APPROVAL;
  }
}
