package dev.edict.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.eval.decision.Outcome;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.McpTool;
import dev.edict.eval.request.ToolCallRequest;
import dev.edict.eval.testing.Scenario;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class VisibleItemsProperties {

  /** Whatever the arguments: a call that goes on is of a tool that is shown. */
  @Property
  void everyCallableToolIsVisible(@ForAll long seed) {
    Scenario scenario = Scenario.of(seed);
    PolicyDecisionPoint point = Scenario.decisionPoint(scenario.ruleSet());
    for (AccessRequest request : scenario.requests()) {
      if (request instanceof ToolCallRequest call && point.decide(call).outcome() != Outcome.DENY) {
        assertThat(isVisible(call, point)).as("%s in %s", call, scenario).isTrue();
      }
    }
  }

  /** Where no argument is read, what is shown can be called. */
  @Property
  void visibleToolIsCallableWhereNoRuleReadsArguments(@ForAll long seed) {
    Scenario scenario = Scenario.of(seed);
    boolean readsArguments =
        scenario.ruleSet().rules().stream()
            .anyMatch(rule -> rule.condition().toString().contains("args"));
    PolicyDecisionPoint point = Scenario.decisionPoint(scenario.ruleSet());
    for (AccessRequest request : scenario.requests()) {
      if (request instanceof ToolCallRequest call && !readsArguments) {
        ToolCallRequest bare =
            new ToolCallRequest(
                call.subject(), call.environment(), call.server(), call.tool(), null);
        assertThat(point.decide(bare).outcome() != Outcome.DENY)
            .as("%s in %s", call, scenario)
            .isEqualTo(isVisible(call, point));
      }
    }
  }

  private static boolean isVisible(ToolCallRequest call, PolicyDecisionPoint point) {
    List<McpTool> shown =
        point.visibleTools(call.subject(), call.environment(), call.server(), List.of(call.tool()));
    return !shown.isEmpty();
  }
}
