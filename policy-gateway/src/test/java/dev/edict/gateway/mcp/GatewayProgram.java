package dev.edict.gateway.mcp;

import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.audit.JsonLinesAuditSink;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.Subject;
import java.nio.file.Files;
import java.nio.file.Path;

/** A gateway as a program of its own. Arguments: policy, settings, and where events go. */
final class GatewayProgram {
  private GatewayProgram() {}

  public static void main(String[] arguments) throws Exception {
    PolicySource source = PolicySource.of("p.edict", Files.readString(Path.of(arguments[0])));
    McpGatewayFile file = McpGatewayFile.read(Path.of(arguments[1]));
    try (JsonLinesAuditSink sink = JsonLinesAuditSink.append(Path.of(arguments[2]));
        McpGateway gateway =
            McpGateway.builder(
                    PolicyDecisionPoint.of(PolicyFrontEnd.analyze(source).requireRuleSet()),
                    file.settings())
                .subject(Subject.user("alice"))
                .environment(Environment.UNKNOWN)
                .audit(sink)
                .secrets(file.secrets())
                .messages(System.err::println)
                .open()) {
      gateway.serve(System.in, System.out);
    }
  }
}
