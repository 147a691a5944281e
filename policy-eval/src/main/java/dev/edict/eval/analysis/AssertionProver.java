package dev.edict.eval.analysis;

import dev.edict.dsl.Analysis;
import dev.edict.dsl.ast.AssertionDeclaration.Kind;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.rule.Assertion;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.rule.RuleTarget;
import dev.edict.eval.analysis.language.Budget;
import dev.edict.eval.analysis.language.BudgetExhausted;
import dev.edict.eval.analysis.region.Cube;
import dev.edict.eval.analysis.region.Cubes;
import dev.edict.eval.analysis.region.ExampleRequest;
import dev.edict.eval.analysis.region.FileSpaces;
import dev.edict.eval.analysis.region.FocusedSpace;
import dev.edict.eval.analysis.region.PolicyModel;
import dev.edict.eval.analysis.region.RegionBox;
import dev.edict.eval.analysis.region.RuleBox;
import dev.edict.eval.analysis.region.RuleRegions;
import dev.edict.eval.analysis.region.Space;
import dev.edict.eval.analysis.replay.Replay;
import dev.edict.eval.analysis.replay.Witness;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Outcome;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Proves the assertions of a policy set.
 *
 * <pre>{@code
 * List<Diagnostic> unproved = AssertionProver.prove(PolicyFrontEnd.analyze(sources));
 * }</pre>
 */
public final class AssertionProver {

  /** How much work one assertion may take. */
  static final long BUDGET = 20_000_000;

  private static final int MOST_EXAMPLES = 8;
  private static final int MOST_RULES = 10;

  private final List<Assertion> assertions;
  private final PolicyModel model;
  private final Set<Space> spaces;
  private final Replay replay;
  private final Instant now;
  private final long steps;

  AssertionProver(RuleSet ruleSet, List<Assertion> assertions, Instant now, long steps) {
    this.assertions = assertions;
    List<RuleTarget> targets = assertions.stream().map(Assertion::target).toList();
    this.spaces = EnumSet.copyOf(FileSpaces.of(List.of(ruleSet), targets));
    spaces.add(Space.FOLDING_FILES);
    this.model = PolicyModel.of(ruleSet, spaces);
    this.replay = new Replay(ruleSet);
    this.now = now;
    this.steps = steps;
  }

  /** Returns a finding for every assertion that is not proved for requests from now on. */
  public static List<Diagnostic> prove(Analysis analysis) {
    return prove(analysis, InstantSource.system().instant());
  }

  /**
   * Returns a finding for every assertion that is not proved, in order of file names and places;
   * none when the policy set has errors.
   *
   * @param now the earliest instant at which requests are judged
   */
  public static List<Diagnostic> prove(Analysis analysis, Instant now) {
    return analysis
        .ruleSet()
        .filter(ruleSet -> !analysis.assertions().isEmpty())
        .map(ruleSet -> new AssertionProver(ruleSet, analysis.assertions(), now, BUDGET).prove())
        .orElse(List.of());
  }

  List<Diagnostic> prove() {
    return assertions.stream().map(this::prove).flatMap(Optional::stream).toList();
  }

  private Optional<Diagnostic> prove(Assertion assertion) {
    try {
      return new Proof(assertion, Budget.ofSteps(steps)).finding();
    } catch (BudgetExhausted tooMuch) {
      return Optional.of(
          finding(assertion, "this could not be decided within the budget of the analysis"));
    }
  }

  private static Diagnostic finding(Assertion assertion, String message) {
    return Diagnostic.of(
        DiagnosticCode.ASSERTION_NOT_PROVED,
        assertion.origin().source(),
        assertion.origin().span(),
        message);
  }

  /** The search for a request that stands against one assertion. */
  private final class Proof {
    private final Assertion assertion;
    private final Budget budget;
    private final List<RegionBox> question;
    private final Set<Rule> suspects = new LinkedHashSet<>();

    Proof(Assertion assertion, Budget budget) {
      this.assertion = assertion;
      this.budget = budget;
      this.question = RuleRegions.ofQuestion(assertion.target(), spaces);
    }

    Optional<Diagnostic> finding() {
      for (RegionBox asked : suspectRegions()) {
        for (RuleBox allow : model.grants(asked)) {
          Optional<Witness> witness = witness(allow, allow.box().and(asked));
          if (witness.isPresent()) {
            return Optional.of(refuted(witness.get()));
          }
        }
      }
      return suspects.isEmpty() ? Optional.empty() : Optional.of(undecided());
    }

    /** Returns where a request that is let through stands against the assertion. */
    private List<RegionBox> suspectRegions() {
      if (assertion.kind() == Kind.NEVER) {
        return question;
      }
      List<RegionBox> everything = new ArrayList<>();
      Set<Space> seen = EnumSet.noneOf(Space.class);
      for (RegionBox box : question) {
        if (seen.add(box.space())) {
          int verbs =
              question.stream()
                  .filter(other -> other.space() == box.space())
                  .mapToInt(RegionBox::verbs)
                  .reduce(0, (one, other) -> one | other);
          everything.add(RegionBox.everything(box.space(), verbs));
        }
      }
      return everything;
    }

    private Optional<Witness> witness(RuleBox allow, RegionBox region) {
      RegionBox focus = region.unresolved();
      List<RegionBox> harmless = new ArrayList<>();
      model.denies(focus).forEach(deny -> harmless.add(deny.box()));
      if (assertion.kind() == Kind.ONLY) {
        question.stream().filter(focus::overlaps).forEach(harmless::add);
      }
      budget.spend(1 + harmless.size());
      FocusedSpace space = FocusedSpace.of(focus, harmless, now, budget);
      Optional<Cube> whole = space.whole();
      if (whole.isEmpty()) {
        return Optional.empty();
      }
      List<Cube> removed = harmless.stream().map(space::cubeOf).flatMap(Optional::stream).toList();
      if (Cubes.rest(whole.get(), removed, budget).isEmpty()) {
        return Optional.empty();
      }
      suspects.add(allow.rule());
      return Cubes.difference(whole.get(), removed, budget).stream()
          .limit(MOST_EXAMPLES)
          .map(space::example)
          .map(this::letThrough)
          .flatMap(Optional::stream)
          .findFirst();
    }

    private Optional<Witness> letThrough(ExampleRequest example) {
      Decision decision = replay.decide(example);
      return decision.outcome() != Outcome.DENY && decision.basis() == Basis.EXPLICIT
          ? Optional.of(new Witness(example, decision))
          : Optional.empty();
    }

    private Diagnostic refuted(Witness witness) {
      Rule rule = witness.rule().orElseThrow();
      return AssertionProver.finding(
              assertion,
              "this does not hold: rule `" + rule.id().rule() + "` allows " + witness.text())
          .withRelated(rule.origin(), "the rule that allows it");
    }

    private Diagnostic undecided() {
      List<Rule> rules = List.copyOf(suspects);
      String what = assertion.kind() == Kind.NEVER ? "some of this" : "something else";
      Diagnostic finding =
          AssertionProver.finding(
                  assertion,
                  "this could not be decided: rule `"
                      + rules.get(0).id().rule()
                      + "` may allow "
                      + what)
              .withHelp("add a deny, for everybody and without conditions, that covers it");
      for (Rule rule : rules.subList(0, Math.min(rules.size(), MOST_RULES))) {
        finding = finding.withRelated(rule.origin(), "a rule that may allow it");
      }
      return finding;
    }
  }
}
