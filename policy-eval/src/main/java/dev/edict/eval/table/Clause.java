package dev.edict.eval.table;

import dev.edict.dsl.match.network.PortSet;
import dev.edict.eval.combine.CompiledRule;

/**
 * One pattern's share of a rule: which verbs on which ports of the pattern's resources the rule is
 * about.
 *
 * @param rule the rule
 * @param verbs the bits of {@link Verbs}
 * @param ports the ports; all of them where resources have none
 */
record Clause(CompiledRule rule, int verbs, PortSet ports) {

  static Clause withoutPorts(CompiledRule rule, int verbs) {
    return new Clause(rule, verbs, PortSet.ALL);
  }

  boolean isAbout(int verb, int port) {
    return (verbs & verb) != 0 && ports.contains(port);
  }
}
