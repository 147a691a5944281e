package dev.edict.bench.neutral;

import dev.edict.bench.neutral.Verdict.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Draws a workload, always the same for the same number of rules: 40% of the rules about the
 * network, 30% about files, 30% about tools; every fifth a deny, half of these carved out of an
 * allow. Half of the requests are allowed, a fifth denied by a rule, the others matched by none,
 * half of these narrowly.
 */
public final class NeutralGenerator {
  private static final long SEED = 20_260_401;

  private final Vocabulary words;
  private final RuleDrawing drawing;
  private final RequestDrawing asking;
  private final List<NeutralRule> rules = new ArrayList<>();
  private final Map<Area, List<NeutralRule>> allows = new EnumMap<>(Area.class);
  private final List<NeutralRule> allowing = new ArrayList<>();
  private final List<NeutralRule> denying = new ArrayList<>();
  private final RuleIndex index;

  /** Draws so many rules. */
  public NeutralGenerator(int count) {
    words = new Vocabulary(SEED + count, count / 8);
    drawing = new RuleDrawing(words);
    asking = new RequestDrawing(words);
    for (int i = 0; i < count; i++) {
      addRule(i);
    }
    index = new RuleIndex(rules);
  }

  private void addRule(int number) {
    Area area = area(number % 10);
    // A different fifth in every ten, so that each area has its share of denies.
    boolean deny = (number + number / 10) % 5 == 0;
    List<NeutralRule> carvable = allows.computeIfAbsent(area, a -> new ArrayList<>());
    String id = "r" + number;
    NeutralRule rule =
        deny && !carvable.isEmpty() && words.chance(50)
            ? drawing.carved(id, words.pick(carvable), asking)
            : drawing.draw(id, !deny, area);
    rules.add(rule);
    (deny ? denying : allowing).add(rule);
    if (!deny) {
      carvable.add(rule);
    }
  }

  private static Area area(int place) {
    if (place < 4) {
      return Area.NET;
    }
    return place < 7 ? Area.FS : Area.MCP;
  }

  /** Returns the rules. */
  public List<NeutralRule> rules() {
    return List.copyOf(rules);
  }

  /** Returns so many requests; some come more than once. */
  public List<JudgedRequest> requests(int count) {
    return fill(new ArrayList<>(), count);
  }

  /** Returns so many requests, no two alike; the shares hold as far as there are so many. */
  public List<JudgedRequest> distinctRequests(int count) {
    return fill(new LinkedHashSet<>(), count);
  }

  private List<JudgedRequest> fill(Collection<JudgedRequest> requests, int count) {
    Map<Kind, Integer> missing = new EnumMap<>(Kind.class);
    missing.put(Kind.ALLOW, count / 2);
    missing.put(Kind.DENY, count / 5);
    missing.put(Kind.NONE, count - count / 2 - count / 5);
    int strict = 20 * count;
    for (int attempt = 0; requests.size() < count; attempt++) {
      NeutralRequest request = draw();
      Verdict verdict = index.judge(request);
      if ((missing.getOrDefault(verdict.kind(), 0) > 0 || attempt > strict)
          && requests.add(new JudgedRequest(request, verdict))) {
        missing.merge(verdict.kind(), -1, Integer::sum);
      }
      if (attempt > 10 * strict) {
        throw new IllegalStateException("too few requests found: " + requests.size());
      }
    }
    return List.copyOf(requests);
  }

  private NeutralRequest draw() {
    return switch (words.below(4)) {
      case 0 -> asking.hit(words.pick(denying));
      case 1, 2 -> asking.hit(words.pick(allowing));
      default -> asking.nearMiss(words.pick(words.chance(50) ? allowing : denying));
    };
  }
}
