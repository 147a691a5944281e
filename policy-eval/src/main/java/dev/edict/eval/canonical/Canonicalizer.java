package dev.edict.eval.canonical;

import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.Rejection;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.FileRequest;
import dev.edict.eval.request.HttpRequest;
import dev.edict.eval.request.MountRequest;
import dev.edict.eval.request.NetworkRequest;
import dev.edict.eval.request.PromptRequest;
import dev.edict.eval.request.ProxyRequest;
import dev.edict.eval.request.ResourceReadRequest;
import dev.edict.eval.request.ServerRegistrationRequest;
import dev.edict.eval.request.ToolCallRequest;
import dev.edict.eval.request.TransferRequest;
import java.util.Optional;

/** Puts every part of a request into canonical form, or says which part has none. */
public final class Canonicalizer {
  private Canonicalizer() {}

  /** Returns the request in canonical values; tool arguments are not looked at. */
  public static Canonical<CanonicalRequest> canonicalize(AccessRequest request) {
    Optional<Rejection> fault = Requesters.fault(request.subject(), request.environment());
    return fault.isPresent() ? Canonical.rejected(fault.get()) : canonicalizeResource(request);
  }

  private static Canonical<CanonicalRequest> canonicalizeResource(AccessRequest request) {
    if (request instanceof NetworkRequest network) {
      return EndpointRequests.canonicalize(network);
    } else if (request instanceof HttpRequest http) {
      return EndpointRequests.canonicalize(http);
    } else if (request instanceof ProxyRequest proxy) {
      return ProxiedRequests.canonicalize(proxy);
    } else if (request instanceof FileRequest file) {
      return PathRequests.canonicalize(file);
    } else if (request instanceof MountRequest mount) {
      return PathRequests.canonicalize(mount);
    } else if (request instanceof TransferRequest transfer) {
      return PathRequests.canonicalize(transfer);
    } else if (request instanceof ToolCallRequest call) {
      return ServerRequests.canonicalize(call);
    } else if (request instanceof ServerRegistrationRequest registration) {
      return ServerRequests.canonicalize(registration);
    } else if (request instanceof ResourceReadRequest read) {
      return ServerRequests.canonicalize(read);
    } else if (request instanceof PromptRequest prompt) {
      return ServerRequests.canonicalize(prompt);
    }
    throw new AssertionError(request.getClass());
  }
}
