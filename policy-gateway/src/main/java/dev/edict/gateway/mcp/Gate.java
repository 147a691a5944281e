package dev.edict.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.dsl.diagnostic.PrintableText;
import dev.edict.dsl.rule.Rule;
import dev.edict.eval.approval.ApprovalAnswer;
import dev.edict.eval.approval.ApprovalProvider;
import dev.edict.eval.approval.ApprovalRequest;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.ToolCallRequest;
import dev.edict.gateway.rpc.RpcFault;
import dev.edict.gateway.rpc.RpcMessage.Request;
import dev.edict.gateway.rpc.RpcMessage.Response;
import dev.edict.gateway.rpc.RpcMessage.Success;
import dev.edict.gateway.rpc.StrictTree;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a request of the client goes on, and has the person at the client asked where a
 * rule wants that: in a session on the spot, otherwise by an answer that asks for a second request.
 */
final class Gate {
  private static final String STATE = "approval:";
  private static final String QUESTION = "approval";
  private static final String FIELD = "approve";
  private static final int MOST_SHOWN = 2000;

  private final Judge judge;
  private final ClientChannel client;

  Gate(Judge judge, ClientChannel client) {
    this.judge = judge;
    this.client = client;
  }

  /**
   * Whether a request goes on.
   *
   * @param decision what was decided
   * @param question what to answer in place of going on or of a denial, if a person is to be asked
   */
  record Passage(Decision decision, Optional<Response> question) {}

  /** Decides {@code access}, which is what {@code request} asks for. */
  Passage pass(AccessRequest access, Request request, Caller caller, Outlet outlet)
      throws RpcFault {
    if (!caller.canShowForms()) {
      return new Passage(judge.asking(nobody -> Optional.empty()).decide(access), Optional.empty());
    }
    if (caller.era() == Era.LEGACY) {
      ApprovalProvider person = asked -> ask(asked, outlet);
      return new Passage(judge.asking(person).decide(access), Optional.empty());
    }
    String state = new Params(request.params()).textOrNull("requestState");
    return state != null && state.startsWith(STATE)
        ? new Passage(redeem(state, request, access), Optional.empty())
        : question(access, request);
  }

  private Optional<ApprovalAnswer> ask(ApprovalRequest asked, Outlet outlet) {
    Duration patience = Duration.between(Instant.now(), asked.expires());
    Response response = client.ask(outlet, "elicitation/create", form(asked), patience);
    if (!(response instanceof Success success)) {
      return Optional.empty();
    }
    String by = judge.subject().user();
    return Optional.of(
        isYes(success.result())
            ? ApprovalAnswer.granted(asked, by)
            : ApprovalAnswer.rejected(asked, by));
  }

  private Passage question(AccessRequest access, Request request) {
    Decision decision = judge.decide(access);
    if (decision.outcome() != Outcome.APPROVAL_REQUIRED) {
      return new Passage(decision, Optional.empty());
    }
    Optional<ApprovalRequest> asked = judge.ask(access);
    return new Passage(decision, asked.map(about -> inputRequired(about, request)));
  }

  private static Response inputRequired(ApprovalRequest asked, Request request) {
    ObjectNode result = StrictTree.nodes().objectNode().put("resultType", "input_required");
    ObjectNode question = result.putObject("inputRequests").putObject(QUESTION);
    question.put("method", "elicitation/create").set("params", form(asked));
    result.put("requestState", STATE + asked.id() + ":" + asked.digest());
    return new Success(request.id(), result);
  }

  private Decision redeem(String state, Request request, AccessRequest access) throws RpcFault {
    List<String> parts = List.of(state.substring(STATE.length()).split(":", -1));
    String digest = parts.size() == 2 ? parts.get(1) : "";
    ObjectNode responses = new Params(request.params()).objectOrNull("inputResponses");
    boolean granted =
        responses != null && responses.get(QUESTION) instanceof ObjectNode given && isYes(given);
    return judge.redeem(parts.get(0), digest, granted, access);
  }

  private static boolean isYes(ObjectNode answer) {
    JsonNode approve = answer.path("content").path(FIELD);
    return answer.path("action").asText().equals("accept")
        && approve.isBoolean()
        && approve.booleanValue();
  }

  private static ObjectNode form(ApprovalRequest asked) {
    ObjectNode form = StrictTree.nodes().objectNode();
    form.put("message", message(asked));
    ObjectNode schema = form.putObject("requestedSchema").put("type", "object");
    ObjectNode field = schema.putObject("properties").putObject(FIELD);
    field.put("type", "boolean").put("title", "Approve").put("default", false);
    schema.putArray("required").add(FIELD);
    return form;
  }

  private static String message(ApprovalRequest asked) {
    StringBuilder text = new StringBuilder("Approval needed: ");
    text.append(asked.request().action()).append(' ').append(asked.resource());
    if (asked.request() instanceof ToolCallRequest call && call.arguments() != null) {
      text.append(" with ").append(shortened(call.arguments()));
    }
    if (!asked.reason().isEmpty()) {
      text.append(". Reason: ").append(asked.reason());
    }
    Rule rule = asked.rule();
    text.append(". Rule \"").append(rule.id().rule()).append("\" of \"").append(rule.id().policy());
    text.append("\". Request ").append(asked.digest(), 0, 16).append('.');
    return PrintableText.escape(text.toString());
  }

  private static String shortened(String text) {
    return text.length() <= MOST_SHOWN
        ? text
        : text.substring(0, MOST_SHOWN) + " and " + (text.length() - MOST_SHOWN) + " more";
  }
}
