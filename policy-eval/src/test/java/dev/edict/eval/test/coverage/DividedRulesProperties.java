package dev.edict.eval.test.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.rule.RuleTarget;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.request.TransferRequest;
import dev.edict.eval.testing.Scenario;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Rules divided by their patterns decide like the rules that they were made of; but for transfers,
 * which a deny does not hinder that holds at the new end by another pattern of its own.
 */
class DividedRulesProperties {

  @Property(tries = 300, seed = "2026")
  void decideAlike(@ForAll long seed) {
    Scenario scenario = Scenario.of(seed);
    DividedRules divided = DividedRules.of(scenario.ruleSet());
    List<Decision> whole = scenario.decisions(scenario.ruleSet());
    List<Decision> parts = scenario.decisions(divided.ruleSet());
    for (int i = 0; i < whole.size(); i++) {
      if (scenario.requests().get(i) instanceof TransferRequest) {
        continue;
      }
      assertThat(parts.get(i).outcome()).as(scenario.toString()).isEqualTo(whole.get(i).outcome());
      assertThat(parts.get(i).basis()).isEqualTo(whole.get(i).basis());
      assertThat(parts.get(i).rule().map(rule -> rule.id()))
          .isEqualTo(whole.get(i).rule().map(rule -> rule.id()));
    }
  }

  @Property(tries = 100, seed = "2026")
  void nameOnePatternEach(@ForAll long seed) {
    RuleSet rules = Scenario.of(seed).ruleSet();
    DividedRules divided = DividedRules.of(rules);
    for (int rank = 0; rank < divided.ruleSet().rules().size(); rank++) {
      assertThat(divided.ruleSet().rules().get(rank).id()).isEqualTo(divided.whole(rank).id());
      if (!divided.whole(rank).observed()
          && divided.ruleSet().rules().get(rank).target() instanceof RuleTarget.Files files) {
        assertThat(files.paths()).hasSize(1);
      }
    }
  }
}
