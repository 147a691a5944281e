package dev.edict.bench.peer.sapl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.edict.bench.neutral.AddressBlock;
import dev.edict.bench.neutral.NeutralRequest;
import dev.edict.bench.neutral.NeutralRequest.ToHost;
import dev.edict.bench.neutral.NeutralRequest.ToPath;
import dev.edict.bench.neutral.NeutralRequest.ToTool;
import io.sapl.api.pdp.AuthorizationSubscription;
import java.math.BigInteger;

/** Requests with the attributes that let policies compare for equality, worked out in advance. */
final class SaplRequests {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final JsonNode AGENT = TextNode.valueOf("agent");
  private static final JsonNode CONNECT = TextNode.valueOf("connect");
  private static final JsonNode READ = TextNode.valueOf("read");
  private static final JsonNode WRITE = TextNode.valueOf("write");
  private static final JsonNode CALL = TextNode.valueOf("call");

  private SaplRequests() {}

  static AuthorizationSubscription subscription(NeutralRequest request) {
    if (request instanceof ToHost toHost) {
      return about(CONNECT, host(toHost));
    } else if (request instanceof ToPath toPath) {
      return about(toPath.write() ? WRITE : READ, path(toPath.path()));
    } else if (request instanceof ToTool toTool) {
      return about(
          CALL, JSON.objectNode().put("server", toTool.server()).put("tool", toTool.tool()));
    }
    throw new AssertionError(request);
  }

  private static AuthorizationSubscription about(JsonNode action, JsonNode resource) {
    return new AuthorizationSubscription(AGENT, action, resource, JSON.nullNode());
  }

  private static ObjectNode host(ToHost request) {
    String host = request.host();
    byte[] address = AddressBlock.address(host);
    ObjectNode resource = JSON.objectNode().put("host", host).put("port", request.port());
    resource.put("bytes", address == null ? 0 : address.length);
    resource.put("address", address == null ? BigInteger.ZERO : new BigInteger(1, address));
    int dot = address == null ? host.indexOf('.') : -1;
    resource.put("parent", dot < 0 ? "" : host.substring(dot + 1));
    ArrayNode parents = resource.putArray("parents");
    for (; dot >= 0; dot = host.indexOf('.', dot + 1)) {
      parents.add(host.substring(dot + 1));
    }
    return resource;
  }

  private static ObjectNode path(String path) {
    int slash = path.lastIndexOf('/');
    String name = path.substring(slash + 1);
    ObjectNode resource = JSON.objectNode().put("path", path).put("name", name);
    resource.put("extension", name.substring(name.lastIndexOf('.') + 1));
    resource.put("folder", path.substring(0, slash));
    ArrayNode folders = resource.putArray("folders");
    for (int cut = slash; cut > 0; cut = path.lastIndexOf('/', cut - 1)) {
      folders.add(path.substring(0, cut));
    }
    return resource;
  }
}
