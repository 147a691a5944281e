package dev.edict.eval.canonical;

import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.Rejection;
import dev.edict.dsl.match.RejectionCode;
import dev.edict.dsl.match.network.HostPort;
import dev.edict.dsl.match.network.HttpMethod;
import dev.edict.dsl.match.network.HttpPath;
import dev.edict.dsl.match.network.IpAddress;
import dev.edict.dsl.match.network.NetworkHost;
import dev.edict.dsl.match.network.Protocol;
import dev.edict.eval.canonical.CanonicalRequest.Connect;
import dev.edict.eval.request.ProxyRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Canonical forms of requests to a proxy, where all names given for the host are one. */
final class ProxiedRequests {
  private ProxiedRequests() {}

  static Canonical<CanonicalRequest> canonicalize(ProxyRequest request) {
    return HostPort.parse(request.target())
        .flatMap(target -> agreed(target, request))
        .flatMap(
            target ->
                EndpointRequests.addresses(request.resolvedAddresses())
                    .flatMap(resolved -> canonicalize(request, target, resolved)));
  }

  private static Canonical<CanonicalRequest> canonicalize(
      ProxyRequest request, HostPort target, List<IpAddress> resolved) {
    ProxyRequest.Message message = request.message();
    if (message == null) {
      return Canonical.accepted(new Connect(Protocol.TCP, target, resolved, request.inspecting()));
    }
    return HttpMethod.parseRequest(message.method())
        .flatMap(
            method ->
                HttpPath.parse(message.path())
                    .map(path -> EndpointRequests.http(method, target, path, resolved)));
  }

  /** Returns the target if every other name is the same. */
  private static Canonical<HostPort> agreed(HostPort target, ProxyRequest request) {
    String sni = request.sni();
    Rejection fault = sni == null ? null : fault("the server name", NetworkHost.parse(sni), target);
    String header = request.hostHeader();
    if (fault == null && header != null) {
      fault =
          hasPort(header)
              ? endpointFault(HostPort.parse(header), target)
              : fault("the host header", NetworkHost.parse(header), target);
    }
    return fault == null ? Canonical.accepted(target) : Canonical.rejected(fault);
  }

  /** Returns whether a colon stands outside the brackets of an address. */
  private static boolean hasPort(String header) {
    return header.lastIndexOf(':') > header.lastIndexOf(']');
  }

  private static @Nullable Rejection endpointFault(Canonical<HostPort> header, HostPort target) {
    if (!header.isAccepted()) {
      return header.rejection();
    }
    return header.value().equals(target)
        ? null
        : disagreement("the host header", header.value().text(), target);
  }

  private static @Nullable Rejection fault(
      String what, Canonical<NetworkHost> name, HostPort target) {
    if (!name.isAccepted()) {
      return name.rejection();
    }
    return name.value().equals(target.host())
        ? null
        : disagreement(what, name.value().text(), target);
  }

  private static Rejection disagreement(String what, String name, HostPort target) {
    return new Rejection(
        RejectionCode.NAMES_DISAGREE,
        0,
        what
            + " is "
            + Rejection.quote(name)
            + " but the target is "
            + Rejection.quote(target.text()),
        "");
  }
}
