package dev.edict.gateway.mcp;

import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.audit.AuditSink;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.Subject;
import dev.edict.gateway.confine.ConfinedLauncher;
import dev.edict.gateway.secret.SecretProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Stands between one agent and its MCP servers. Safe for use by many threads.
 *
 * <pre>{@code
 * try (McpGateway gateway =
 *     McpGateway.builder(pdp, McpGatewaySettings.of(servers)).subject(subject).audit(sink).open()) {
 *   gateway.serve(System.in, System.out);
 * }
 * }</pre>
 */
public final class McpGateway implements AutoCloseable {
  private final GatewayContext context;
  private final Set<ClientSession> sessions = ConcurrentHashMap.newKeySet();

  private McpGateway(GatewayContext context) {
    this.context = context;
  }

  /** Returns a builder of a gateway that asks {@code policy}, for an unknown user. */
  public static Builder builder(PolicyDecisionPoint policy, McpGatewaySettings settings) {
    return new Builder(policy, settings);
  }

  /**
   * Serves one client over a pair of streams, one message to a line, until the input ends; then its
   * servers are ended.
   *
   * @throws IOException if the input cannot be read, or a message is too long
   */
  public void serve(InputStream in, OutputStream out) throws IOException {
    ClientSession session = openSession();
    try {
      new LineServing(session, out).run(in);
    } finally {
      closeSession(session);
    }
  }

  /**
   * Starts to serve clients over streamable HTTP; each session has servers of its own.
   *
   * @throws IOException if the address cannot be bound
   */
  public McpHttpEndpoint listen(InetSocketAddress address, McpHttpSettings http)
      throws IOException {
    return McpHttpEndpoint.start(this, address, http);
  }

  /**
   * To be called after another policy was published: judges anew whether servers may be used, ends
   * those that may not, and tells clients that what they may use may have changed.
   */
  public void policyChanged() {
    sessions.forEach(ClientSession::policyChanged);
  }

  /** Returns how many requests wait for answers of servers. */
  public int callsUnderWay() {
    return sessions.stream().mapToInt(ClientSession::callsUnderWay).sum();
  }

  ClientSession openSession() {
    ClientSession session = new ClientSession(context);
    sessions.add(session);
    return session;
  }

  void closeSession(ClientSession session) {
    if (sessions.remove(session)) {
      session.close();
    }
  }

  @Override
  public void close() {
    sessions.forEach(this::closeSession);
  }

  /** Collects what a gateway needs; not safe for use by several threads. */
  public static final class Builder {
    private final PolicyDecisionPoint policy;
    private final McpGatewaySettings settings;
    private Subject subject = Subject.user("unknown");
    private Environment environment = Environment.UNKNOWN;
    private AuditSink sink = event -> {};
    private SecretProvider secrets = SecretProvider.NONE;
    private ConfinedLauncher launcher =
        ConfinedLauncher.absent("the gateway was not told of a launcher");
    private Consumer<String> messages = line -> {};
    private @Nullable String host;

    private Builder(PolicyDecisionPoint policy, McpGatewaySettings settings) {
      this.policy = policy;
      this.settings = settings;
    }

    /** Sets on whose behalf the agent acts. */
    public Builder subject(Subject value) {
      this.subject = value;
      return this;
    }

    /** Sets where the agent runs. */
    public Builder environment(Environment value) {
      this.environment = value;
      return this;
    }

    /** Sets what keeps the event of every decision. */
    public Builder audit(AuditSink value) {
      this.sink = value;
      return this;
    }

    /** Sets where the values of secrets come from. */
    public Builder secrets(SecretProvider value) {
      this.secrets = value;
      return this;
    }

    /** Sets what starts programs whose settings want them confined. */
    public Builder launcher(ConfinedLauncher value) {
      this.launcher = value;
      return this;
    }

    /** Sets what takes messages for whoever runs the gateway, one line each. */
    public Builder messages(Consumer<String> value) {
      this.messages = value;
      return this;
    }

    /** Sets the name of this machine, for events. */
    public Builder host(String value) {
      this.host = value;
      return this;
    }

    /**
     * Returns the gateway. Servers are started when a client comes.
     *
     * @throws IOException if the pins of tool definitions cannot be read
     */
    public McpGateway open() throws IOException {
      return new McpGateway(
          new GatewayContext(
              settings,
              new Judge(policy, subject, environment, sink, host),
              new SecretInjection(secrets),
              ToolPins.open(settings.pins()),
              new Naming(settings),
              launcher,
              messages));
    }
  }
}
