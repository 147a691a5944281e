package dev.edict.eval.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.match.network.PortSet;
import dev.edict.dsl.rule.Level;
import dev.edict.dsl.rule.Policy;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.eval.combine.CompiledRule;
import dev.edict.eval.combine.LevelGates;
import dev.edict.eval.testing.Patterns;
import dev.edict.eval.testing.RandomRuleSets;
import dev.edict.eval.testing.RuleBuilder;
import dev.edict.eval.testing.RuleSets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A crowded cell leaves out only what cannot decide. */
class CellProperties {

  @Property
  void combinedClausesDecideAsAllDo(@ForAll long seed) {
    Random random = new Random(seed);
    List<Clause> clauses = clauses(random);
    Cell cell = Cell.of(clauses);
    for (int i = 0; i < 20; i++) {
      int port = 1 + random.nextInt(30);
      int verb = 1 << random.nextInt(3);
      assertThat(decisive(cell, verb, port, Scope.DECIDING))
          .isEqualTo(decisive(cell, verb, port, Scope.ALL));
    }
  }

  private static List<Clause> clauses(Random random) {
    Policy org = RuleSets.policy("org", Level.ORG, Domain.NETWORK);
    Policy local = RuleSets.policy("local", Level.LOCAL, Domain.NETWORK);
    RuleSet ruleSet = RuleSets.of(List.of(org, local), List.of(), List.of());
    LevelGates gates = LevelGates.of(ruleSet);
    List<Clause> clauses = new ArrayList<>();
    int count = random.nextInt(30);
    for (int rank = 0; rank < count; rank++) {
      Policy policy = random.nextInt(4) == 0 ? local : org;
      RuleBuilder rule = RuleBuilder.allow("r" + rank, Patterns.tcp("a.test"));
      switch (random.nextInt(5)) {
        case 0 -> rule.withApproval("ask");
        case 1 -> rule.until(RandomRuleSets.NOW);
        case 2 -> rule.observed();
        default -> {
          // Stays plain.
        }
      }
      CompiledRule compiled =
          CompiledRule.of(rank, rule.in(policy), gates.gate(Domain.NETWORK, policy.level()));
      int first = 1 + random.nextInt(30);
      PortSet ports = PortSet.range(first, first + random.nextInt(10));
      clauses.add(new Clause(compiled, 1 + random.nextInt(7), ports));
    }
    return clauses;
  }

  /** Returns what the rules reported come to: the first of each kind, and all that are special. */
  private static List<Object> decisive(Cell cell, int verb, int port, Scope scope) {
    List<CompiledRule> special = new ArrayList<>();
    List<CompiledRule> plain = new ArrayList<>();
    cell.report(
        verb,
        port,
        scope,
        rule -> (rule.kind() == CompiledRule.Kind.SPECIAL ? special : plain).add(rule));
    List<Object> decisive = new ArrayList<>(special);
    for (CompiledRule.Kind kind : CompiledRule.Kind.values()) {
      if (kind != CompiledRule.Kind.OBSERVED) {
        decisive.add(kind);
        plain.stream().filter(rule -> rule.kind() == kind).sorted().limit(1).forEach(decisive::add);
      }
    }
    return decisive;
  }
}
