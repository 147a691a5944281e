package dev.edict.eval.table;

import dev.edict.dsl.PolicyException;
import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.eval.canonical.CanonicalRequest;
import dev.edict.eval.combine.CompiledRule;
import dev.edict.eval.combine.LevelGates;
import dev.edict.eval.combine.RuleOrder;
import dev.edict.eval.combine.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A compiled rule set: for each domain, an index from resources to the rules of both effects.
 * Immutable.
 *
 * <p>One walk over the resource finds the first of all rules that match, in the order in which they
 * decide. Unless that rule must be looked at with the request (conditions, teams, ends, bounds),
 * the verdict is known; else the rules that match are reported and combined. The cost grows with
 * the length of the resource and with the number of rules that match it and must be looked at, not
 * with the number of rules.
 */
public final class DecisionTable {
  private final RuleOrder order;
  private final NetworkIndex network;
  private final FileIndex files;
  private final McpIndex mcp;
  private final SecretTable secrets;
  private final RedactionTable redactions;
  private final FirstRule firstRule;
  private final DirectLookup directLookup;

  private DecisionTable(RuleSet ruleSet) {
    if (ruleSet.rules().size() > Clause.MOST_RULES) {
      throw new IllegalArgumentException("more than " + Clause.MOST_RULES + " rules");
    }
    LevelGates gates = LevelGates.of(ruleSet);
    this.order = RuleOrder.of(ruleSet, gates);
    this.network = new NetworkIndex(order);
    this.files = new FileIndex(order);
    this.mcp = new McpIndex(order);
    this.secrets = SecretTable.of(ruleSet.secrets(), gates);
    this.redactions = RedactionTable.of(ruleSet.redactions());
    this.firstRule = new FirstRule(network, files, mcp);
    this.directLookup = new DirectLookup(network, files, mcp, secrets, redactions);
  }

  /**
   * Returns the rule set compiled.
   *
   * @throws PolicyException if some request would have to be compared with too many patterns
   */
  public static DecisionTable of(RuleSet ruleSet) {
    DecisionTable table = new DecisionTable(ruleSet);
    new Ambiguity(ruleSet)
        .in(Domain.NETWORK, table.network.mostCompared())
        .in(Domain.FILESYSTEM, table.files.mostCompared())
        .in(Domain.MCP, table.mcp.mostCompared())
        .refuse();
    return table;
  }

  /** Returns rules compiled that are some of a set which was compiled before. */
  public static DecisionTable ofPart(RuleSet ruleSet) {
    return new DecisionTable(ruleSet);
  }

  /** Returns all rules, by rank. */
  public List<CompiledRule> rules() {
    return order.byRank();
  }

  /** Returns the order of the rules. */
  public RuleOrder order() {
    return order;
  }

  /** Returns what looks requests up from their parts as received. */
  public DirectLookup directLookup() {
    return directLookup;
  }

  /** Returns the verdict on a request if it is known without a look at any rule, else null. */
  public @Nullable Verdict certainVerdict(CanonicalRequest request) {
    int place = firstRule.of(request);
    return place != FirstRule.UNKNOWN && order.isCertain(place) ? order.verdict(place) : null;
  }

  /** Returns the network rules of one effect. */
  public NetworkTable network(Effect effect) {
    return new NetworkTable(network, effect);
  }

  /** Returns the file rules of one effect. */
  public FileTable files(Effect effect) {
    return new FileTable(files, effect);
  }

  /** Returns the MCP rules of one effect. */
  public McpTable mcp(Effect effect) {
    return new McpTable(mcp, effect);
  }

  /** Returns which secrets go where. */
  public SecretTable secrets() {
    return secrets;
  }

  /** Returns which parts of calls no record may show. */
  public RedactionTable redactions() {
    return redactions;
  }
}
