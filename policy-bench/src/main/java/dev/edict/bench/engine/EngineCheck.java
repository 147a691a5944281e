package dev.edict.bench.engine;

import dev.edict.bench.neutral.JudgedRequest;
import dev.edict.bench.neutral.NeutralRule;
import dev.edict.bench.neutral.RuleMatch;
import dev.edict.bench.neutral.Verdict;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a check of an engine found: it may name any rule that decides, or none, but must decide
 * rightly.
 *
 * @param asked how many requests were asked; all, unless the time was up before
 * @param named for how many of them a rule was named
 * @param firstNamed for how many of them it was the first that decides
 */
public record EngineCheck(int asked, int named, int firstNamed) {

  /**
   * Asks an engine requests until the time is up, at least one.
   *
   * @throws IllegalStateException if an answer is wrong
   * @throws Exception if the engine fails
   */
  public static EngineCheck of(
      Engine engine, List<NeutralRule> rules, List<JudgedRequest> requests, Duration atMost)
      throws Exception {
    Map<String, NeutralRule> byName = new HashMap<>();
    rules.forEach(rule -> byName.put(rule.id(), rule));
    long end = System.nanoTime() + atMost.toNanos();
    Engine.Naming naming = new Engine.Naming();
    int asked = 0;
    int named = 0;
    int firstNamed = 0;
    for (JudgedRequest judged : requests) {
      naming.rule = null;
      boolean allowed = engine.allows(judged.request(), naming);
      check(judged, allowed, naming.rule, byName);
      asked++;
      named += naming.rule == null ? 0 : 1;
      firstNamed += judged.verdict().rule().equals(naming.rule) ? 1 : 0;
      if (System.nanoTime() > end) {
        break;
      }
    }
    return new EngineCheck(asked, named, firstNamed);
  }

  private static void check(
      JudgedRequest judged,
      boolean allowed,
      @Nullable String name,
      Map<String, NeutralRule> rules) {
    Verdict verdict = judged.verdict();
    boolean right = allowed == verdict.isAllowed();
    if (name != null) {
      NeutralRule rule = rules.get(name);
      right &=
          verdict.kind() != Verdict.Kind.NONE
              && rule != null
              && rule.allow() == allowed
              && RuleMatch.matches(rule, judged.request());
    }
    if (!right) {
      throw new IllegalStateException(
          judged + " was " + (allowed ? "allowed" : "denied") + " by " + name);
    }
  }
}
