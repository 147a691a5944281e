package dev.edict.bench.peer.cel;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelBuilder;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelOptions;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.CelByteString;
import dev.cel.runtime.CelRuntime.Program;
import dev.edict.bench.engine.Engine;
import dev.edict.bench.engine.EngineProvider;
import dev.edict.bench.neutral.AddressBlock;
import dev.edict.bench.neutral.Area;
import dev.edict.bench.neutral.NeutralRequest;
import dev.edict.bench.neutral.NeutralRequest.ToHost;
import dev.edict.bench.neutral.NeutralRequest.ToPath;
import dev.edict.bench.neutral.NeutralRequest.ToTool;
import dev.edict.bench.neutral.NeutralRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * CEL on its planner runtime: a program for each rule; the list of rules, denies first, and the
 * name of a rule are the caller's.
 */
public final class CelEngines implements EngineProvider {

  private record Compiled(NeutralRule rule, Program program) {}

  @Override
  public List<String> engines() {
    return List.of("cel");
  }

  @Override
  public Engine load(String engine, List<NeutralRule> rules) throws Exception {
    Map<Area, List<Compiled>> lists = new EnumMap<>(Area.class);
    for (Area area : Area.values()) {
      lists.put(area, compile(cel(area), area, rules));
    }
    return (request, naming) -> {
      Map<String, Object> variables = variables(request);
      for (Compiled each : Objects.requireNonNull(lists.get(request.area()))) {
        if ((Boolean) each.program.eval(variables)) {
          naming.rule = each.rule.id();
          return each.rule.allow();
        }
      }
      return false;
    };
  }

  private static List<Compiled> compile(Cel cel, Area area, List<NeutralRule> rules)
      throws Exception {
    List<NeutralRule> deniesFirst =
        rules.stream()
            .filter(rule -> rule.area() == area)
            .sorted(Comparator.comparing(NeutralRule::allow))
            .toList();
    List<Compiled> compiled = new ArrayList<>();
    for (NeutralRule rule : deniesFirst) {
      String expression = CelExpressions.expression(rule);
      compiled.add(new Compiled(rule, cel.createProgram(cel.compile(expression).getAst())));
    }
    return compiled;
  }

  private static Cel cel(Area area) {
    CelBuilder builder =
        CelFactory.plannerCelBuilder()
            .setOptions(CelOptions.current().enableHeterogeneousNumericComparisons(true).build());
    switch (area) {
      case NET ->
          builder
              .addVar("host", SimpleType.STRING)
              .addVar("port", SimpleType.INT)
              .addVar("address", SimpleType.BYTES);
      case FS -> builder.addVar("path", SimpleType.STRING).addVar("write", SimpleType.BOOL);
      case MCP -> builder.addVar("server", SimpleType.STRING).addVar("tool", SimpleType.STRING);
    }
    return builder.build();
  }

  private static Map<String, Object> variables(NeutralRequest request) {
    if (request instanceof ToHost toHost) {
      byte[] address = AddressBlock.address(toHost.host());
      CelByteString bytes = address == null ? CelByteString.EMPTY : CelByteString.of(address);
      return Map.of("host", toHost.host(), "port", (long) toHost.port(), "address", bytes);
    } else if (request instanceof ToPath toPath) {
      return Map.of("path", toPath.path(), "write", toPath.write());
    } else if (request instanceof ToTool toTool) {
      return Map.of("server", toTool.server(), "tool", toTool.tool());
    }
    throw new AssertionError(request);
  }
}
