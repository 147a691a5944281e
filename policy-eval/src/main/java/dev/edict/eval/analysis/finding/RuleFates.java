package dev.edict.eval.analysis.finding;

import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.rule.Rule;
import dev.edict.eval.analysis.finding.RuleCoverage.CoveredExample;
import dev.edict.eval.analysis.finding.RuleCoverage.Result;
import dev.edict.eval.analysis.region.Role;
import dev.edict.eval.analysis.region.RuleBox;
import dev.edict.eval.analysis.replay.Witness;
import dev.edict.eval.decision.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;

/**
 * What becomes of each rule by others. Rules are looked at from the last to the first, and one that
 * can be left out counts no more for those before it, so that all that are named can be left out
 * together.
 */
final class RuleFates {
  private final LintContext context;
  private final AtomicReferenceArray<Fate> fates;

  private RuleFates(LintContext context) {
    this.context = context;
    this.fates = new AtomicReferenceArray<>(context.rules().size());
  }

  /** Returns what becomes of the rules of {@code context}. */
  static RuleFates of(LintContext context) {
    RuleFates fates = new RuleFates(context);
    fates.find();
    return fates;
  }

  /** What becomes of a rule. */
  enum Kind {
    /** It decides some requests, or is not looked at. */
    DECIDES,
    /** Denies leave nothing of it. */
    DENIED,
    /** Rules with other effects among them leave nothing of it. */
    SHADOWED,
    /** Its approval is never asked for, since other allows need none. */
    BYPASSED,
    /** Rules of the same effect leave nothing of it. */
    REDUNDANT,
    /** It could not be told. */
    UNDECIDED
  }

  /**
   * What becomes of a rule.
   *
   * @param rule the rule
   * @param kind what
   * @param by the rules that do it
   * @param witness a request of the rule that was decided, when something was shown
   */
  record Fate(Rule rule, Kind kind, List<Rule> by, Optional<Witness> witness) {
    static Fate of(Rule rule, Kind kind) {
      return new Fate(rule, kind, List.of(), Optional.empty());
    }
  }

  /**
   * Finds out the fates of all rules; domain by domain, since none shares a request with another.
   */
  private void find() {
    RuleCoverage coverage = new RuleCoverage(context.model(), context.now(), context.steps());
    Arrays.stream(Domain.values()).parallel().forEach(domain -> find(domain, coverage));
  }

  private void find(Domain domain, RuleCoverage coverage) {
    BitSet left = new BitSet();
    for (int rank = fates.length() - 1; rank >= 0; rank--) {
      Rule rule = context.rules().get(rank);
      if (rule.domain() == domain) {
        Fate fate =
            context.isInForce(rule)
                ? fate(rank, rule, coverage, left)
                : Fate.of(rule, Kind.DECIDES);
        if (fate.kind() != Kind.DECIDES && fate.kind() != Kind.UNDECIDED) {
          left.set(rank);
        }
        fates.set(rank, fate);
      }
    }
  }

  /** Returns the fates of one kind, in order of rules. */
  List<Fate> of(Kind kind) {
    List<Fate> found = new ArrayList<>();
    for (int rank = 0; rank < fates.length(); rank++) {
      Fate fate = fates.get(rank);
      if (fate.kind() == kind) {
        found.add(fate);
      }
    }
    return found;
  }

  private Fate fate(int rank, Rule rule, RuleCoverage coverage, BitSet left) {
    Role role = roleOf(rule);
    Predicate<RuleBox> counts =
        box ->
            box.rank() != rank
                && !left.get(box.rank())
                && !rule.level().isAbove(box.rule().level());
    Predicate<RuleBox> covers = counts.and(box -> isAsStrong(box.role(), role));
    Result result = coverage.of(rank, covers);
    return switch (result.kind()) {
      case ALIVE, EMPTY -> Fate.of(rule, Kind.DECIDES);
      case UNDECIDED -> Fate.of(rule, Kind.UNDECIDED);
      case COVERED -> covered(rank, rule, role, result, coverage, counts);
    };
  }

  private Fate covered(
      int rank,
      Rule rule,
      Role role,
      Result result,
      RuleCoverage coverage,
      Predicate<RuleBox> counts) {
    Result shown = result;
    Kind kind = kindOf(role, result.covering());
    if (kind == Kind.SHADOWED) {
      Result byDenies = coverage.of(rank, counts.and(box -> box.role() == Role.DENY));
      if (byDenies.kind() == RuleCoverage.Kind.COVERED) {
        shown = byDenies;
        kind = Kind.DENIED;
      }
    }
    CoveredExample example = shown.example().orElseThrow();
    Kind claimed = kind;
    Optional<Witness> witness =
        context.witness(
            example.space(), example.cube(), outcome -> isClaimed(outcome, claimed, role));
    return witness.isPresent()
        ? new Fate(rule, kind, rulesOf(shown.covering()), witness)
        : Fate.of(rule, Kind.UNDECIDED);
  }

  /** Returns whether requests of a rule may come to {@code outcome} if its fate is {@code kind}. */
  private static boolean isClaimed(Outcome outcome, Kind kind, Role role) {
    return switch (kind) {
      case DENIED -> outcome == Outcome.DENY;
      case REDUNDANT ->
          role == Role.DENY
              ? outcome == Outcome.DENY
              : role == Role.ASK || isWithoutApproval(outcome);
      case SHADOWED -> role == Role.ASK || isWithoutApproval(outcome);
      case BYPASSED -> isWithoutApproval(outcome);
      case DECIDES, UNDECIDED -> throw new AssertionError(kind);
    };
  }

  private static boolean isWithoutApproval(Outcome outcome) {
    return outcome != Outcome.APPROVAL_REQUIRED;
  }

  private static Kind kindOf(Role role, List<RuleBox> covering) {
    boolean denies = covering.stream().anyMatch(box -> box.role() == Role.DENY);
    boolean others = covering.stream().anyMatch(box -> box.role() != Role.DENY);
    boolean allows = covering.stream().anyMatch(box -> box.role() == Role.ALLOW);
    if (role == Role.DENY) {
      return Kind.REDUNDANT;
    }
    if (denies) {
      return others ? Kind.SHADOWED : Kind.DENIED;
    }
    return role == Role.ASK && allows ? Kind.BYPASSED : Kind.REDUNDANT;
  }

  private static Role roleOf(Rule rule) {
    return switch (rule.effect()) {
      case DENY -> Role.DENY;
      case ALLOW -> rule.approval().isPresent() ? Role.ASK : Role.ALLOW;
    };
  }

  private static boolean isAsStrong(Role other, Role role) {
    return switch (role) {
      case DENY -> other == Role.DENY;
      case ALLOW -> other != Role.ASK;
      case ASK -> true;
    };
  }

  private static List<Rule> rulesOf(List<RuleBox> boxes) {
    LinkedHashSet<Rule> rules = new LinkedHashSet<>();
    boxes.forEach(box -> rules.add(box.rule()));
    return List.copyOf(rules);
  }
}
