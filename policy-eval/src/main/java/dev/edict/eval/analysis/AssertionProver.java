package dev.edict.eval.analysis;

import dev.edict.dsl.Analysis;
import dev.edict.dsl.ast.AssertionDeclaration.Kind;
import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.rule.Assertion;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.eval.analysis.WitnessSearch.Witness;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Proves the assertions of a policy set.
 *
 * <pre>{@code
 * List<Diagnostic> unproved = AssertionProver.prove(PolicyFrontEnd.analyze(sources));
 * }</pre>
 */
public final class AssertionProver {

  /** How many pairs of patterns are compared for one assertion at most. */
  static final long BUDGET = 20_000_000;

  /** How many rules a finding names. */
  private static final int MOST_RULES = 10;

  private final RuleSet ruleSet;
  private final WitnessSearch witnesses;
  private final long budget;

  AssertionProver(RuleSet ruleSet, Instant now, long budget) {
    this.ruleSet = ruleSet;
    this.witnesses = new WitnessSearch(ruleSet, now);
    this.budget = budget;
  }

  /** Returns a finding for every assertion that is not proved, examples being tried at present. */
  public static List<Diagnostic> prove(Analysis analysis) {
    return prove(analysis, InstantSource.system().instant());
  }

  /**
   * Returns a finding for every assertion that is not proved, in order of file names and places;
   * none when the policy set has errors.
   *
   * @param now the instant at which examples are tried; a proof holds at any
   */
  public static List<Diagnostic> prove(Analysis analysis, Instant now) {
    return analysis
        .ruleSet()
        .map(ruleSet -> new AssertionProver(ruleSet, now, BUDGET).prove(analysis.assertions()))
        .orElse(List.of());
  }

  List<Diagnostic> prove(List<Assertion> assertions) {
    return assertions.stream().map(this::prove).flatMap(Optional::stream).toList();
  }

  private Optional<Diagnostic> prove(Assertion assertion) {
    Proof proof = new Proof(ruleSet, assertion, budget);
    Map<Rule, Region> open = proof.open();
    if (proof.isExhausted()) {
      return Optional.of(
          finding(assertion, "this could not be decided within the budget of the analysis"));
    }
    return open.isEmpty() ? Optional.empty() : Optional.of(finding(assertion, open));
  }

  private Diagnostic finding(Assertion assertion, Map<Rule, Region> open) {
    return open.entrySet().stream()
        .limit(MOST_RULES)
        .flatMap(entry -> witnesses.find(assertion, entry.getKey(), entry.getValue()).stream())
        .findFirst()
        .map(witness -> refuted(assertion, witness))
        .orElseGet(() -> undecided(assertion, List.copyOf(open.keySet())));
  }

  private static Diagnostic refuted(Assertion assertion, Witness witness) {
    String request = witness.request().action() + " `" + witness.resource() + "`";
    return finding(
            assertion, "this does not hold: rule `" + name(witness.rule()) + "` allows " + request)
        .withRelated(witness.rule().origin(), "the rule that allows it");
  }

  private static Diagnostic undecided(Assertion assertion, List<Rule> rules) {
    String what = assertion.kind() == Kind.NEVER ? "some of this" : "something else";
    Diagnostic finding =
        finding(
                assertion,
                "this could not be decided: rule `" + name(rules.get(0)) + "` may allow " + what)
            .withHelp("add a deny, for everybody and without conditions, that covers it");
    for (Rule rule : rules.subList(0, Math.min(rules.size(), MOST_RULES))) {
      finding = finding.withRelated(rule.origin(), "a rule that may allow it");
    }
    return finding;
  }

  private static String name(Rule rule) {
    return rule.id().rule();
  }

  private static Diagnostic finding(Assertion assertion, String message) {
    return Diagnostic.of(
        DiagnosticCode.ASSERTION_NOT_PROVED,
        assertion.origin().source(),
        assertion.origin().span(),
        message);
  }

  /** The comparison of rules with one assertion; used once. */
  private static final class Proof {
    private final RuleSet ruleSet;
    private final Assertion assertion;
    private final List<Region> question;
    private final List<Region> denied = new ArrayList<>();
    private long left;

    Proof(RuleSet ruleSet, Assertion assertion, long budget) {
      this.ruleSet = ruleSet;
      this.assertion = assertion;
      this.question = Regions.of(assertion.target());
      this.left = budget;
      for (Rule rule : ruleSet.rules()) {
        if (RuleReach.alwaysDenies(rule)) {
          denied.addAll(Regions.of(rule.target(), Effect.DENY, assertion.target()));
        }
      }
    }

    boolean isExhausted() {
      return left <= 0;
    }

    /** Returns the rules that stand against the assertion, each with one region that is open. */
    Map<Rule, Region> open() {
      Map<Rule, Region> open = new LinkedHashMap<>();
      RuleReach reach = new RuleReach(ruleSet);
      for (Rule rule : ruleSet.rules()) {
        if (reach.mayAllow(rule)) {
          Regions.of(rule.target(), Effect.ALLOW, assertion.target()).stream()
              .filter(this::isOpen)
              .findFirst()
              .ifPresent(region -> open.put(rule, region));
        }
      }
      return open;
    }

    private boolean isOpen(Region allowed) {
      return assertion.kind() == Kind.NEVER ? isOpenInside(allowed) : isOpenOutside(allowed);
    }

    private boolean isOpenInside(Region allowed) {
      left -= question.size();
      return question.stream()
          .anyMatch(asked -> allowed.overlaps(asked) && !isDenied(allowed, asked));
    }

    private boolean isOpenOutside(Region allowed) {
      left -= question.size();
      boolean concerned =
          question.stream().anyMatch(asked -> asked.action().equals(allowed.action()));
      return concerned
          && question.stream().noneMatch(asked -> asked.covers(allowed))
          && !isDenied(allowed, allowed);
    }

    private boolean isDenied(Region one, Region other) {
      left -= denied.size();
      return !isExhausted() && denied.stream().anyMatch(deny -> deny.coversShared(one, other));
    }
  }
}
