package dev.edict.bench.gateway;

import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.audit.JsonLinesAuditSink;
import dev.edict.eval.request.Subject;
import dev.edict.gateway.mcp.McpGateway;
import dev.edict.gateway.mcp.McpGatewaySettings;
import dev.edict.gateway.mcp.McpGatewaySettings.Denials;
import dev.edict.gateway.mcp.McpGatewaySettings.Names;
import dev.edict.gateway.mcp.McpServerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A gateway over standard input and output that judges each call by its arguments and records it.
 */
public final class EchoGateway {
  private static final PolicySource POLICY =
      PolicySource.of(
          "echo.edict",
          """
          edict 1
          policy "Echo" level org
          mcp {
            allow "start" register "echo"
            allow "echo" call "echo/echo" when args.text != "forbidden"
            deny "rest" call "echo/delete*"
          }
          """);

  private EchoGateway() {}

  /** Serves until the input ends; arguments are the file for events and the server's command. */
  public static void main(String[] arguments) throws IOException {
    List<String> command = List.of(arguments).subList(1, arguments.length);
    McpGatewaySettings settings =
        new McpGatewaySettings(
            List.of(McpServerSettings.program("echo", command)), Names.PLAIN, Denials.RESULT, null);
    try (JsonLinesAuditSink sink = JsonLinesAuditSink.append(Path.of(arguments[0]));
        McpGateway gateway =
            McpGateway.builder(
                    PolicyDecisionPoint.of(PolicyFrontEnd.analyze(POLICY).requireRuleSet()),
                    settings)
                .subject(Subject.user("alice"))
                .audit(sink)
                .messages(System.err::println)
                .open()) {
      gateway.serve(System.in, System.out);
    }
  }
}
