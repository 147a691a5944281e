package dev.edict.convert.export;

import dev.edict.convert.Loss;
import dev.edict.convert.Loss.Direction;
import dev.edict.convert.export.AllowList.HostEntry;
import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.match.mcp.ToolPattern;
import dev.edict.dsl.match.network.Protocol;
import dev.edict.dsl.rule.Condition;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.rule.RuleTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sorts the rules of a policy set into what a list can say and what it cannot. */
final class AllowListBuilder {
  private static final Condition ALWAYS = new Condition.All(List.of());

  private final RuleSet rules;
  private final List<HostEntry> allowedHosts = new ArrayList<>();
  private final List<HostEntry> deniedHosts = new ArrayList<>();
  private final List<ToolPattern> allowedTools = new ArrayList<>();
  private final List<ToolPattern> deniedTools = new ArrayList<>();
  private final List<Loss> losses = new ArrayList<>();

  AllowListBuilder(RuleSet rules) {
    this.rules = rules;
  }

  AllowList build() {
    for (Rule rule : rules.rules()) {
      boolean said = rule.domain() == Domain.NETWORK || rule.domain() == Domain.MCP;
      if (said && !rule.observed()) {
        if (rule.effect() == Effect.ALLOW) {
          allow(rule);
        } else {
          deny(rule);
        }
      }
    }
    return new AllowList(allowedHosts, deniedHosts, allowedTools, deniedTools, losses);
  }

  private void allow(Rule rule) {
    Optional<String> reason = reasonAgainst(rule);
    if (reason.isPresent()) {
      lose(Direction.NARROWER, rule, reason.get());
    } else if (rule.target() instanceof RuleTarget.Connect connect) {
      connect
          .endpoints()
          .forEach(
              endpoint ->
                  allowedHosts.add(new HostEntry(endpoint, connect.protocols(), rule.id().rule())));
    } else if (rule.target() instanceof RuleTarget.Call call) {
      allowedTools.addAll(call.tools());
    } else {
      lose(Direction.NARROWER, rule, "an allow on something other than connections and calls");
    }
  }

  private Optional<String> reasonAgainst(Rule rule) {
    if (!rule.condition().equals(ALWAYS)) {
      return Optional.of("it has a condition");
    }
    if (rule.until().isPresent()) {
      return Optional.of("it ends");
    }
    if (rule.approval().isPresent()) {
      return Optional.of("it requires approval");
    }
    if (!rule.policy().teams().isEmpty()) {
      return Optional.of("its policy is for teams");
    }
    boolean governedAbove =
        rules.policies().stream()
            .anyMatch(
                policy ->
                    policy.level().isAbove(rule.level())
                        && policy.governs().contains(rule.domain()));
    return governedAbove ? Optional.of("a higher level governs its domain") : Optional.empty();
  }

  private void deny(Rule rule) {
    boolean conditional = !rule.condition().equals(ALWAYS) || rule.until().isPresent();
    boolean scoped = !rule.policy().teams().isEmpty();
    if (rule.target() instanceof RuleTarget.Connect connect) {
      connect
          .endpoints()
          .forEach(
              endpoint ->
                  deniedHosts.add(new HostEntry(endpoint, connect.protocols(), rule.id().rule())));
    } else if (rule.target() instanceof RuleTarget.Http http) {
      http.endpoints()
          .forEach(
              endpoint ->
                  deniedHosts.add(
                      new HostEntry(
                          endpoint, Set.of(Protocol.TCP, Protocol.UDP), rule.id().rule())));
      lose(Direction.NARROWER, rule, "requests are not told apart, so the host is denied");
    } else if (rule.target() instanceof RuleTarget.Call call && !isPin(rule)) {
      deniedTools.addAll(call.tools());
    } else {
      lose(Direction.WIDER, rule, "a deny on something other than connections and calls");
      return;
    }
    if (conditional || scoped) {
      lose(Direction.NARROWER, rule, "the deny holds always and for everybody");
    }
  }

  /**
   * Pins are denies that hold unless a digest fits; taken without it they would deny everything.
   */
  private static boolean isPin(Rule rule) {
    return rule.condition() instanceof Condition.Not;
  }

  private void lose(Direction direction, Rule rule, String what) {
    losses.add(new Loss(direction, "rule `" + rule.id().rule() + "`", what));
  }
}
