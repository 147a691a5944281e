package dev.edict.bench.workload;

import dev.edict.bench.neutral.Vocabulary;
import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.source.PolicySource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Draws a workload: 40% of the rules about the network, 30% about files, 30% about tools; every
 * fifth a deny, half of these carved out of an allow. Half of the requests are allowed, a fifth
 * denied by a rule, the others matched by none.
 */
final class WorkloadGenerator {
  private static final long SEED = 20_260_101;
  private static final int MOST_ATTEMPTS = 1_000_000;

  private final Vocabulary words;
  private final PolicyText text = new PolicyText();
  private final List<TargetSketch> allowed = new ArrayList<>();
  private final List<TargetSketch> denied = new ArrayList<>();

  private WorkloadGenerator(int rules) {
    this.words = new Vocabulary(SEED + rules, rules / 8);
  }

  static Workload generate(int rules) {
    WorkloadGenerator generator = new WorkloadGenerator(rules);
    for (int i = 0; i < rules; i++) {
      generator.addRule(i);
    }
    PolicySource source = generator.text.toSource();
    RuleSet ruleSet = PolicyFrontEnd.analyze(source).requireRuleSet();
    return new Workload(source, ruleSet, generator.drawRequests(new LinearScan(ruleSet)));
  }

  private void addRule(int number) {
    // A different fifth in every ten, so that each domain has its share of denies.
    boolean deny = (number + number / 10) % 5 == 0;
    TargetSketch target = drawTarget(domainOf(number), deny);
    (deny ? denied : allowed).add(target);
    Effect effect = deny ? Effect.DENY : Effect.ALLOW;
    text.add(target.domain(), effect, "r" + number, target.text());
  }

  private static Domain domainOf(int number) {
    int place = number % 10;
    if (place < 4) {
      return Domain.NETWORK;
    }
    return place < 7 ? Domain.FILESYSTEM : Domain.MCP;
  }

  private TargetSketch drawTarget(Domain domain, boolean deny) {
    if (deny && words.chance(50)) {
      List<TargetSketch> sameDomain =
          allowed.stream().filter(target -> target.domain() == domain).toList();
      if (!sameDomain.isEmpty()) {
        return words.pick(sameDomain).carved(words);
      }
    }
    return TargetSketch.draw(domain, words);
  }

  private List<AnsweredRequest> drawRequests(LinearScan scan) {
    int allows = Workload.REQUESTS / 2;
    int denies = Workload.REQUESTS / 5;
    Map<Answer.Kind, Integer> missing = new EnumMap<>(Answer.Kind.class);
    missing.put(Answer.Kind.ALLOW, allows);
    missing.put(Answer.Kind.DENY, denies);
    missing.put(Answer.Kind.NONE, Workload.REQUESTS - allows - denies);
    List<AnsweredRequest> requests = new ArrayList<>();
    for (int attempt = 0; requests.size() < Workload.REQUESTS; attempt++) {
      if (attempt == MOST_ATTEMPTS) {
        throw new IllegalStateException("too few requests found: " + requests.size());
      }
      PlainRequest request = drawRequest();
      Answer answer = Answer.of(scan.decide(request));
      if (missing.merge(answer.kind(), -1, Integer::sum) >= 0) {
        requests.add(new AnsweredRequest(request, answer));
      }
    }
    return requests;
  }

  private PlainRequest drawRequest() {
    return switch (words.below(4)) {
      case 0 -> words.pick(denied).hit(words);
      case 1, 2 -> words.pick(allowed).hit(words);
      default -> words.pick(words.chance(50) ? allowed : denied).nearMiss(words);
    };
  }
}
