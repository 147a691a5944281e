package dev.edict.eval.request;

import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.match.network.Protocol;
import java.util.List;

/**
 * Opening a connection.
 *
 * @param subject on whose behalf
 * @param environment where from
 * @param protocol the transport
 * @param host a name or an address, as received
 * @param port the port, as received
 * @param resolvedAddresses the addresses that the name resolved to, when the caller will connect to
 *     one of them; every one is judged by the address rules that deny
 * @param inspecting whether the caller will ask again about every HTTP request on the connection
 */
public record NetworkRequest(
    Subject subject,
    Environment environment,
    Protocol protocol,
    String host,
    int port,
    List<String> resolvedAddresses,
    boolean inspecting)
    implements AccessRequest {

  /** Copies the list. */
  public NetworkRequest {
    resolvedAddresses = List.copyOf(resolvedAddresses);
  }

  /** Returns a request to open a TCP connection. */
  public static NetworkRequest connect(Subject subject, String host, int port) {
    return builder(subject, host, port).build();
  }

  /** Returns a builder of a request to open a TCP connection from an unknown environment. */
  public static Builder builder(Subject subject, String host, int port) {
    return new Builder(subject, host, port);
  }

  @Override
  public Domain domain() {
    return Domain.NETWORK;
  }

  @Override
  public String action() {
    return switch (protocol) {
      case TCP -> "connect:tcp";
      case UDP -> "connect:udp";
    };
  }

  @Override
  public String resource() {
    return host + ":" + port;
  }

  /** Collects the optional parts; not safe for use by several threads. */
  public static final class Builder {
    private final Subject subject;
    private final String host;
    private final int port;
    private Environment environment = Environment.UNKNOWN;
    private Protocol protocol = Protocol.TCP;
    private List<String> resolvedAddresses = List.of();
    private boolean inspecting;

    private Builder(Subject subject, String host, int port) {
      this.subject = subject;
      this.host = host;
      this.port = port;
    }

    /** Sets where the request comes from. */
    public Builder environment(Environment value) {
      this.environment = value;
      return this;
    }

    /** Sets the transport. */
    public Builder protocol(Protocol value) {
      this.protocol = value;
      return this;
    }

    /** Sets the addresses that the name resolved to. */
    public Builder resolvedAddresses(List<String> value) {
      this.resolvedAddresses = List.copyOf(value);
      return this;
    }

    /** Says that the caller will ask again about every HTTP request on the connection. */
    public Builder inspecting() {
      this.inspecting = true;
      return this;
    }

    /** Returns the request. */
    public NetworkRequest build() {
      return new NetworkRequest(
          subject, environment, protocol, host, port, resolvedAddresses, inspecting);
    }
  }
}
