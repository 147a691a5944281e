package dev.edict.bench.engine.own;

import dev.edict.bench.engine.Engine;
import dev.edict.bench.engine.EngineProvider;
import dev.edict.bench.neutral.Area;
import dev.edict.bench.neutral.NeutralRequest;
import dev.edict.bench.neutral.NeutralRule;
import dev.edict.bench.neutral.RuleIndex;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one writes by hand: a scan of one list for each area, denies first, by {@code
 * java.util.regex} or by {@code java.nio} for paths, and hash maps for exactly the shapes of the
 * workload.
 */
public final class HandWrittenEngines implements EngineProvider {
  private static final String REGEX = "scan-regex";
  private static final String NIO = "scan-nio";
  private static final String HASHED = "hash-maps";

  @Override
  public List<String> engines() {
    return List.of(REGEX, NIO, HASHED);
  }

  @Override
  public Engine load(String engine, List<NeutralRule> rules) {
    return switch (engine) {
      case REGEX -> scan(rules, ScannedRule::byRegex);
      case NIO -> scan(rules, ScannedRule::byPathMatcher);
      case HASHED -> hashed(new RuleIndex(rules));
      default -> throw new IllegalArgumentException("no engine " + engine);
    };
  }

  private static Engine hashed(RuleIndex index) {
    return (request, naming) -> answer(index.decide(request), naming);
  }

  private static Engine scan(List<NeutralRule> rules, ScannedRule.Maker maker) {
    Map<Area, ScannedRule[]> lists = new EnumMap<>(Area.class);
    for (Area area : Area.values()) {
      lists.put(
          area,
          rules.stream()
              .filter(rule -> rule.area() == area)
              .sorted(Comparator.comparing(NeutralRule::allow))
              .map(maker::make)
              .toArray(ScannedRule[]::new));
    }
    return (request, naming) -> answer(first(lists, request), naming);
  }

  private static @Nullable NeutralRule first(
      Map<Area, ScannedRule[]> lists, NeutralRequest request) {
    ScannedRequest asked = ScannedRequest.of(request);
    for (ScannedRule rule : lists.getOrDefault(request.area(), new ScannedRule[0])) {
      if (rule.matches(asked)) {
        return rule.rule();
      }
    }
    return null;
  }

  private static boolean answer(@Nullable NeutralRule rule, Engine.Naming naming) {
    if (rule == null) {
      return false;
    }
    naming.rule = rule.id();
    return rule.allow();
  }
}
