package dev.edict.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.dsl.rule.Rule;
import dev.edict.eval.decision.Decision;
import dev.edict.gateway.rpc.RpcError;
import dev.edict.gateway.rpc.RpcMessage.Failure;
import dev.edict.gateway.rpc.RpcMessage.Response;
import dev.edict.gateway.rpc.RpcMessage.Success;
import dev.edict.gateway.rpc.StrictTree;

/** Says to the agent that something is denied, and by what. */
final class DenialAnswers {
  private static final String META_DECISION = "dev.edict/decision";

  private DenialAnswers() {}

  /** Returns the result of a tool that was not called. */
  static Success toolResult(JsonNode id, Decision decision) {
    ObjectNode result = StrictTree.nodes().objectNode();
    result.putArray("content").addObject().put("type", "text").put("text", text(decision));
    result.put("isError", true);
    result.putObject("_meta").set(META_DECISION, details(decision));
    return new Success(id, result);
  }

  /** Returns an error of the protocol. */
  static Response error(JsonNode id, Decision decision) {
    return new Failure(id, error(decision));
  }

  static RpcError error(Decision decision) {
    ObjectNode data = StrictTree.nodes().objectNode();
    data.set(META_DECISION, details(decision));
    return new RpcError(RpcError.DENIED, text(decision), data);
  }

  private static String text(Decision decision) {
    return "Denied by policy: " + decision.reason() + " [" + decision.code() + "]";
  }

  private static ObjectNode details(Decision decision) {
    ObjectNode details = StrictTree.nodes().objectNode();
    details.put("outcome", "deny");
    details.put("kind", decision.basis().word());
    details.put("code", decision.code());
    details.put("rule", decision.rule().map(Rule::id).map(id -> id.rule()).orElse(null));
    details.put("policy", decision.rule().map(Rule::id).map(id -> id.policy()).orElse(null));
    details.put("generation", decision.generation());
    return details;
  }
}
