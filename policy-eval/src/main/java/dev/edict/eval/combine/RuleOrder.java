package dev.edict.eval.combine;

import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All rules of a set in the order in which they decide, so that of the rules that match a request
 * the one with the lowest place tells the outcome: denies stand before allows, allows before those
 * that need approval, and those that are dormant behind. Within each of these the order is that of
 * the ranks. A rule that must be looked at with the request stands before the rules that are
 * certain, which it might overrule: when it has the lowest place, the place alone decides nothing.
 */
public final class RuleOrder {
  /** The place that stands for no rule. */
  public static final int NONE = Integer.MAX_VALUE;

  private static final Verdict NO_RULE = Verdict.deniedForWant(Verdict.Code.NO_RULE, null);

  private final List<CompiledRule> byRank;
  private final CompiledRule[] byPlace;
  private final int[] placeByRank;
  private final int beginOfDenies;
  private final int beginOfUncertainAllows;
  private final int beginOfAllows;
  private final int beginOfObserved;
  private final @Nullable Verdict[] verdicts;

  private RuleOrder(List<CompiledRule> rules) {
    this.byRank = rules;
    this.byPlace = new CompiledRule[rules.size()];
    this.placeByRank = new int[rules.size()];
    this.verdicts = new @Nullable Verdict[rules.size()];
    Map<Standpoint, Integer> begins = new EnumMap<>(Standpoint.class);
    int place = 0;
    for (Standpoint standpoint : Standpoint.values()) {
      begins.put(standpoint, place);
      for (CompiledRule rule : rules) {
        if (Standpoint.of(rule) == standpoint) {
          placeByRank[rule.rank()] = place;
          byPlace[place++] = rule;
        }
      }
    }
    this.beginOfDenies = begin(begins, Standpoint.DENY);
    this.beginOfUncertainAllows = begin(begins, Standpoint.UNCERTAIN_ALLOW);
    this.beginOfAllows = begin(begins, Standpoint.ALLOW);
    this.beginOfObserved = begin(begins, Standpoint.OBSERVED);
  }

  private static int begin(Map<Standpoint, Integer> begins, Standpoint standpoint) {
    return Objects.requireNonNull(begins.get(standpoint));
  }

  /** Returns the rules of {@code ruleSet}, compiled and in order. */
  public static RuleOrder of(RuleSet ruleSet, LevelGates gates) {
    List<CompiledRule> compiled = new ArrayList<>(ruleSet.rules().size());
    for (Rule rule : ruleSet.rules()) {
      compiled.add(CompiledRule.of(compiled.size(), rule, gates.gate(rule.domain(), rule.level())));
    }
    return of(compiled);
  }

  /** Returns an order of rules, which are given by rank. */
  public static RuleOrder of(List<CompiledRule> byRank) {
    return new RuleOrder(List.copyOf(byRank));
  }

  /** Returns all rules, by rank. */
  public List<CompiledRule> byRank() {
    return byRank;
  }

  /** Returns the place of a rule. */
  public int place(CompiledRule rule) {
    return placeByRank[rule.rank()];
  }

  /** Returns the rule at a place. */
  public CompiledRule rule(int place) {
    return byPlace[place];
  }

  /** Returns whether a rule stands at {@code place} and denies. */
  public boolean isDeny(int place) {
    return place < beginOfUncertainAllows;
  }

  /**
   * Returns whether the request is denied or allowed as the place says, when no matching rule has a
   * lower one: no rule stands there, or one that needs no look at the request.
   */
  public boolean isCertain(int place) {
    return place >= beginOfAllows || (place >= beginOfDenies && isDeny(place));
  }

  /** Returns what the rules come to when the lowest place of those that match is certain. */
  public Verdict verdict(int place) {
    if (place >= beginOfObserved) {
      return NO_RULE;
    }
    // Two threads may make the same verdict; they are alike and cannot be told apart.
    Verdict known = verdicts[place];
    if (known == null) {
      known = make(place);
      verdicts[place] = known;
    }
    return known;
  }

  private Verdict make(int place) {
    CompiledRule rule = byPlace[place];
    return switch (Standpoint.of(rule)) {
      case DENY -> Verdict.denied(rule);
      case ALLOW -> Verdict.allowed(rule);
      case APPROVAL -> Verdict.needsApproval(rule);
      case DORMANT -> Verdict.deniedForWant(Verdict.Code.INACTIVE_ALLOW, rule);
      case UNCERTAIN_DENY, UNCERTAIN_ALLOW, OBSERVED -> throw new AssertionError(rule);
    };
  }

  /** The classes of rules, in the order of their places. */
  private enum Standpoint {
    UNCERTAIN_DENY,
    DENY,
    UNCERTAIN_ALLOW,
    ALLOW,
    APPROVAL,
    DORMANT,
    OBSERVED;

    static Standpoint of(CompiledRule rule) {
      return switch (rule.kind()) {
        case PLAIN -> rule.allows() ? ALLOW : DENY;
        case PLAIN_APPROVAL -> APPROVAL;
        case SPECIAL -> rule.allows() ? UNCERTAIN_ALLOW : UNCERTAIN_DENY;
        case DORMANT -> DORMANT;
        case OBSERVED -> OBSERVED;
      };
    }
  }
}
