package dev.edict.eval.test.coverage;

import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.rule.RuleTarget;
import dev.edict.eval.analysis.condition.ExampleParts;
import dev.edict.eval.analysis.language.Budget;
import dev.edict.eval.analysis.language.BudgetExhausted;
import dev.edict.eval.analysis.region.Cube;
import dev.edict.eval.analysis.region.Cubes;
import dev.edict.eval.analysis.region.ExampleRequest;
import dev.edict.eval.analysis.region.FileSpaces;
import dev.edict.eval.analysis.region.FocusedSpace;
import dev.edict.eval.analysis.region.PolicyModel;
import dev.edict.eval.analysis.region.RegionBox;
import dev.edict.eval.analysis.region.RegionSample;
import dev.edict.eval.analysis.region.RegionText;
import dev.edict.eval.analysis.region.Role;
import dev.edict.eval.analysis.region.RuleBox;
import dev.edict.eval.analysis.region.Space;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Explanation.Status;
import dev.edict.eval.test.DraftedTest;
import dev.edict.eval.test.TestDrafts;
import dev.edict.eval.test.TimedDecisionPoint;
import dev.edict.eval.test.coverage.RegionCover.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Looks for requests that one rule of a divided rule set decides, or none does. */
final class RegionSearch {
  private static final int FEW = 48;
  private static final int MOST_EXAMPLES = 8;
  private static final int WORTH_OF_A_KIND = 4;
  private static final RegionFound EMPTY = new RegionFound(State.EMPTY, "", Optional.empty());
  private static final RegionFound UNDECIDED =
      new RegionFound(State.UNDECIDED, "", Optional.empty());

  private final PolicyModel model;
  private final TimedDecisionPoint divided;
  private final TestDrafts drafts;
  private final Instant now;
  private final long steps;

  /**
   * Makes the search.
   *
   * @param rules the divided rules
   * @param divided what decides by them
   * @param drafts what writes tests by the rules as they were
   * @param steps how much work each question may take
   */
  RegionSearch(
      RuleSet rules, TimedDecisionPoint divided, TestDrafts drafts, Instant now, long steps) {
    this.model = PolicyModel.of(rules, FileSpaces.of(List.of(rules)));
    this.divided = divided;
    this.drafts = drafts;
    this.now = now;
    this.steps = steps;
  }

  /**
   * What was found.
   *
   * @param state never {@link State#TESTED}
   * @param text the requests, empty when there are none or none was found
   * @param draft a test of one of them
   */
  record RegionFound(State state, String text, Optional<DraftedTest> draft) {}

  /** Returns a request that the rule at {@code rank} decides. */
  RegionFound decidedBy(int rank) {
    Rule rule = model.ruleSet().rules().get(rank);
    Predicate<ExampleRequest> decides =
        example ->
            divided
                .decide(example.request(), example.time())
                .rule()
                .filter(rule::equals)
                .isPresent();
    return first(
        askable(rule, model.boxes(rank)), box -> in(box, other -> beats(other, box), decides));
  }

  /** Returns a request that the rule at {@code rank}, which is only observed, would decide. */
  RegionFound observedBy(int rank) {
    Rule rule = model.ruleSet().rules().get(rank);
    Predicate<ExampleRequest> observes =
        example ->
            drafts.explain(example.request(), example.time()).traces().stream()
                .anyMatch(trace -> trace.status() == Status.OBSERVED && trace.rule().equals(rule));
    return first(
        askable(rule, model.regions().withoutGate(rank)), box -> in(box, other -> false, observes));
  }

  /** Returns a request of {@code kind} that is denied because no rule decides. */
  RegionFound decidedByNone(RequestKind kind) {
    Predicate<ExampleRequest> isDefault =
        example -> divided.decide(example.request(), example.time()).basis() == Basis.IMPLICIT;
    ExampleRequest plain =
        new ExampleRequest(kind.space(), 0, kind.example(), new ExampleParts(now));
    Optional<DraftedTest> draft = confirmed(plain, isDefault);
    if (draft.isPresent()) {
      return new RegionFound(State.UNTESTED, "everything that no rule names", draft);
    }
    try {
      RegionBox everything =
          RegionBox.everything(kind.space(), kind.verbs()).unresolved().notInspected();
      Budget budget = Budget.ofSteps(WORTH_OF_A_KIND * steps);
      return search(
          everything, model.overlapping(everything, box -> !isCarving(box)), isDefault, budget);
    } catch (BudgetExhausted tooMuch) {
      return UNDECIDED;
    }
  }

  private static RegionFound first(List<RuleBox> boxes, Function<RuleBox, RegionFound> question) {
    RegionFound answer = EMPTY;
    for (RuleBox box : boxes) {
      try {
        RegionFound found = question.apply(box);
        if (found.state() == State.UNTESTED) {
          return found;
        }
        answer = found.state() == State.UNDECIDED ? found : answer;
      } catch (BudgetExhausted tooMuch) {
        answer = UNDECIDED;
      }
    }
    return answer;
  }

  /** Returns the boxes of requests that a test can make and that {@code rule} speaks of. */
  private static List<RuleBox> askable(Rule rule, List<RuleBox> boxes) {
    boolean http = rule.target() instanceof RuleTarget.Http;
    return boxes.stream()
        .filter(box -> http == (box.box().space() == Space.HTTP))
        .filter(box -> !http || !box.box().asksForAddress())
        .toList();
  }

  /** Returns whether {@code other} decides where both boxes are. */
  private static boolean beats(RuleBox other, RuleBox box) {
    boolean earlier = other.rank() < box.rank();
    return switch (other.role()) {
      case DENY -> box.role() != Role.DENY || (earlier && !isCarving(other));
      case ALLOW -> box.role() == Role.ASK || (box.role() == Role.ALLOW && earlier);
      case ASK -> box.role() == Role.ASK && earlier;
    };
  }

  /** An HTTP rule denies a connection only where no rule about connections does. */
  private static boolean isCarving(RuleBox box) {
    return box.box().space() == Space.CONNECT && box.rule().target() instanceof RuleTarget.Http;
  }

  private RegionFound in(
      RuleBox box, Predicate<RuleBox> beating, Predicate<ExampleRequest> wanted) {
    RegionBox focus = box.box().unresolved().notInspected();
    if (focus.verbs() == 0) {
      return EMPTY;
    }
    Budget budget = Budget.ofSteps(steps);
    List<RuleBox> others = model.overlapping(focus, beating);
    if (others.size() > FEW) {
      for (RegionBox sample : RegionSample.of(focus)) {
        RegionFound found = search(sample, model.overlapping(sample, beating), wanted, budget);
        if (found.state() == State.UNTESTED) {
          return found;
        }
      }
    }
    return search(focus, others, wanted, budget);
  }

  private RegionFound search(
      RegionBox focus, List<RuleBox> others, Predicate<ExampleRequest> wanted, Budget budget) {
    budget.spend(1 + others.size());
    FocusedSpace space =
        FocusedSpace.of(focus, others.stream().map(RuleBox::box).toList(), now, budget);
    Optional<Cube> whole = space.whole();
    if (whole.isEmpty()) {
      return EMPTY;
    }
    List<Cube> removed =
        others.stream().map(other -> space.cubeOf(other.box())).flatMap(Optional::stream).toList();
    Optional<Cube> rest = Cubes.rest(whole.get(), removed, budget);
    if (rest.isEmpty()) {
      return EMPTY;
    }
    List<Cube> cubes = new ArrayList<>(List.of(rest.get()));
    RegionFound found = example(space, cubes, wanted);
    return found.state() == State.UNTESTED
        ? found
        : example(space, Cubes.difference(whole.get(), removed, budget), wanted);
  }

  private RegionFound example(
      FocusedSpace space, List<Cube> cubes, Predicate<ExampleRequest> wanted) {
    for (Cube cube : cubes.subList(0, Math.min(cubes.size(), MOST_EXAMPLES))) {
      for (Cube point : Cubes.points(cube, MOST_EXAMPLES)) {
        Optional<DraftedTest> draft = confirmed(space.example(point), wanted);
        if (draft.isPresent()) {
          return new RegionFound(State.UNTESTED, text(space, cube), draft);
        }
      }
    }
    return UNDECIDED;
  }

  /** Tests cannot ask as a caller who inspects, so that is not worth a word. */
  private static String text(FocusedSpace space, Cube cube) {
    return RegionText.of(space, cube).replace(" (not inspected)", "");
  }

  private Optional<DraftedTest> confirmed(
      ExampleRequest example, Predicate<ExampleRequest> wanted) {
    return wanted.test(example) ? drafts.of(example.text()) : Optional.empty();
  }
}
