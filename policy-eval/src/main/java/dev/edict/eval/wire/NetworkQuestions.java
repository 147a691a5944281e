package dev.edict.eval.wire;

import static java.util.Objects.requireNonNull;

import dev.edict.dsl.match.network.Protocol;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.HttpRequest;
import dev.edict.eval.request.NetworkRequest;
import dev.edict.eval.request.ProxyRequest;
import dev.edict.eval.request.Subject;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The questions about the network. */
final class NetworkQuestions {
  private NetworkQuestions() {}

  private static List<String> orNone(@Nullable List<String> texts) {
    return texts == null ? List.of() : texts;
  }

  /** Reads {@code connect}. */
  static final class Connect implements Question {
    private Protocol protocol = Protocol.TCP;
    private @Nullable String host;
    private @Nullable Integer port;
    private @Nullable List<String> resolved;
    private @Nullable Boolean inspecting;

    @Override
    public boolean read(String name, LineCursor json) throws IOException {
      switch (name) {
        case "protocol" -> readProtocol(json);
        case "host" -> host = json.text("connect.host");
        case "port" -> port = json.port("connect.port");
        case "resolved" -> resolved = json.texts("connect.resolved");
        case "inspecting" -> inspecting = json.flag("connect.inspecting");
        default -> {
          return false;
        }
      }
      return true;
    }

    private void readProtocol(LineCursor json) throws IOException {
      String word = json.text("connect.protocol");
      if (word != null) {
        switch (word) {
          case "tcp" -> protocol = Protocol.TCP;
          case "udp" -> protocol = Protocol.UDP;
          default -> json.unknownValue("connect.protocol", word);
        }
      }
    }

    @Override
    public void finish(LineCursor json) {
      json.require(host, "connect", "host");
      json.require(port, "connect", "port");
    }

    @Override
    public AccessRequest request(Subject subject, Environment environment) {
      return new NetworkRequest(
          subject,
          environment,
          protocol,
          requireNonNull(host),
          requireNonNull(port),
          orNone(resolved),
          inspecting != null && inspecting);
    }
  }

  /** Reads {@code http}. */
  static final class Http implements Question {
    private @Nullable String method;
    private @Nullable String url;
    private @Nullable String host;
    private @Nullable Integer port;
    private @Nullable String path;
    private @Nullable List<String> resolved;

    @Override
    public boolean read(String name, LineCursor json) throws IOException {
      switch (name) {
        case "method" -> method = json.text("http.method");
        case "url" -> url = json.text("http.url");
        case "host" -> host = json.text("http.host");
        case "port" -> port = json.port("http.port");
        case "path" -> path = json.text("http.path");
        case "resolved" -> resolved = json.texts("http.resolved");
        default -> {
          return false;
        }
      }
      return true;
    }

    @Override
    public void finish(LineCursor json) {
      json.require(method, "http", "method");
      if (url == null) {
        json.require(host, "http", "host");
        json.require(port, "http", "port");
        json.require(path, "http", "path");
      } else if (host != null || port != null || path != null) {
        json.fault(
            LineFault.AMBIGUOUS_REQUEST,
            "`http` gives `url` together with `host`, `port` or `path`");
      }
    }

    @Override
    public AccessRequest request(Subject subject, Environment environment) {
      HttpRequest.Target target =
          url != null
              ? new HttpRequest.Target.Url(url)
              : new HttpRequest.Target.Parts(
                  requireNonNull(host), requireNonNull(port), requireNonNull(path));
      return new HttpRequest(
          subject, environment, requireNonNull(method), target, orNone(resolved));
    }
  }

  /** Reads {@code proxy}. */
  static final class Proxy implements Question {
    private @Nullable String target;
    private @Nullable String sni;
    private @Nullable String hostHeader;
    private @Nullable String method;
    private @Nullable String path;
    private @Nullable List<String> resolved;
    private @Nullable Boolean inspecting;

    @Override
    public boolean read(String name, LineCursor json) throws IOException {
      switch (name) {
        case "target" -> target = json.text("proxy.target");
        case "sni" -> sni = json.text("proxy.sni");
        case "hostHeader" -> hostHeader = json.text("proxy.hostHeader");
        case "method" -> method = json.text("proxy.method");
        case "path" -> path = json.text("proxy.path");
        case "resolved" -> resolved = json.texts("proxy.resolved");
        case "inspecting" -> inspecting = json.flag("proxy.inspecting");
        default -> {
          return false;
        }
      }
      return true;
    }

    @Override
    public void finish(LineCursor json) {
      json.require(target, "proxy", "target");
      if (method != null || path != null) {
        json.require(method, "proxy", "method");
        json.require(path, "proxy", "path");
      }
    }

    @Override
    public AccessRequest request(Subject subject, Environment environment) {
      return new ProxyRequest(
          subject,
          environment,
          requireNonNull(target),
          sni,
          hostHeader,
          method == null ? null : new ProxyRequest.Message(method, requireNonNull(path)),
          orNone(resolved),
          inspecting != null && inspecting);
    }
  }
}
