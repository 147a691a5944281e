package dev.edict.eval;

import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.network.HostPort;
import dev.edict.dsl.match.network.UrlTarget;
import dev.edict.dsl.rule.Condition.PermittedAction;
import dev.edict.dsl.rule.FileAction;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.FileRequest;
import dev.edict.eval.request.NetworkRequest;
import java.util.Optional;

/** What {@code where} clauses ask of another domain. */
final class PermittedRequests {
  private PermittedRequests() {}

  /**
   * Returns the request about the resource that {@code value} names, by the subject of {@code
   * original}; empty when no endpoint can be read from it.
   */
  static Optional<AccessRequest> of(PermittedAction action, String value, AccessRequest original) {
    return switch (action) {
      case FILESYSTEM_READ -> file(FileAction.READ, value, original);
      case FILESYSTEM_WRITE -> file(FileAction.WRITE, value, original);
      case FILESYSTEM_EXECUTE -> file(FileAction.EXECUTE, value, original);
      case FILESYSTEM_DELETE -> file(FileAction.DELETE, value, original);
      case NETWORK_CONNECT -> connect(value, original);
    };
  }

  private static Optional<AccessRequest> file(
      FileAction action, String path, AccessRequest original) {
    return Optional.of(FileRequest.of(original.subject(), original.environment(), action, path));
  }

  private static Optional<AccessRequest> connect(String target, AccessRequest original) {
    Canonical<HostPort> endpoint =
        target.contains("://")
            ? UrlTarget.parse(target).map(UrlTarget::endpoint)
            : HostPort.parse(target);
    HostPort found = endpoint.orNull();
    return found == null
        ? Optional.empty()
        : Optional.of(
            NetworkRequest.builder(original.subject(), found.host().text(), found.port())
                .environment(original.environment())
                .build());
  }
}
