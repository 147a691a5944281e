package dev.edict.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.binary.RuleSetFormatException;
import dev.edict.dsl.binary.RuleSetReader;
import dev.edict.dsl.binary.RuleSetWriter;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.eval.testing.Scenario;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What went through the compact form is the same and decides the same. */
class BinaryFormProperties {

  @Property
  void theCompactFormKeepsEveryDecision(@ForAll long seed) throws RuleSetFormatException {
    Scenario scenario = Scenario.of(seed);

    RuleSet read = RuleSetReader.read(RuleSetWriter.toBytes(scenario.ruleSet()));

    assertThat(read).as("%s", scenario).isEqualTo(scenario.ruleSet());
    assertThat(scenario.decisions(read)).isEqualTo(scenario.decisions(scenario.ruleSet()));
  }
}
