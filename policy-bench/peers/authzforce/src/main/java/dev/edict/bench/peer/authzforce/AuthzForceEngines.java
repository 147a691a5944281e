package dev.edict.bench.peer.authzforce;

import dev.edict.bench.engine.Engine;
import dev.edict.bench.engine.EngineProvider;
import dev.edict.bench.neutral.AddressBlock;
import dev.edict.bench.neutral.Area;
import dev.edict.bench.neutral.NeutralRequest;
import dev.edict.bench.neutral.NeutralRequest.ToHost;
import dev.edict.bench.neutral.NeutralRequest.ToPath;
import dev.edict.bench.neutral.NeutralRequest.ToTool;
import dev.edict.bench.neutral.NeutralRule;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import oasis.names.tc.xacml._3_0.core.schema.wd_17.DecisionType;
import org.ow2.authzforce.core.pdp.api.AttributeFqn;
import org.ow2.authzforce.core.pdp.api.AttributeFqns;
import org.ow2.authzforce.core.pdp.api.DecisionRequestBuilder;
import org.ow2.authzforce.core.pdp.api.DecisionResult;
import org.ow2.authzforce.core.pdp.api.value.ArbitrarilyBigInteger;
import org.ow2.authzforce.core.pdp.api.value.AttributeBag;
import org.ow2.authzforce.core.pdp.api.value.Bags;
import org.ow2.authzforce.core.pdp.api.value.IntegerValue;
import org.ow2.authzforce.core.pdp.api.value.StandardDatatypes;
import org.ow2.authzforce.core.pdp.api.value.StringValue;
import org.ow2.authzforce.core.pdp.impl.BasePdpEngine;
import org.ow2.authzforce.core.pdp.impl.PdpEngineConfiguration;

/**
 * XACML 3.0 by AuthzForce: a decision point for each area, asked by its Java interface without XML.
 */
public final class AuthzForceEngines implements EngineProvider {
  private static final AttributeFqn HOST = attribute("host");
  private static final AttributeFqn PORT = attribute("port");
  private static final AttributeFqn IPV4 = attribute("ipv4");
  private static final AttributeFqn IPV6 = attribute("ipv6");
  private static final AttributeFqn PATH = attribute("path");
  private static final AttributeFqn ACTION = attribute("action");
  private static final AttributeFqn SERVER = attribute("server");
  private static final AttributeFqn TOOL = attribute("tool");
  private static final AttributeBag<StringValue> READ = text("read");
  private static final AttributeBag<StringValue> WRITE = text("write");

  @Override
  public List<String> engines() {
    return List.of("authzforce");
  }

  @Override
  public Engine load(String engine, List<NeutralRule> rules) throws Exception {
    Map<Area, BasePdpEngine> points = new EnumMap<>(Area.class);
    for (Area area : Area.values()) {
      points.put(area, point(rules.stream().filter(rule -> rule.area() == area).toList()));
    }
    return (request, naming) -> {
      BasePdpEngine point = Objects.requireNonNull(points.get(request.area()));
      DecisionResult result = evaluate(point, point.newRequestBuilder(1, 3), request);
      if (result.getDecision() == DecisionType.INDETERMINATE) {
        throw new IllegalStateException("no decision on " + request);
      }
      naming.rule = result.getPepActions().isEmpty() ? null : result.getPepActions().get(0).getId();
      return result.getDecision() == DecisionType.PERMIT;
    };
  }

  private static <R extends org.ow2.authzforce.core.pdp.api.DecisionRequest>
      DecisionResult evaluate(
          BasePdpEngine point, DecisionRequestBuilder<R> asked, NeutralRequest request) {
    if (request instanceof ToHost toHost) {
      asked.putNamedAttributeIfAbsent(HOST, text(toHost.host()));
      asked.putNamedAttributeIfAbsent(PORT, number(BigInteger.valueOf(toHost.port())));
      byte[] address = AddressBlock.address(toHost.host());
      if (address != null) {
        asked.putNamedAttributeIfAbsent(
            address.length == 4 ? IPV4 : IPV6, number(new BigInteger(1, address)));
      }
    } else if (request instanceof ToPath toPath) {
      asked.putNamedAttributeIfAbsent(PATH, text(toPath.path()));
      asked.putNamedAttributeIfAbsent(ACTION, toPath.write() ? WRITE : READ);
    } else if (request instanceof ToTool toTool) {
      asked.putNamedAttributeIfAbsent(SERVER, text(toTool.server()));
      asked.putNamedAttributeIfAbsent(TOOL, text(toTool.tool()));
    }
    return point.evaluate(asked.build(false));
  }

  private static AttributeFqn attribute(String name) {
    return AttributeFqns.newInstance(XacmlPolicy.CATEGORY, Optional.empty(), name);
  }

  private static AttributeBag<StringValue> text(String value) {
    return Bags.singletonAttributeBag(StandardDatatypes.STRING, new StringValue(value));
  }

  /** Numbers beyond a long are of another kind than the others, which compares with all. */
  private static AttributeBag<IntegerValue> number(BigInteger value) {
    return Bags.singletonAttributeBag(
        StandardDatatypes.INTEGER,
        value.bitLength() < Long.SIZE
            ? IntegerValue.valueOf(value.longValueExact())
            : new IntegerValue(new ArbitrarilyBigInteger(value)));
  }

  /** Policies come from files only; IPv6 addresses need larger integers than are usual. */
  private static BasePdpEngine point(List<NeutralRule> rules) throws Exception {
    Path folder = Files.createTempDirectory("edict-bench");
    Path policy = folder.resolve("policy.xml");
    Path configuration = folder.resolve("pdp.xml");
    try {
      Files.writeString(policy, XacmlPolicy.of(rules));
      Files.writeString(
          configuration,
          """
          <pdp xmlns="http://authzforce.github.io/core/xmlns/pdp/8"
           xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" version="8.1" maxIntegerValue="%s">
          <policyProvider id="files" xsi:type="StaticPolicyProvider">
          <policyLocation>%s</policyLocation></policyProvider>
          <rootPolicyRef>workload</rootPolicyRef></pdp>
          """
              .formatted(BigInteger.ONE.shiftLeft(128), policy.toUri()));
      return new BasePdpEngine(
          PdpEngineConfiguration.getInstance(configuration.toUri().toString()));
    } finally {
      Files.deleteIfExists(policy);
      Files.deleteIfExists(configuration);
      Files.deleteIfExists(folder);
    }
  }
}
