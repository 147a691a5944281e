package dev.edict.eval.canonical;

import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.RejectionCode;
import dev.edict.dsl.match.network.HostPort;
import dev.edict.dsl.match.network.HttpMethod;
import dev.edict.dsl.match.network.HttpPath;
import dev.edict.dsl.match.network.IpAddress;
import dev.edict.dsl.match.network.NetworkHost;
import dev.edict.dsl.match.network.PortSet;
import dev.edict.dsl.match.network.UrlTarget;
import dev.edict.eval.canonical.CanonicalRequest.Connect;
import dev.edict.eval.canonical.CanonicalRequest.Http;
import dev.edict.eval.request.HttpRequest;
import dev.edict.eval.request.HttpRequest.Target;
import dev.edict.eval.request.NetworkRequest;
import java.util.ArrayList;
import java.util.List;

/** Canonical forms of requests to hosts. */
final class EndpointRequests {
  private static final int MOST_ADDRESSES = 64;

  private EndpointRequests() {}

  static Canonical<CanonicalRequest> canonicalize(NetworkRequest request) {
    return endpoint(request.host(), request.port())
        .flatMap(
            endpoint ->
                addresses(request.resolvedAddresses())
                    .map(
                        resolved ->
                            new Connect(
                                request.protocol(), endpoint, resolved, request.inspecting())));
  }

  static Canonical<CanonicalRequest> canonicalize(HttpRequest request) {
    Canonical<HttpMethod> method = HttpMethod.parseRequest(request.method());
    return method.flatMap(
        known ->
            addresses(request.resolvedAddresses())
                .flatMap(resolved -> http(known, request.target(), resolved)));
  }

  private static Canonical<CanonicalRequest> http(
      HttpMethod method, Target target, List<IpAddress> resolved) {
    if (target instanceof Target.Url url) {
      return UrlTarget.parse(url.url())
          .flatMap(parsed -> parsed.path().map(path -> http(method, parsed, path, resolved)));
    } else if (target instanceof Target.Parts parts) {
      return endpoint(parts.host(), parts.port())
          .flatMap(
              endpoint ->
                  HttpPath.parse(parts.path()).map(path -> http(method, endpoint, path, resolved)));
    }
    throw new AssertionError(target.getClass());
  }

  static Http http(HttpMethod method, HostPort endpoint, HttpPath path, List<IpAddress> resolved) {
    return new Http(method, endpoint, path, resolved, endpoint.text() + path.text());
  }

  private static Http http(
      HttpMethod method, UrlTarget target, HttpPath path, List<IpAddress> resolved) {
    HostPort endpoint = target.endpoint();
    String authority = endpoint.text();
    if (endpoint.port() == target.scheme().defaultPort()) {
      authority = authority.substring(0, authority.lastIndexOf(':'));
    }
    String resource = target.scheme().text() + "://" + authority + path.text();
    return new Http(method, endpoint, path, resolved, resource);
  }

  private static Canonical<HostPort> endpoint(String host, int port) {
    if (!PortSet.isPort(port)) {
      return Canonical.rejected(
          RejectionCode.PORT_OUT_OF_RANGE, 0, "the port " + port + " lies outside 1 to 65535");
    }
    return NetworkHost.parse(host).map(parsed -> new HostPort(parsed, port));
  }

  static Canonical<List<IpAddress>> addresses(List<String> texts) {
    if (texts.size() > MOST_ADDRESSES) {
      return Canonical.rejected(
          RejectionCode.TOO_LONG,
          0,
          "the request has more than " + MOST_ADDRESSES + " resolved addresses");
    }
    List<IpAddress> addresses = new ArrayList<>(texts.size());
    for (String text : texts) {
      Canonical<IpAddress> address = IpAddress.parse(text);
      if (!address.isAccepted()) {
        return Canonical.rejected(address.rejection());
      }
      addresses.add(address.value());
    }
    return Canonical.accepted(addresses);
  }
}
