package dev.edict.eval.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.match.network.PortSet;
import dev.edict.dsl.rule.Level;
import dev.edict.dsl.rule.Policy;
import dev.edict.eval.combine.CompiledRule;
import dev.edict.eval.combine.LevelGates;
import dev.edict.eval.combine.RuleOrder;
import dev.edict.eval.testing.Patterns;
import dev.edict.eval.testing.RandomRuleSets;
import dev.edict.eval.testing.RuleBuilder;
import dev.edict.eval.testing.RuleSets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A cell knows the first of its rules, and reports as many as decide. */
class CellProperties {
  private static final Policy ORG = RuleSets.policy("org", Level.ORG, Domain.NETWORK);
  private static final Policy LOCAL = RuleSets.policy("local", Level.LOCAL, Domain.NETWORK);
  private static final LevelGates GATES =
      LevelGates.of(RuleSets.of(List.of(ORG, LOCAL), List.of(), List.of()));

  @Property
  void firstIsTheLeastOfAllThatMatch(@ForAll long seed) {
    Random random = new Random(seed);
    RuleOrder order = RuleOrder.of(rules(random));
    List<Long> clauses = clauses(random, order);
    Cell cell = cell(clauses);
    for (int i = 0; i < 20; i++) {
      long asked = Asked.of(1 << random.nextInt(3), 1 + random.nextInt(30));
      int expected =
          clauses.stream()
              .mapToInt(clause -> Clause.placeIfAbout(clause, asked))
              .min()
              .orElse(RuleOrder.NONE);
      assertThat(cell.first(asked)).isEqualTo(expected);
    }
  }

  @Property
  void whatIsLeftOutWhenDecidingStandsBehindACertainRule(@ForAll long seed) {
    Random random = new Random(seed);
    RuleOrder order = RuleOrder.of(rules(random));
    Cell cell = cell(clauses(random, order));
    for (Effect effect : Effect.values()) {
      long asked = Asked.of(1 << random.nextInt(3), 1 + random.nextInt(30));
      List<CompiledRule> all = report(cell, asked, order, effect, Scope.ALL);
      List<CompiledRule> deciding = report(cell, asked, order, effect, Scope.DECIDING);
      assertThat(all).startsWith(deciding.toArray(CompiledRule[]::new));
      if (deciding.size() < all.size()) {
        CompiledRule last = deciding.get(deciding.size() - 1);
        assertThat(order.isCertain(order.place(last))).isTrue();
      }
    }
  }

  private static List<CompiledRule> report(
      Cell cell, long asked, RuleOrder order, Effect effect, Scope scope) {
    List<CompiledRule> reported = new ArrayList<>();
    cell.report(asked, new Cell.Report(order, effect, scope, reported::add));
    return reported;
  }

  private static Cell cell(List<Long> clauses) {
    return clauses.size() == 1
        ? new SingleCell(clauses.get(0))
        : new CrowdedCell(clauses.stream().mapToLong(Long::longValue).sorted().toArray());
  }

  private static List<Long> clauses(Random random, RuleOrder order) {
    List<Long> clauses = new ArrayList<>();
    for (CompiledRule rule : order.byRank()) {
      int first = 1 + random.nextInt(30);
      PortSet ports = PortSet.range(first, first + random.nextInt(10));
      int verbs = 1 + random.nextInt(7);
      clauses.add(Clause.of(order.place(rule), verbs, ports.first(0), ports.last(0)));
    }
    return clauses;
  }

  private static List<CompiledRule> rules(Random random) {
    List<CompiledRule> rules = new ArrayList<>();
    int count = random.nextInt(30);
    for (int rank = 0; rank < count; rank++) {
      Policy policy = random.nextInt(4) == 0 ? LOCAL : ORG;
      rules.add(
          CompiledRule.of(
              rank, rule(random, rank).in(policy), GATES.gate(Domain.NETWORK, policy.level())));
    }
    return rules;
  }

  private static RuleBuilder rule(Random random, int rank) {
    RuleBuilder allow = RuleBuilder.allow("r" + rank, Patterns.tcp("a.test"));
    return switch (random.nextInt(6)) {
      case 0 -> allow.withApproval("ask");
      case 1 -> allow.until(RandomRuleSets.NOW);
      case 2 -> allow.observed();
      case 3 -> RuleBuilder.deny("r" + rank, Patterns.tcp("a.test"));
      default -> allow;
    };
  }
}
