package dev.edict.eval.canonical;

import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.Rejection;
import dev.edict.dsl.match.mcp.PromptName;
import dev.edict.dsl.match.mcp.ResourceUri;
import dev.edict.dsl.match.mcp.ServerName;
import dev.edict.dsl.match.mcp.ToolName;
import dev.edict.eval.canonical.CanonicalRequest.Call;
import dev.edict.eval.canonical.CanonicalRequest.GetPrompt;
import dev.edict.eval.canonical.CanonicalRequest.ReadResource;
import dev.edict.eval.canonical.CanonicalRequest.Register;
import dev.edict.eval.request.McpServer;
import dev.edict.eval.request.PromptRequest;
import dev.edict.eval.request.ResourceReadRequest;
import dev.edict.eval.request.ServerRegistrationRequest;
import dev.edict.eval.request.ToolCallRequest;
import org.jspecify.annotations.Nullable;

/** Canonical forms of requests to MCP servers. */
final class ServerRequests {
  private static final int LONGEST_URL = 16_384;

  private ServerRequests() {}

  static Canonical<CanonicalRequest> canonicalize(ToolCallRequest request) {
    Rejection fault = Requesters.nameFault("tool digest", request.tool().digest());
    return fault != null
        ? Canonical.rejected(fault)
        : server(request.server())
            .flatMap(
                server ->
                    ToolName.parse(request.tool().name()).map(tool -> new Call(server, tool)));
  }

  static Canonical<CanonicalRequest> canonicalize(ServerRegistrationRequest request) {
    return server(request.server()).map(Register::new);
  }

  static Canonical<CanonicalRequest> canonicalize(ResourceReadRequest request) {
    return server(request.server())
        .flatMap(
            server -> ResourceUri.parse(request.uri()).map(uri -> new ReadResource(server, uri)));
  }

  static Canonical<CanonicalRequest> canonicalize(PromptRequest request) {
    return server(request.server())
        .flatMap(
            server ->
                PromptName.parse(request.prompt()).map(prompt -> new GetPrompt(server, prompt)));
  }

  private static Canonical<ServerName> server(McpServer server) {
    Rejection fault = fault(server);
    return fault == null ? ServerName.parse(server.name()) : Canonical.rejected(fault);
  }

  private static @Nullable Rejection fault(McpServer server) {
    Rejection fault = Requesters.nameFault("catalog name", server.catalog());
    fault = fault == null ? Requesters.nameFault("server digest", server.digest()) : fault;
    return fault == null ? Requesters.fault("server url", server.url(), LONGEST_URL) : fault;
  }
}
