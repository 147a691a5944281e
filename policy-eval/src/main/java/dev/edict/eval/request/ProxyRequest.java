package dev.edict.eval.request;

import dev.edict.dsl.ast.Domain;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tunnelling through a proxy, with every name that the proxy has seen for the one host. All that
 * are present must name the same host, else the request is invalid: what is judged would not be
 * what answers.
 *
 * @param subject on whose behalf
 * @param environment where from
 * @param target the target of {@code CONNECT}, {@code host:port} as received; the proxy connects
 *     there
 * @param sni the server name of the TLS handshake, as received, if it was seen
 * @param hostHeader the value of {@code Host} or {@code :authority}, as received, if it was seen;
 *     the values of several, joined by commas as HTTP does, are refused
 * @param message what is sent over the tunnel, if it was seen; then that is judged in place of the
 *     connection
 * @param resolvedAddresses the addresses that the name resolved to; see {@link
 *     NetworkRequest#resolvedAddresses()}
 * @param inspecting whether the proxy will ask again about every HTTP request in the tunnel
 */
public record ProxyRequest(
    Subject subject,
    Environment environment,
    String target,
    @Nullable String sni,
    @Nullable String hostHeader,
    @Nullable Message message,
    List<String> resolvedAddresses,
    boolean inspecting)
    implements AccessRequest {

  /** Copies the list. */
  public ProxyRequest {
    resolvedAddresses = List.copyOf(resolvedAddresses);
  }

  /**
   * Returns a builder of a request from an unknown environment, of which only the target is known.
   */
  public static Builder builder(Subject subject, String target) {
    return new Builder(subject, target);
  }

  @Override
  public Domain domain() {
    return Domain.NETWORK;
  }

  @Override
  public String action() {
    return message == null ? "connect:tcp" : "http:" + message.method();
  }

  @Override
  public String resource() {
    return message == null ? target : target + message.path();
  }

  /**
   * An HTTP request in a tunnel.
   *
   * @param method the method, as received
   * @param path the path without query, as received
   */
  public record Message(String method, String path) {}

  /** Collects the optional parts; not safe for use by several threads. */
  public static final class Builder {
    private final Subject subject;
    private final String target;
    private Environment environment = Environment.UNKNOWN;
    private @Nullable String sni;
    private @Nullable String hostHeader;
    private @Nullable Message message;
    private List<String> resolvedAddresses = List.of();
    private boolean inspecting;

    private Builder(Subject subject, String target) {
      this.subject = subject;
      this.target = target;
    }

    /** Sets where the request comes from. */
    public Builder environment(Environment value) {
      this.environment = value;
      return this;
    }

    /** Sets the server name of the TLS handshake. */
    public Builder sni(String value) {
      this.sni = value;
      return this;
    }

    /** Sets the value of {@code Host} or {@code :authority}. */
    public Builder hostHeader(String value) {
      this.hostHeader = value;
      return this;
    }

    /** Sets what is sent over the tunnel. */
    public Builder message(String method, String path) {
      this.message = new Message(method, path);
      return this;
    }

    /** Sets the addresses that the name resolved to. */
    public Builder resolvedAddresses(List<String> value) {
      this.resolvedAddresses = List.copyOf(value);
      return this;
    }

    /** Says that the proxy will ask again about every HTTP request in the tunnel. */
    public Builder inspecting() {
      this.inspecting = true;
      return this;
    }

    /** Returns the request. */
    public ProxyRequest build() {
      return new ProxyRequest(
          subject, environment, target, sni, hostHeader, message, resolvedAddresses, inspecting);
    }
  }
}
