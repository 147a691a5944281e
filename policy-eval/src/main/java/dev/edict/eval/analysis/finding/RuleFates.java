package dev.edict.eval.analysis.finding;

import dev.edict.dsl.rule.Rule;
import dev.edict.eval.analysis.finding.RuleCoverage.Result;
import dev.edict.eval.analysis.region.Role;
import dev.edict.eval.analysis.region.RuleBox;
import dev.edict.eval.analysis.replay.Witness;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What becomes of each rule by others. Rules are looked at from the last to the first, and one that
 * can be left out counts no more for those before it, so that all that are named can be left out
 * together.
 */
final class RuleFates {
  private final LintContext context;
  private final List<Fate> fates = new ArrayList<>();
  private final BitSet left = new BitSet();
  private boolean known;

  RuleFates(LintContext context) {
    this.context = context;
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

  /** Returns the fates of all rules, in order of rules. */
  List<Fate> all() {
    if (!known) {
      known = true;
      RuleCoverage coverage = new RuleCoverage(context.model(), context.now(), context.steps());
      List<Rule> rules = context.rules();
      for (int rank = rules.size() - 1; rank >= 0; rank--) {
        Fate fate =
            context.isInForce(rules.get(rank))
                ? fate(rank, rules.get(rank), coverage)
                : Fate.of(rules.get(rank), Kind.DECIDES);
        if (fate.kind() != Kind.DECIDES && fate.kind() != Kind.UNDECIDED) {
          left.set(rank);
        }
        fates.add(fate);
      }
      Collections.reverse(fates);
    }
    return fates;
  }

  /** Returns the fates of one kind, in order of rules. */
  List<Fate> of(Kind kind) {
    return all().stream().filter(fate -> fate.kind() == kind).toList();
  }

  private Fate fate(int rank, Rule rule, RuleCoverage coverage) {
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
    Optional<Witness> witness =
        shown
            .example()
            .map(found -> found.space().example(found.cube()))
            .map(example -> new Witness(example, context.replay().decide(example)));
    return new Fate(rule, kind, rulesOf(shown.covering()), witness);
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
