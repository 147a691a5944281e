package dev.edict.gateway.proxy;

import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.audit.AuditSink;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.Subject;
import dev.edict.gateway.secret.SecretProvider;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A proxy for {@code http} requests and {@code CONNECT} that asks a policy about every one. Safe
 * for use by many threads.
 *
 * <pre>{@code
 * try (ForwardProxy proxy =
 *     ForwardProxy.builder(pdp).subject(subject).audit(sink).start(address)) {
 *   // HTTPS_PROXY=http://127.0.0.1:<proxy.address().getPort()>
 * }
 * }</pre>
 */
public final class ForwardProxy implements AutoCloseable {
  private static final int UNAVAILABLE = 503;
  private static final int BACKLOG = 256;

  private final ServerSocket listener;
  private final ProxyJudge judge;
  private final ProxyContext context;
  private final Deadlines deadlines = new Deadlines();
  private final OpenConnections open = new OpenConnections();
  private final Semaphore places;
  private final ExecutorService threads;

  private ForwardProxy(ServerSocket listener, Builder builder) {
    this.listener = listener;
    this.judge =
        new ProxyJudge(
            builder.policy,
            builder.subject,
            builder.environment,
            builder.sink,
            builder.resolver,
            builder.host);
    this.places = new Semaphore(builder.limits.mostConnections());
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "edict-proxy");
              thread.setDaemon(true);
              return thread;
            });
    this.context =
        new ProxyContext(
            judge, builder.secrets, builder.limits, deadlines, open, threads, builder.inspection());
  }

  /** Returns a builder of a proxy that asks {@code policy}, for an unknown user. */
  public static Builder builder(PolicyDecisionPoint policy) {
    return new Builder(policy);
  }

  /** Returns the address that is listened on. */
  public InetSocketAddress address() {
    return (InetSocketAddress) listener.getLocalSocketAddress();
  }

  /** Returns how many connections go through at the moment. */
  public int openConnections() {
    return open.size();
  }

  /**
   * To be called after another policy was published: ends the connections that it denies, each with
   * an event, and returns how many those were.
   */
  public int policyChanged() {
    return open.endDenied(judge);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        serve(listener.accept());
      } catch (IOException | RejectedExecutionException closed) {
        // Only the end of the proxy ends it; one client that failed to arrive does not.
        Thread.onSpinWait();
      }
    }
  }

  private void serve(Socket client) throws IOException {
    if (!places.tryAcquire()) {
      try (client) {
        ProxyAnswer.fault(
            client.getOutputStream(),
            new ProxyFault(UNAVAILABLE, "too-many-connections", "too many connections are open"));
      }
      return;
    }
    ProxyConnection connection = new ProxyConnection(client, context);
    threads.execute(
        () -> {
          try {
            connection.run();
          } finally {
            places.release();
          }
        });
  }

  /** Stops to listen and ends all connections. */
  @Override
  public void close() throws IOException {
    listener.close();
    open.endAll();
    threads.shutdownNow();
    deadlines.close();
  }

  /** Collects what a proxy needs; not safe for use by several threads. */
  public static final class Builder {
    private final PolicyDecisionPoint policy;
    private Subject subject = Subject.user("unknown");
    private Environment environment = Environment.UNKNOWN;
    private AuditSink sink = event -> {};
    private SecretProvider secrets = SecretProvider.NONE;
    private ProxyLimits limits = ProxyLimits.DEFAULTS;
    private HostResolver resolver = HostResolver.SYSTEM;
    private @Nullable String host;
    private @Nullable CertificateAuthority authority;
    private @Nullable SSLContext hosts;

    private Builder(PolicyDecisionPoint policy) {
      this.policy = policy;
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

    /** Sets what is spent on clients. */
    public Builder limits(ProxyLimits value) {
      this.limits = value;
      return this;
    }

    /** Sets what knows the addresses of names. */
    public Builder resolver(HostResolver value) {
      this.resolver = value;
      return this;
    }

    /** Sets the name of this machine, for events. */
    public Builder host(String value) {
      this.host = value;
      return this;
    }

    /**
     * Has TLS opened where the policy asks for it, with certificates of an authority that clients
     * trust. Without one, what needs inspection is denied.
     */
    public Builder inspect(CertificateAuthority value) {
      this.authority = value;
      return this;
    }

    /**
     * Sets how the certificates of hosts are verified where TLS is opened; by default as the JDK
     * does. Names are verified in any case.
     */
    public Builder hostTls(SSLContext value) {
      this.hosts = value;
      return this;
    }

    private @Nullable TlsInspection inspection() {
      return authority == null ? null : TlsInspection.by(authority, hosts);
    }

    /**
     * Returns the proxy, which listens on {@code address} from now on.
     *
     * @throws IOException if the address cannot be bound
     */
    public ForwardProxy start(InetSocketAddress address) throws IOException {
      ServerSocket listener = new ServerSocket();
      listener.bind(address, BACKLOG);
      ForwardProxy proxy = new ForwardProxy(listener, this);
      Thread thread = new Thread(proxy::accept, "edict-proxy-accept");
      thread.setDaemon(true);
      thread.start();
      return proxy;
    }
  }
}
