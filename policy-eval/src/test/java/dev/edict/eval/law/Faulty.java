package dev.edict.eval.law;

import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.match.filesystem.FilesystemProfile;
import dev.edict.dsl.rule.Condition;
import dev.edict.dsl.rule.DelegationGrant;
import dev.edict.dsl.rule.DelegationGrant.Bound;
import dev.edict.dsl.rule.Level;
import dev.edict.dsl.rule.Operand.AttributeValue;
import dev.edict.dsl.rule.Policy;
import dev.edict.dsl.rule.ResourceLimit;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.eval.EffectiveLimit;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Explanation.RuleTrace;
import dev.edict.eval.decision.Explanation.Standing;
import dev.edict.eval.decision.Explanation.Status;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.FileRequest;
import dev.edict.eval.request.NetworkRequest;
import dev.edict.eval.request.Subject;
import dev.edict.eval.request.ToolCallRequest;
import dev.edict.eval.testing.Patterns;
import dev.edict.eval.testing.RuleBuilder;
import dev.edict.eval.testing.RuleSets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What engines with a fault are made of. */
final class Faulty {
  private static final Set<Status> DECIDING =
      EnumSet.of(Status.DETERMINING, Status.MATCHED, Status.OVERRIDDEN);
  private static final List<Outcome> ORDER =
      List.of(Outcome.DENY, Outcome.APPROVAL_REQUIRED, Outcome.ALLOW);
  private static final Rule NOTHING =
      RuleBuilder.allow("nothing", Patterns.call("x/x")).in(RuleSets.policy("none", Level.ORG));

  private Faulty() {}

  /** Returns an engine that compiles other rules than it is given. */
  static Engine onRules(UnaryOperator<RuleSet> change) {
    return new Engine() {
      @Override
      Function<AccessRequest, Decision> decider(RuleSet rules) {
        return super.decider(change.apply(rules));
      }
    };
  }

  /** How a decision is changed. */
  @FunctionalInterface
  interface Change {
    Decision of(AccessRequest request, Decision decision);
  }

  /** Returns an engine that changes its decisions. */
  static Engine onDecision(Change change) {
    return new Engine() {
      @Override
      Function<AccessRequest, Decision> decider(RuleSet rules) {
        Function<AccessRequest, Decision> right = super.decider(rules);
        return request -> change.of(request, right.apply(request));
      }
    };
  }

  /** Returns an engine that lets {@code choice} pick from the rules that match, in their order. */
  static Engine onMatches(Function<List<Rule>, Rule> choice) {
    return new Engine() {
      @Override
      Function<AccessRequest, Decision> decider(RuleSet rules) {
        return request -> {
          List<Rule> matching =
              explain(rules, request).traces().stream()
                  .filter(trace -> DECIDING.contains(trace.status()))
                  .map(RuleTrace::rule)
                  .toList();
          Decision right = explain(rules, request).decision();
          return matching.isEmpty() ? right : by(choice.apply(matching), right);
        };
      }
    };
  }

  /** Returns an engine that decides other requests than it is asked. */
  static Engine onRequests(UnaryOperator<AccessRequest> change) {
    return lenient(change, change);
  }

  /** Returns an engine that gives the higher of two decisions. */
  static Engine lenient(UnaryOperator<AccessRequest> one, UnaryOperator<AccessRequest> other) {
    return new Engine() {
      @Override
      Function<AccessRequest, Decision> decider(RuleSet rules) {
        Function<AccessRequest, Decision> right = super.decider(rules);
        BinaryOperator<Decision> higher =
            BinaryOperator.maxBy(Comparator.comparing(d -> ORDER.indexOf(d.outcome())));
        return request ->
            higher.apply(right.apply(one.apply(request)), right.apply(other.apply(request)));
      }
    };
  }

  private static Decision by(Rule rule, Decision decision) {
    Outcome outcome =
        rule.effect() == Effect.DENY
            ? Outcome.DENY
            : rule.approval().isPresent() ? Outcome.APPROVAL_REQUIRED : Outcome.ALLOW;
    return decision(outcome, rule, decision);
  }

  static Decision open(Decision decision) {
    return decision(Outcome.ALLOW, decision.rule().orElse(NOTHING), decision);
  }

  static Decision closed(Decision decision) {
    return decision(Outcome.DENY, decision.rule().orElse(NOTHING), decision);
  }

  private static Decision decision(Outcome outcome, Rule rule, Decision decision) {
    return new Decision(
        outcome,
        Basis.EXPLICIT,
        Optional.of(rule),
        decision.code(),
        decision.reason(),
        decision.resource(),
        List.of(),
        decision.policyDigest(),
        decision.generation());
  }

  static Rule majority(List<Rule> rules) {
    Effect effect =
        rules.stream().filter(rule -> rule.effect() == Effect.DENY).count() * 2 >= rules.size()
            ? Effect.DENY
            : Effect.ALLOW;
    return rules.stream().filter(rule -> rule.effect() == effect).findFirst().orElseThrow();
  }

  static RuleSet withoutGates(RuleSet rules) {
    List<DelegationGrant> grants = new ArrayList<>();
    for (Policy policy : rules.policies()) {
      policy
          .governs()
          .forEach(
              domain ->
                  grants.add(
                      new DelegationGrant(
                          policy,
                          domain,
                          EnumSet.allOf(Level.class),
                          new Bound.Everything(),
                          policy.origin())));
    }
    return RuleSets.withDelegations(rules, grants);
  }

  static RuleSet withoutBounds(RuleSet rules) {
    return RuleSets.withDelegations(
        rules,
        rules.delegations().stream()
            .map(
                grant ->
                    new DelegationGrant(
                        grant.policy(),
                        grant.domain(),
                        grant.levels(),
                        new Bound.Everything(),
                        grant.origin()))
            .toList());
  }

  /** Takes all denies away when their number is even. */
  static RuleSet withoutPairedDenies(RuleSet rules) {
    long denies = rules.rules().stream().filter(rule -> rule.effect() == Effect.DENY).count();
    return denies % 2 == 0 ? Outcomes.keep(rules, rule -> rule.effect() == Effect.ALLOW) : rules;
  }

  static RuleSet eachRule(RuleSet rules, UnaryOperator<Rule> change) {
    return RuleSets.withRules(rules, rules.rules().stream().map(change).toList());
  }

  static Rule enforced(Rule rule) {
    return changed(rule, false, rule.condition());
  }

  static Rule unconditional(Rule rule) {
    return changed(rule, rule.observed(), Condition.ALWAYS);
  }

  /** Lets a rule match only if what its comparison reads is there. */
  static Rule onlyWhenTold(Rule rule) {
    return rule.condition() instanceof Condition.Comparison comparison
            && comparison.left() instanceof AttributeValue attribute
        ? changed(
            rule,
            rule.observed(),
            new Condition.All(List.of(new Condition.Presence(attribute), comparison)))
        : rule;
  }

  private static Rule changed(Rule rule, boolean observed, Condition condition) {
    return new Rule(
        rule.id(),
        rule.policy(),
        rule.effect(),
        observed,
        rule.target(),
        condition,
        rule.until(),
        rule.approval(),
        rule.severity(),
        rule.annotations(),
        rule.origin());
  }

  /** Returns a connection to the first address that the name resolved to. */
  static AccessRequest byAddress(AccessRequest request) {
    if (request instanceof NetworkRequest network && !network.resolvedAddresses().isEmpty()) {
      return NetworkRequest.builder(
              network.subject(), network.resolvedAddresses().get(0), network.port())
          .protocol(network.protocol())
          .build();
    }
    return request;
  }

  /** Takes an unknown file system for another. */
  static AccessRequest takenFor(FilesystemProfile profile, AccessRequest request) {
    if (request instanceof FileRequest file
        && file.environment().profile() == FilesystemProfile.UNKNOWN) {
      return new FileRequest(
          file.subject(),
          file.environment().withProfile(profile),
          file.fileAction(),
          file.path().toLowerCase(Locale.ROOT),
          file.realPath());
    }
    return request;
  }

  static AccessRequest as(Subject subject, AccessRequest request) {
    if (request instanceof FileRequest file) {
      return FileRequest.of(subject, file.environment(), file.fileAction(), file.path());
    } else if (request instanceof ToolCallRequest call) {
      return new ToolCallRequest(
          subject, call.environment(), call.server(), call.tool(), call.arguments());
    }
    return request;
  }

  /** Returns a trace that says less than it should. */
  static RuleTrace blurred(RuleTrace trace) {
    Status status = trace.status() == Status.OVERRIDDEN ? Status.MATCHED : Status.NEARLY;
    return new RuleTrace(trace.rule(), status, trace.detail(), Standing.DECIDES, trace.parts());
  }

  static boolean isNoDecidingRule(RuleTrace trace) {
    return !DECIDING.contains(trace.status());
  }

  static EffectiveLimit highest(RuleSet rules, ResourceLimit.Kind kind) {
    ResourceLimit highest =
        rules.limits().stream()
            .filter(limit -> limit.kind() == kind)
            .max(Comparator.comparing(ResourceLimit::amount))
            .orElseThrow();
    return new EffectiveLimit(kind, highest.amount(), highest);
  }
}
