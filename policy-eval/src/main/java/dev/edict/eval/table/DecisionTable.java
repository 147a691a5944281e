package dev.edict.eval.table;

import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.match.MatchSide;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.eval.combine.CompiledRule;
import dev.edict.eval.combine.LevelGates;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A compiled rule set: for each domain and effect, an index from resources to rules. Immutable.
 *
 * <p>A request is looked up among the denies and, if none decides, among the allows. The cost grows
 * with the length of the resource and with the number of rules that match it and must be looked at
 * (conditions, teams, ends, bounds), not with the number of rules. Memory is about one key, one
 * cell and one clause for each distinct pattern of a rule.
 */
public final class DecisionTable {
  private final List<CompiledRule> rules;
  private final Map<Effect, NetworkTable> network = new EnumMap<>(Effect.class);
  private final Map<Effect, FileTable> files = new EnumMap<>(Effect.class);
  private final Map<Effect, McpTable> mcp = new EnumMap<>(Effect.class);
  private final SecretTable secrets;
  private final RedactionTable redactions;

  private DecisionTable(RuleSet ruleSet) {
    LevelGates gates = LevelGates.of(ruleSet);
    this.rules = compile(ruleSet, gates);
    for (Effect effect : Effect.values()) {
      List<CompiledRule> ofEffect =
          rules.stream().filter(rule -> rule.rule().effect() == effect).toList();
      boolean denying = effect == Effect.DENY;
      network.put(effect, NetworkTable.of(denying, ofEffect));
      files.put(effect, FileTable.of(denying ? MatchSide.DENY : MatchSide.ALLOW, ofEffect));
      mcp.put(effect, McpTable.of(ofEffect));
    }
    this.secrets = SecretTable.of(ruleSet.secrets(), gates);
    this.redactions = RedactionTable.of(ruleSet.redactions());
  }

  /** Returns the rule set compiled. */
  public static DecisionTable of(RuleSet ruleSet) {
    return new DecisionTable(ruleSet);
  }

  private static List<CompiledRule> compile(RuleSet ruleSet, LevelGates gates) {
    List<CompiledRule> compiled = new ArrayList<>(ruleSet.rules().size());
    for (Rule rule : ruleSet.rules()) {
      compiled.add(CompiledRule.of(compiled.size(), rule, gates.gate(rule.domain(), rule.level())));
    }
    return List.copyOf(compiled);
  }

  /** Returns all rules, by rank. */
  public List<CompiledRule> rules() {
    return rules;
  }

  /** Returns the network rules of one effect. */
  public NetworkTable network(Effect effect) {
    return of(network, effect);
  }

  /** Returns the file rules of one effect. */
  public FileTable files(Effect effect) {
    return of(files, effect);
  }

  /** Returns the MCP rules of one effect. */
  public McpTable mcp(Effect effect) {
    return of(mcp, effect);
  }

  /** Returns which secrets go where. */
  public SecretTable secrets() {
    return secrets;
  }

  /** Returns which parts of calls no record may show. */
  public RedactionTable redactions() {
    return redactions;
  }

  private static <T> T of(Map<Effect, T> tables, Effect effect) {
    T table = tables.get(effect);
    if (table == null) {
      throw new AssertionError(effect);
    }
    return table;
  }
}
