package dev.edict.cli;

import dev.edict.dsl.diagnostic.PrintableText;
import dev.edict.gateway.mcp.McpGateway;
import dev.edict.gateway.mcp.McpGatewayFile;
import dev.edict.gateway.mcp.McpHttpEndpoint;
import dev.edict.gateway.mcp.McpHttpSettings;
import dev.edict.gateway.secret.Secret;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code edict gateway mcp}. */
@Command(
    name = "mcp",
    description = {
      "Stand between an agent and its MCP servers.",
      "The agent's program starts this command in place of the servers, and speaks to it over"
          + " standard input and output; with --listen, over HTTP."
    },
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class)
final class GatewayMcpCommand implements Callable<Integer> {
  private final Streams streams;

  @Mixin private GatewayPolicyOptions policy;
  @Mixin private SubjectOptions subject;
  @Mixin private AuditOption audit;

  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "The MCP servers, and where secrets come from; spec/gateway.md has its form.")
  private Path config = Path.of("");

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      description = "Serve streamable HTTP at http://HOST:PORT/mcp until interrupted.")
  private @Nullable String listen;

  @Option(
      names = "--token-variable",
      paramLabel = "NAME",
      description = "With --listen: the variable that holds the bearer token of clients.")
  private @Nullable String tokenVariable;

  GatewayMcpCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    if (policy.isStandardInput() && listen == null) {
      throw new CommandFailure("standard input is for the agent; name files for --policy");
    }
    McpGatewayFile file = McpGatewayFile.read(config);
    try (PolicyFeed feed = policy.open(streams);
        AuditOption.Opened sink = audit.open();
        McpGateway gateway = builder(feed, file, sink).open()) {
      feed.follow(gateway::policyChanged);
      if (listen == null) {
        gateway.serve(streams.in(), sink.output());
      } else {
        listen(gateway, listen);
      }
      return ExitCode.OK;
    }
  }

  private McpGateway.Builder builder(
      PolicyFeed feed, McpGatewayFile file, AuditOption.Opened sink) {
    McpGateway.Builder builder =
        McpGateway.builder(feed.point(), file.settings())
            .subject(subject.subject())
            .environment(subject.environment())
            .audit(sink.sink())
            .secrets(file.secrets())
            .launcher(LandlockProgram.find())
            .messages(this::say);
    String host = audit.host();
    return host == null ? builder : builder.host(host);
  }

  private void listen(McpGateway gateway, String where) throws IOException {
    InetSocketAddress address = ListenAddress.parse(where);
    try (McpHttpEndpoint endpoint = gateway.listen(address, httpSettings(where))) {
      int port = endpoint.address().getPort();
      say("serving http://" + address.getHostString() + ":" + port + McpHttpEndpoint.PATH);
      Interruption.await();
    }
  }

  private McpHttpSettings httpSettings(String where) {
    McpHttpSettings settings = new McpHttpSettings(Set.of(where), Set.of(), null);
    if (tokenVariable == null) {
      return settings;
    }
    String token = System.getenv(tokenVariable);
    if (token == null || token.isEmpty()) {
      throw new CommandFailure("the variable " + tokenVariable + " is not set");
    }
    return settings.withToken(Secret.of(token));
  }

  private void say(String line) {
    streams.err().println("edict: " + PrintableText.escape(line));
  }
}
