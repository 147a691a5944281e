package dev.edict.eval.request;

import dev.edict.dsl.ast.Domain;
import java.util.List;

/**
 * Sending an HTTP request.
 *
 * @param subject on whose behalf
 * @param environment where from
 * @param method the method, as received
 * @param target where to, as received
 * @param resolvedAddresses the addresses that the host's name resolved to; see {@link
 *     NetworkRequest#resolvedAddresses()}
 */
public record HttpRequest(
    Subject subject,
    Environment environment,
    String method,
    Target target,
    List<String> resolvedAddresses)
    implements AccessRequest {

  /** Copies the list. */
  public HttpRequest {
    resolvedAddresses = List.copyOf(resolvedAddresses);
  }

  /** Returns a request for a URL. */
  public static HttpRequest of(Subject subject, String method, String url) {
    return builder(subject, method, new Target.Url(url)).build();
  }

  /** Returns a request for a path on a host. */
  public static HttpRequest of(Subject subject, String method, String host, int port, String path) {
    return builder(subject, method, new Target.Parts(host, port, path)).build();
  }

  /** Returns a builder of a request from an unknown environment. */
  public static Builder builder(Subject subject, String method, Target target) {
    return new Builder(subject, method, target);
  }

  @Override
  public Domain domain() {
    return Domain.NETWORK;
  }

  @Override
  public String action() {
    return "http:" + method;
  }

  @Override
  public String resource() {
    return target.text();
  }

  /** Where an HTTP request goes. */
  public sealed interface Target {
    /** Returns the target as one text. */
    String text();

    /**
     * A whole URL.
     *
     * @param url the URL, as received
     */
    record Url(String url) implements Target {
      @Override
      public String text() {
        return url;
      }
    }

    /**
     * Host, port and path that the caller knows apart.
     *
     * @param host a name or an address, as received
     * @param port the port
     * @param path the path without query, as received
     */
    record Parts(String host, int port, String path) implements Target {
      @Override
      public String text() {
        return host + ":" + port + path;
      }
    }
  }

  /** Collects the optional parts; not safe for use by several threads. */
  public static final class Builder {
    private final Subject subject;
    private final String method;
    private final Target target;
    private Environment environment = Environment.UNKNOWN;
    private List<String> resolvedAddresses = List.of();

    private Builder(Subject subject, String method, Target target) {
      this.subject = subject;
      this.method = method;
      this.target = target;
    }

    /** Sets where the request comes from. */
    public Builder environment(Environment value) {
      this.environment = value;
      return this;
    }

    /** Sets the addresses that the host's name resolved to. */
    public Builder resolvedAddresses(List<String> value) {
      this.resolvedAddresses = List.copyOf(value);
      return this;
    }

    /** Returns the request. */
    public HttpRequest build() {
      return new HttpRequest(subject, environment, method, target, resolvedAddresses);
    }
  }
}
