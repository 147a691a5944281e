package dev.edict.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.gateway.rpc.RpcError;
import dev.edict.gateway.rpc.RpcFault;
import dev.edict.gateway.rpc.StrictTree;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes parameters of a request apart; what is missing, of another type or not known is a fault.
 */
final class Params {
  private final ObjectNode members;

  Params(ObjectNode members) {
    this.members = members;
  }

  /** Checks that there are no members but these and {@code _meta}. */
  Params only(Set<String> names) throws RpcFault {
    for (Iterator<String> all = members.fieldNames(); all.hasNext(); ) {
      String name = all.next();
      if (!name.equals("_meta") && !names.contains(name)) {
        throw new RpcFault(RpcError.INVALID_PARAMS, "a parameter is not known here");
      }
    }
    return this;
  }

  String text(String name) throws RpcFault {
    JsonNode value = members.get(name);
    if (value == null || !value.isTextual()) {
      throw new RpcFault(RpcError.INVALID_PARAMS, "the parameter \"" + name + "\" is not a text");
    }
    return value.textValue();
  }

  @Nullable String textOrNull(String name) throws RpcFault {
    return members.has(name) ? text(name) : null;
  }

  ObjectNode object(String name) throws RpcFault {
    ObjectNode value = objectOrNull(name);
    if (value == null) {
      throw new RpcFault(RpcError.INVALID_PARAMS, "the parameter \"" + name + "\" is missing");
    }
    return value;
  }

  @Nullable ObjectNode objectOrNull(String name) throws RpcFault {
    JsonNode value = members.get(name);
    if (value == null) {
      return null;
    }
    if (!(value instanceof ObjectNode object)) {
      throw new RpcFault(
          RpcError.INVALID_PARAMS, "the parameter \"" + name + "\" is not an object");
    }
    return object;
  }

  /** Returns what stands beside the parameters; empty when nothing does. */
  ObjectNode meta() throws RpcFault {
    ObjectNode meta = objectOrNull("_meta");
    return meta == null ? StrictTree.nodes().objectNode() : meta;
  }
}
