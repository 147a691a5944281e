package dev.edict.bench.peer.cedar;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.AuthorizationSuccessResponse;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.IpAddress;
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import dev.edict.bench.engine.Engine;
import dev.edict.bench.engine.EngineProvider;
import dev.edict.bench.neutral.AddressBlock;
import dev.edict.bench.neutral.Area;
import dev.edict.bench.neutral.NeutralRequest;
import dev.edict.bench.neutral.NeutralRequest.ToHost;
import dev.edict.bench.neutral.NeutralRequest.ToPath;
import dev.edict.bench.neutral.NeutralRequest.ToTool;
import dev.edict.bench.neutral.NeutralRule;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Cedar by its Java binding: a policy for each rule in a set for each area, parsed once and kept in
 * the native library; uncached, handed over as text with every request. It names the deciding
 * policies as an unordered set.
 */
public final class CedarEngines implements EngineProvider {
  private static final String PARSED_ONCE = "cedar";
  private static final String UNCACHED = "cedar-uncached";

  private static final EntityUID AGENT = new EntityUID(type("Agent"), "self");
  private static final EntityUID CONNECT = new EntityUID(type("Action"), "connect");
  private static final EntityUID READ = new EntityUID(type("Action"), "read");
  private static final EntityUID WRITE = new EntityUID(type("Action"), "write");
  private static final EntityUID CALL = new EntityUID(type("Action"), "call");
  private static final EntityTypeName HOST = type("Host");
  private static final EntityTypeName FILE = type("File");
  private static final EntityTypeName SERVER = type("Server");

  @Override
  public List<String> engines() {
    return List.of(PARSED_ONCE, UNCACHED);
  }

  @Override
  public Engine load(String engine, List<NeutralRule> rules) throws Exception {
    Map<Area, PolicySet> sets = new EnumMap<>(Area.class);
    for (Area area : Area.values()) {
      PolicySet set =
          new PolicySet(
              rules.stream()
                  .filter(rule -> rule.area() == area)
                  .map(rule -> new Policy(CedarPolicies.policy(rule), rule.id()))
                  .collect(Collectors.toSet()));
      if (engine.equals(PARSED_ONCE)) {
        set.cache();
      }
      sets.put(area, set);
    }
    BasicAuthorizationEngine authorization = new BasicAuthorizationEngine();
    return (request, naming) -> {
      PolicySet set = Objects.requireNonNull(sets.get(request.area()));
      AuthorizationResponse response = authorization.isAuthorized(ask(request), set, Set.of());
      AuthorizationSuccessResponse answer =
          response.success.orElseThrow(() -> new IllegalStateException(response.toString()));
      Set<String> deciding = answer.getReason();
      naming.rule = deciding.isEmpty() ? null : deciding.iterator().next();
      return answer.isAllowed();
    };
  }

  private static AuthorizationRequest ask(NeutralRequest request) {
    if (request instanceof ToHost toHost) {
      Map<String, Value> context = new HashMap<>();
      context.put("host", new PrimString(toHost.host()));
      context.put("port", new PrimLong((long) toHost.port()));
      if (AddressBlock.address(toHost.host()) != null) {
        context.put("ip", new IpAddress(toHost.host()));
      }
      return new AuthorizationRequest(AGENT, CONNECT, new EntityUID(HOST, toHost.host()), context);
    } else if (request instanceof ToPath toPath) {
      return new AuthorizationRequest(
          AGENT,
          toPath.write() ? WRITE : READ,
          new EntityUID(FILE, toPath.path()),
          Map.of("path", new PrimString(toPath.path())));
    } else if (request instanceof ToTool toTool) {
      return new AuthorizationRequest(
          AGENT,
          CALL,
          new EntityUID(SERVER, toTool.server()),
          Map.of("tool", new PrimString(toTool.tool())));
    }
    throw new AssertionError(request);
  }

  private static EntityTypeName type(String name) {
    return EntityTypeName.parse(name).orElseThrow();
  }
}
