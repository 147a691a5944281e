package dev.edict.eval.oracle;

import dev.edict.dsl.match.MatchSide;
import dev.edict.dsl.match.network.HostPattern;
import dev.edict.dsl.rule.Condition;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.rule.RuleTarget;
import dev.edict.eval.canonical.CanonicalRequest;
import dev.edict.eval.canonical.Canonicalizer;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.testing.DecisionSummary;
import java.util.Map;
import java.util.TreeMap;

/** How often what was decided: by kind of request and outcome, and by what made it interesting. */
final class OracleCounts {
  private final Map<String, Long> byKind = new TreeMap<>();
  private final Map<Reach, Long> reached = new TreeMap<>();
  private long decisions;

  /** What the generated cases must reach. */
  enum Reach {
    /** By a rule of a set with very many on the same patterns. */
    CROWDED,
    /** By a rule with a condition. */
    CONDITION,
    /** By a rule of a lower level, which some higher level lets allow. */
    DELEGATED,
    /** By a block of addresses. */
    ADDRESS_BLOCK,
    /** By a deny that embeds an address or is of a name that resolved to one. */
    OTHER_ADDRESS,
    /** By a path at any depth. */
    FLOATING_PATH,
    /** By a deny of a path in other letters. */
    FOLDED,
    /** By a name with wildcards inside. */
    GLOB
  }

  synchronized void add(OracleCounts other) {
    decisions += other.decisions;
    other.byKind.forEach((kind, count) -> byKind.merge(kind, count, Long::sum));
    other.reached.forEach((reach, count) -> reached.merge(reach, count, Long::sum));
  }

  void count(RuleSet rules, AccessRequest request, DecisionSummary decision, boolean crowded) {
    decisions++;
    String basis =
        !decision.valid() ? "INVALID" : decision.rule().isPresent() ? "by rule" : "by default";
    String kind = request.getClass().getSimpleName() + " " + decision.outcome() + " " + basis;
    byKind.merge(kind, 1L, Long::sum);
    decision.rule().ifPresent(rule -> count(rules, request, rule, crowded));
  }

  private void count(RuleSet rules, AccessRequest request, Rule rule, boolean crowded) {
    count(Reach.CROWDED, crowded);
    count(Reach.CONDITION, !rule.condition().equals(Condition.ALWAYS));
    count(Reach.DELEGATED, rule.approval().isEmpty() && isDelegated(rules, rule));
    CanonicalRequest asked = Canonicalizer.canonicalize(request).orNull();
    if (rule.target() instanceof RuleTarget.Connect connect
        && asked instanceof CanonicalRequest.Connect on) {
      boolean block =
          connect.endpoints().stream()
              .anyMatch(
                  e -> e.host() instanceof HostPattern.Network && e.host().matches(on.host()));
      count(Reach.ADDRESS_BLOCK, block);
      count(
          Reach.OTHER_ADDRESS,
          connect.endpoints().stream().noneMatch(e -> e.host().matches(on.host())));
    } else if (rule.target() instanceof RuleTarget.Files files
        && asked instanceof CanonicalRequest.Files on) {
      count(
          Reach.FLOATING_PATH,
          files.paths().stream()
              .anyMatch(p -> p.text().startsWith("**/") && matches(p, on, MatchSide.DENY)));
      count(
          Reach.FOLDED,
          on.realPath() == null
              && files.paths().stream().noneMatch(p -> matches(p, on, MatchSide.ALLOW)));
    } else if (rule.target() instanceof RuleTarget.Call call) {
      count(Reach.GLOB, call.tools().stream().allMatch(t -> t.tool().text().matches(".+[*?].+")));
    }
  }

  private static boolean matches(
      dev.edict.dsl.match.filesystem.PathPattern pattern,
      CanonicalRequest.Files on,
      MatchSide side) {
    return pattern.matches(on.path(), on.home(), side);
  }

  private static boolean isDelegated(RuleSet rules, Rule rule) {
    return rule.effect() == dev.edict.dsl.ast.Effect.ALLOW
        && rules.policies().stream()
            .anyMatch(p -> p.level().isAbove(rule.level()) && p.governs().contains(rule.domain()));
  }

  private void count(Reach reach, boolean is) {
    if (is) {
      reached.merge(reach, 1L, Long::sum);
    }
  }

  long decisions() {
    return decisions;
  }

  Map<Reach, Long> reached() {
    return reached;
  }

  Map<String, Long> byKind() {
    return byKind;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder().append(decisions).append(" decisions agree\n");
    byKind.forEach((kind, count) -> text.append("%12d %s%n".formatted(count, kind)));
    reached.forEach((reach, count) -> text.append("%12d reached %s%n".formatted(count, reach)));
    return text.toString();
  }
}
