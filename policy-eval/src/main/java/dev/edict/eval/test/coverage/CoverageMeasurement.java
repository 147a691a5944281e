package dev.edict.eval.test.coverage;

import dev.edict.dsl.PolicyException;
import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.eval.analysis.language.BudgetExhausted;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Explanation.RuleTrace;
import dev.edict.eval.test.DraftedTest;
import dev.edict.eval.test.PolicyTestResult;
import dev.edict.eval.test.TestDrafts;
import dev.edict.eval.test.TestedRequest;
import dev.edict.eval.test.TimedDecisionPoint;
import dev.edict.eval.test.coverage.RegionCover.State;
import dev.edict.eval.test.coverage.RegionSearch.RegionFound;
import dev.edict.eval.test.coverage.RuleCover.Reach;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One measurement of what tests reach. */
final class CoverageMeasurement {
  private final RuleSet ruleSet;
  private final List<TestedRequest> tested;
  private final Instant now;
  private final long steps;
  private final IdentityHashMap<Rule, Reach> reached = new IdentityHashMap<>();
  private final IdentityHashMap<Rule, List<RegionCover>> regionsOf = new IdentityHashMap<>();
  private final IdentityHashMap<Rule, Integer> observedRanks = new IdentityHashMap<>();
  private final List<RegionCover> regions = new ArrayList<>();

  CoverageMeasurement(RuleSet ruleSet, List<PolicyTestResult> results, Instant now, long steps) {
    this.ruleSet = ruleSet;
    this.tested = results.stream().flatMap(result -> result.requests().stream()).toList();
    this.now = now;
    this.steps = steps;
  }

  TestCoverage measure() {
    for (TestedRequest request : tested) {
      request.decision().rule().ifPresent(rule -> reached.put(rule, Reach.DECIDED));
    }
    TestDrafts drafts = new TestDrafts(ruleSet, now);
    // To explain takes a look at every rule, so it is done only where it says something new.
    if (reached.size() < ruleSet.rules().size()) {
      tested.forEach(request -> addMatching(drafts, request));
    }
    Optional<RegionSearch> search = measureRegions(drafts);
    List<RuleCover> rules = ruleSet.rules().stream().map(rule -> coverOf(rule, search)).toList();
    return new TestCoverage(rules, regions);
  }

  private void addMatching(TestDrafts drafts, TestedRequest request) {
    for (RuleTrace trace : drafts.explain(request.request(), request.time()).traces()) {
      reach(trace)
          .ifPresent(reach -> reached.merge(trace.rule(), reach, CoverageMeasurement::nearer));
    }
  }

  private static Reach nearer(Reach one, Reach other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static Optional<Reach> reach(RuleTrace trace) {
    return switch (trace.status()) {
      case DETERMINING, OBSERVED -> Optional.of(Reach.DECIDED);
      case MATCHED, OVERRIDDEN -> Optional.of(Reach.MATCHED);
      case CONDITION_FAILED ->
          trace.rule().effect() == Effect.DENY ? Optional.of(Reach.MATCHED) : Optional.empty();
      case INACTIVE, CONDITION_NOT_MET, EXPIRED, NEARLY -> Optional.empty();
    };
  }

  private Optional<RegionSearch> measureRegions(TestDrafts drafts) {
    DividedRules divided = DividedRules.of(ruleSet);
    try {
      TimedDecisionPoint decisionPoint = new TimedDecisionPoint(divided.ruleSet());
      RegionSearch search = new RegionSearch(divided.ruleSet(), decisionPoint, drafts, now, steps);
      addRegions(divided, decisionPoint, search);
      return Optional.of(search);
    } catch (PolicyException | BudgetExhausted tooMuch) {
      regions.add(
          new RegionCover(Optional.empty(), "all requests", State.UNDECIDED, Optional.empty()));
      return Optional.empty();
    }
  }

  private void addRegions(
      DividedRules divided, TimedDecisionPoint decisionPoint, RegionSearch search) {
    Set<Rule> deciding = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<RequestKind> undecided = EnumSet.noneOf(RequestKind.class);
    for (TestedRequest request : tested) {
      Decision decision = decisionPoint.decide(request.request(), request.time());
      decision.rule().ifPresent(deciding::add);
      if (decision.basis() == Basis.IMPLICIT) {
        undecided.add(RequestKind.of(request.request()));
      }
    }
    Set<RequestKind> kinds = EnumSet.noneOf(RequestKind.class);
    List<Rule> parts = divided.ruleSet().rules();
    for (int rank = 0; rank < parts.size(); rank++) {
      Rule whole = divided.whole(rank);
      if (whole.observed()) {
        observedRanks.put(whole, rank);
      } else {
        RegionFound found =
            deciding.contains(parts.get(rank)) ? found(State.TESTED) : search.decidedBy(rank);
        RegionCover region =
            new RegionCover(Optional.of(whole), found.text(), found.state(), found.draft());
        regions.add(region);
        regionsOf.computeIfAbsent(whole, any -> new ArrayList<>()).add(region);
        RequestKind.of(whole.target()).ifPresent(kinds::add);
      }
    }
    for (RequestKind kind : kinds) {
      RegionFound found =
          undecided.contains(kind) ? found(State.TESTED) : search.decidedByNone(kind);
      regions.add(new RegionCover(Optional.empty(), found.text(), found.state(), found.draft()));
    }
  }

  private static RegionFound found(State state) {
    return new RegionFound(state, "", Optional.empty());
  }

  private RuleCover coverOf(Rule rule, Optional<RegionSearch> search) {
    Reach reach = reached.getOrDefault(rule, Reach.NEVER);
    if (reach == Reach.DECIDED) {
      return new RuleCover(rule, reach, Optional.empty());
    }
    Integer observed = observedRanks.get(rule);
    if (observed != null) {
      RegionFound found = search.orElseThrow().observedBy(observed);
      return new RuleCover(rule, reach(reach, Set.of(found.state())), found.draft());
    }
    List<RegionCover> parts = regionsOf.getOrDefault(rule, List.of());
    Set<State> states = EnumSet.noneOf(State.class);
    parts.forEach(part -> states.add(part.state()));
    Optional<DraftedTest> draft =
        parts.stream().map(RegionCover::draft).flatMap(Optional::stream).findFirst();
    return new RuleCover(rule, reach(reach, states), draft);
  }

  /** Returns what is said of a rule that decided nothing, given what was found of its parts. */
  private static Reach reach(Reach reached, Set<State> states) {
    if (states.contains(State.UNTESTED)) {
      return reached;
    }
    return states.isEmpty() || states.contains(State.UNDECIDED) ? Reach.UNDECIDED : Reach.IDLE;
  }
}
