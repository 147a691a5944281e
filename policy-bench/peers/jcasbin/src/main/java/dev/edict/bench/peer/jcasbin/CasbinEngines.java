package dev.edict.bench.peer.jcasbin;

import dev.edict.bench.engine.Engine;
import dev.edict.bench.engine.EngineProvider;
import dev.edict.bench.neutral.Area;
import dev.edict.bench.neutral.NeutralRule;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.casbin.jcasbin.main.CachedEnforcer;
import org.casbin.jcasbin.main.EnforceResult;
import org.casbin.jcasbin.main.Enforcer;
import org.casbin.jcasbin.model.Model;

/**
 * jCasbin: an enforcer for each area, denies first so that a deny ends the scan, compared by the
 * built-in functions. Cached, it remembers booleans by request and names no rule.
 */
public final class CasbinEngines implements EngineProvider {
  private static final String PLAIN = "jcasbin";
  private static final String CACHED = "jcasbin-cached";
  private static final String DENY_OVERRIDES =
      "some(where (p.eft == allow)) && !some(where (p.eft == deny))";

  @Override
  public List<String> engines() {
    return List.of(PLAIN, CACHED);
  }

  @Override
  public Engine load(String engine, List<NeutralRule> rules) {
    boolean cached = engine.equals(CACHED);
    Map<Area, Enforcer> enforcers = new EnumMap<>(Area.class);
    for (Area area : Area.values()) {
      enforcers.put(area, enforcer(area, rules, cached));
    }
    if (cached) {
      return (request, naming) ->
          enforcer(enforcers, request.area()).enforce(CasbinModel.arguments(request));
    }
    return (request, naming) -> {
      EnforceResult result =
          enforcer(enforcers, request.area()).enforceEx(CasbinModel.arguments(request));
      naming.rule = result.getExplain().isEmpty() ? null : result.getExplain().get(0);
      return result.isAllow();
    };
  }

  private static Enforcer enforcer(Map<Area, Enforcer> enforcers, Area area) {
    return Objects.requireNonNull(enforcers.get(area));
  }

  private static Enforcer enforcer(Area area, List<NeutralRule> rules, boolean cached) {
    Model model = new Model();
    model.addDef("r", "r", CasbinModel.arguments(area));
    model.addDef("p", "p", CasbinModel.columns(area));
    model.addDef("e", "e", DENY_OVERRIDES);
    model.addDef("m", "m", CasbinModel.matcher(area));
    Enforcer enforcer = cached ? new CachedEnforcer(model) : new Enforcer(model);
    enforcer.enableLog(false);
    enforcer.addPolicies(
        rules.stream()
            .filter(rule -> rule.area() == area)
            .sorted(Comparator.comparing(NeutralRule::allow))
            .map(CasbinModel::row)
            .toList());
    return enforcer;
  }
}
