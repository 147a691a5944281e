package dev.edict.eval.test.coverage;

import dev.edict.dsl.match.filesystem.PathPattern;
import dev.edict.dsl.match.mcp.NamePattern;
import dev.edict.dsl.match.mcp.ToolPattern;
import dev.edict.dsl.match.mcp.UriPattern;
import dev.edict.dsl.match.network.EndpointPattern;
import dev.edict.dsl.match.network.HttpPathPattern;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.rule.RuleTarget;
import java.util.ArrayList;
import java.util.List;

/**
 * A rule set in which each rule names one pattern, so that the rule which decides tells the pattern
 * that did. It decides every request as the rule set that it was made of, but for transfers that a
 * deny with several patterns does not hinder.
 */
final class DividedRules {
  private final RuleSet ruleSet;
  private final List<Rule> wholes;

  private DividedRules(RuleSet ruleSet, List<Rule> wholes) {
    this.ruleSet = ruleSet;
    this.wholes = List.copyOf(wholes);
  }

  static DividedRules of(RuleSet ruleSet) {
    List<Rule> parts = new ArrayList<>();
    List<Rule> wholes = new ArrayList<>();
    for (Rule rule : ruleSet.rules()) {
      for (RuleTarget target : rule.observed() ? List.of(rule.target()) : divided(rule.target())) {
        parts.add(with(rule, target));
        wholes.add(rule);
      }
    }
    return new DividedRules(
        new RuleSet(
            ruleSet.policies(),
            parts,
            ruleSet.secrets(),
            ruleSet.redactions(),
            ruleSet.limits(),
            ruleSet.delegations(),
            ruleSet.attributes(),
            ruleSet.digest()),
        wholes);
  }

  /** Returns the rules, one for each pattern, in order. */
  RuleSet ruleSet() {
    return ruleSet;
  }

  /** Returns the rule that the one at {@code rank} is a part of. */
  Rule whole(int rank) {
    return wholes.get(rank);
  }

  private static Rule with(Rule rule, RuleTarget target) {
    return new Rule(
        rule.id(),
        rule.policy(),
        rule.effect(),
        rule.observed(),
        target,
        rule.condition(),
        rule.until(),
        rule.approval(),
        rule.severity(),
        rule.annotations(),
        rule.origin());
  }

  private static List<RuleTarget> divided(RuleTarget target) {
    List<RuleTarget> parts = new ArrayList<>();
    if (target instanceof RuleTarget.Connect connect) {
      for (EndpointPattern endpoint : connect.endpoints()) {
        parts.add(new RuleTarget.Connect(connect.protocols(), List.of(endpoint)));
      }
    } else if (target instanceof RuleTarget.Http http) {
      for (EndpointPattern endpoint : http.endpoints()) {
        for (HttpPathPattern path : http.paths()) {
          parts.add(new RuleTarget.Http(http.methods(), List.of(endpoint), List.of(path)));
        }
      }
    } else if (target instanceof RuleTarget.Files files) {
      for (PathPattern path : files.paths()) {
        parts.add(new RuleTarget.Files(files.actions(), List.of(path)));
      }
    } else {
      addDividedMcp(target, parts);
    }
    return parts;
  }

  private static void addDividedMcp(RuleTarget target, List<RuleTarget> parts) {
    if (target instanceof RuleTarget.Call call) {
      for (ToolPattern tool : call.tools()) {
        parts.add(new RuleTarget.Call(List.of(tool)));
      }
    } else if (target instanceof RuleTarget.Register register) {
      for (NamePattern server : register.servers()) {
        parts.add(new RuleTarget.Register(List.of(server)));
      }
    } else if (target instanceof RuleTarget.UseServer use) {
      for (NamePattern server : use.servers()) {
        parts.add(new RuleTarget.UseServer(List.of(server)));
      }
    } else if (target instanceof RuleTarget.ReadResource read) {
      for (UriPattern uri : read.uris()) {
        for (NamePattern server : read.servers()) {
          parts.add(new RuleTarget.ReadResource(List.of(uri), List.of(server)));
        }
      }
    } else if (target instanceof RuleTarget.GetPrompt get) {
      for (NamePattern prompt : get.prompts()) {
        for (NamePattern server : get.servers()) {
          parts.add(new RuleTarget.GetPrompt(List.of(prompt), List.of(server)));
        }
      }
    } else {
      throw new AssertionError(target);
    }
  }
}
