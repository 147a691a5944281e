package dev.edict.example.service;

import dev.edict.eval.decision.Decision;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.McpServer;
import dev.edict.eval.request.McpTool;
import dev.edict.eval.request.Subject;
import dev.edict.eval.request.ToolCallRequest;
import dev.edict.example.starter.MeteredDecisions;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Where agents call tools. */
@RestController
class ToolController {
  private final MeteredDecisions decisions;
  private final Tools tools;

  ToolController(MeteredDecisions decisions, Tools tools) {
    this.decisions = decisions;
    this.tools = tools;
  }

  /**
   * Calls a tool if the policies allow it. The arguments are decided on as the text that came, and
   * the same text goes to the tool: what is parsed twice may be understood in two ways.
   */
  @PostMapping("/tools/{server}/{tool}")
  String call(
      // Whoever calls could write this. A real service takes the user from its authentication.
      @RequestHeader("X-User") String user,
      @RequestHeader(name = "X-Team", required = false) String team,
      @PathVariable String server,
      @PathVariable String tool,
      @RequestBody String arguments) {
    Subject.Builder subject = Subject.builder(user).org("acme");
    if (team != null) {
      subject.team(team);
    }
    Decision decision =
        decisions.decide(
            ToolCallRequest.builder(
                    subject.build(), McpServer.named(server), McpTool.named(tool))
                .environment(Environment.UNKNOWN.withAgent("support"))
                .arguments(arguments)
                .build());
    // This service can fulfil no obligation, so whatever comes with one is refused.
    if (!decision.isAllowed() || !decision.obligations().isEmpty()) {
      throw refusal(decision);
    }
    return tools.call(server, tool, arguments);
  }

  private static ErrorResponseException refusal(Decision decision) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, decision.reason());
    problem.setTitle("Not allowed by policy");
    problem.setProperty("outcome", decision.outcome().name().toLowerCase(Locale.ROOT));
    problem.setProperty("code", decision.code());
    decision.rule().ifPresent(rule -> problem.setProperty("rule", rule.id().rule()));
    return new ErrorResponseException(HttpStatus.FORBIDDEN, problem, null);
  }
}
