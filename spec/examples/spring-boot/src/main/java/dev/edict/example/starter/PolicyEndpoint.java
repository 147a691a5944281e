package dev.edict.example.starter;

import dev.edict.eval.PolicyDecisionPoint;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/** {@code GET /actuator/edict} tells which policies decide, {@code POST} reads them again. */
@Endpoint(id = "edict")
final class PolicyEndpoint {
  private static final int NOT_PUBLISHED = 422;

  private final PolicyReload policies;

  PolicyEndpoint(PolicyReload policies) {
    this.policies = policies;
  }

  @ReadOperation
  public Map<String, Object> published() {
    PolicyDecisionPoint decisions = policies.decisions();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("digest", decisions.ruleSet().digest());
    answer.put("generation", decisions.generation());
    answer.put("rules", decisions.ruleSet().rules().size());
    policies.problem().ifPresent(reason -> answer.put("problem", reason));
    return answer;
  }

  @WriteOperation
  public WebEndpointResponse<Map<String, Object>> reload() {
    int status = policies.reload() ? WebEndpointResponse.STATUS_OK : NOT_PUBLISHED;
    return new WebEndpointResponse<>(published(), status);
  }
}
