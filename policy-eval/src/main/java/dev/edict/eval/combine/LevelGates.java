package dev.edict.eval.combine;

import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.rule.Level;
import dev.edict.dsl.rule.RuleSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The gates of a rule set, one for each domain and level. */
public final class LevelGates {
  private final Map<Domain, Map<Level, LevelGate>> gates = new EnumMap<>(Domain.class);

  private LevelGates(RuleSet ruleSet) {
    for (Domain domain : Domain.values()) {
      Map<Level, LevelGate> ofDomain = new EnumMap<>(Level.class);
      for (Level level : Level.values()) {
        ofDomain.put(level, LevelGate.of(ruleSet, domain, level));
      }
      gates.put(domain, ofDomain);
    }
  }

  /** Returns the gates of {@code ruleSet}. */
  public static LevelGates of(RuleSet ruleSet) {
    return new LevelGates(ruleSet);
  }

  /** Returns the gate of what {@code level} allows in {@code domain}. */
  public LevelGate gate(Domain domain, Level level) {
    return Objects.requireNonNull(Objects.requireNonNull(gates.get(domain)).get(level));
  }
}
