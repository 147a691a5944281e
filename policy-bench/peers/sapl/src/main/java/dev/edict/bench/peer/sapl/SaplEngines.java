package dev.edict.bench.peer.sapl;

import dev.edict.bench.engine.Engine;
import dev.edict.bench.engine.EngineProvider;
import dev.edict.bench.neutral.Area;
import dev.edict.bench.neutral.NeutralRule;
import io.sapl.api.pdp.AuthorizationDecision;
import io.sapl.api.pdp.Decision;
import io.sapl.interpreter.combinators.PolicyDocumentCombiningAlgorithm;
import io.sapl.pdp.EmbeddedPolicyDecisionPoint;
import io.sapl.pdp.PolicyDecisionPointFactory;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** SAPL: an embedded decision point for each area, with the index that its factory builds. */
public final class SaplEngines implements EngineProvider {

  @Override
  public List<String> engines() {
    return List.of("sapl");
  }

  @Override
  public Engine load(String engine, List<NeutralRule> rules) throws Exception {
    Map<Area, EmbeddedPolicyDecisionPoint> points = new EnumMap<>(Area.class);
    for (Area area : Area.values()) {
      points.put(
          area,
          PolicyDecisionPointFactory.fixedInRamPolicyDecisionPoint(
              rules.stream().filter(rule -> rule.area() == area).map(SaplPolicies::policy).toList(),
              PolicyDocumentCombiningAlgorithm.DENY_OVERRIDES,
              Map.of()));
    }
    return (request, naming) -> {
      AuthorizationDecision decision =
          Objects.requireNonNull(points.get(request.area()))
              .decide(SaplRequests.subscription(request))
              .blockFirst();
      if (decision == null || decision.getDecision() == Decision.INDETERMINATE) {
        throw new IllegalStateException("no decision on " + request);
      }
      naming.rule =
          decision.getAdvice().isEmpty() ? null : decision.getAdvice().get().get(0).textValue();
      return decision.getDecision() == Decision.PERMIT;
    };
  }
}
