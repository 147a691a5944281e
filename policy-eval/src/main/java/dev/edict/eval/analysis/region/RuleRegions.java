package dev.edict.eval.analysis.region;

import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.ast.Expression.Operator;
import dev.edict.dsl.rule.AttributeRoot;
import dev.edict.dsl.rule.Condition;
import dev.edict.dsl.rule.DelegationGrant.Bound;
import dev.edict.dsl.rule.Operand;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.rule.RuleTarget;
import dev.edict.dsl.rule.ValueType;
import dev.edict.eval.analysis.condition.ConditionForms;
import dev.edict.eval.analysis.condition.Requirement;
import dev.edict.eval.analysis.condition.Wanted;
import dev.edict.eval.analysis.region.Gates.Gate;
import dev.edict.eval.analysis.region.TargetBoxes.TargetBox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Where and when the rules of a set decide, what they do there, and what of it their level takes.
 */
public final class RuleRegions {
  private static final Operand.AttributeValue TIME =
      new Operand.AttributeValue(AttributeRoot.TIME, List.of(), ValueType.TIME);

  private final RuleSet ruleSet;
  private final Gates gates;
  private final Set<Space> spaces;

  /**
   * Makes the regions of {@code ruleSet}.
   *
   * @param spaces the spaces of files that are looked at
   */
  public RuleRegions(RuleSet ruleSet, Set<Space> spaces) {
    this.ruleSet = ruleSet;
    this.gates = new Gates(ruleSet);
    this.spaces = Set.copyOf(spaces);
  }

  /** Returns the boxes of every rule that is enforced, in order of rules. */
  public List<RuleBox> all() {
    List<RuleBox> boxes = new ArrayList<>();
    for (int rank = 0; rank < ruleSet.rules().size(); rank++) {
      boxes.addAll(of(rank));
    }
    return boxes;
  }

  /** Returns the boxes of the rule at {@code rank}; none when it is only observed. */
  public List<RuleBox> of(int rank) {
    Rule rule = ruleSet.rules().get(rank);
    if (rule.observed()) {
      return List.of();
    }
    return rule.effect() == Effect.DENY
        ? boxes(rank, targets(rule), List.of(new Gate(List.of(), List.of())))
        : boxes(rank, targets(rule), gates.of(rule.domain(), rule.level()));
  }

  /** Returns the boxes that the rule would have if its level might allow everything. */
  public List<RuleBox> withoutGate(int rank) {
    Rule rule = ruleSet.rules().get(rank);
    return boxes(rank, targets(rule), List.of(new Gate(List.of(), List.of())));
  }

  private List<TargetBox> targets(Rule rule) {
    return TargetBoxes.of(rule.target(), roleOf(rule), spaces);
  }

  /** Returns the requests that {@code target} names, as a question about requests of its kind. */
  public static List<RegionBox> ofQuestion(RuleTarget target, Set<Space> spaces) {
    return TargetBoxes.of(target, Role.ALLOW, spaces).stream()
        .map(TargetBox::box)
        .filter(box -> target instanceof RuleTarget.Http == (box.space() == Space.HTTP))
        .toList();
  }

  private static Role roleOf(Rule rule) {
    if (rule.effect() == Effect.DENY) {
      return Role.DENY;
    }
    return rule.approval().isPresent() ? Role.ASK : Role.ALLOW;
  }

  private List<RuleBox> boxes(int rank, List<TargetBox> targets, List<Gate> ways) {
    Rule rule = ruleSet.rules().get(rank);
    List<List<Requirement>> circumstances =
        ConditionForms.both(
            ConditionForms.both(
                Gates.applies(rule.policy(), Wanted.TRUE),
                rule.until().map(RuleRegions::before).orElse(ConditionForms.ALWAYS)),
            ConditionForms.of(rule.condition(), rule.effect()));
    List<RuleBox> boxes = new ArrayList<>();
    for (TargetBox target : targets) {
      for (Gate way : ways) {
        for (RegionBox bounded : bounded(target.box(), way.bounds())) {
          for (List<Requirement> requirements : circumstances) {
            RegionBox box = bounded.requiring(way.requirements()).requiring(requirements);
            boxes.add(new RuleBox(rank, rule, target.role(), box));
          }
        }
      }
    }
    return boxes;
  }

  private static List<List<Requirement>> before(Instant end) {
    Condition early = new Condition.Comparison(Operator.LESS, TIME, new Operand.TimeValue(end));
    return List.of(List.of(new Requirement(early, Wanted.TRUE)));
  }

  private static List<RegionBox> bounded(RegionBox box, List<Bound> bounds) {
    List<RegionBox> boxes = List.of(box);
    for (Bound bound : bounds) {
      List<RegionBox> narrowed = new ArrayList<>();
      for (RegionBox wide : boxes) {
        Bounds.of(bound, box.space()).forEach(facets -> narrowed.add(wide.within(facets)));
      }
      boxes = narrowed;
    }
    return boxes;
  }
}
