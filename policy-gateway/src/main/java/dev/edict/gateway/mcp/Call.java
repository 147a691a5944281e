package dev.edict.gateway.mcp;

import dev.edict.gateway.rpc.RpcError;
import dev.edict.gateway.rpc.RpcFault;
import dev.edict.gateway.rpc.RpcMessage.Request;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request of the client with what is known of it.
 *
 * @param request the request
 * @param caller who sends it
 * @param outlet the way back
 * @param parameterHeaders the headers that repeat arguments, by their names in lower case; null
 *     when the request came without headers
 */
record Call(
    Request request, Caller caller, Outlet outlet, @Nullable Map<String, String> parameterHeaders) {
  private static final Set<String> OF_SECOND_REQUESTS = Set.of("inputResponses", "requestState");

  /** Returns the parameters, of which no others than these may be there. */
  Params params(String... names) throws RpcFault {
    return new Params(request.params()).only(Set.of(names));
  }

  /** Returns the parameters, which may also hold answers to an earlier question. */
  Params paramsOrAnswers(String... names) throws RpcFault {
    Set<String> all = new HashSet<>(Set.of(names));
    if (caller.era() == Era.MODERN) {
      all.addAll(OF_SECOND_REQUESTS);
    }
    return new Params(request.params()).only(all);
  }

  /** Returns the parameters of a list, which is always whole. */
  Params paramsOfList() throws RpcFault {
    Params params = params("cursor");
    if (params.textOrNull("cursor") != null) {
      throw new RpcFault(RpcError.INVALID_PARAMS, "the list has no further pages");
    }
    return params;
  }
}
