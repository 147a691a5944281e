package dev.edict.example.starter;

import dev.edict.dsl.PolicyException;
import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.PolicyDecisionPoint;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the policies anew. Policies with an error are not published: the last good ones go on
 * deciding, and {@link #problem()} says why.
 */
public final class PolicyReload {
  private static final Logger LOG = LoggerFactory.getLogger(PolicyReload.class);

  private final PolicyTexts texts;
  private final PolicyDecisionPoint decisions;
  private List<PolicySource> seen;
  private volatile Optional<String> problem = Optional.empty();

  private PolicyReload(PolicyTexts texts, List<PolicySource> sources) {
    this.texts = texts;
    this.seen = sources;
    this.decisions = PolicyDecisionPoint.of(PolicyFrontEnd.analyze(sources).requireRuleSet());
  }

  /**
   * Reads the policies for the first time.
   *
   * @throws IOException if they cannot be read
   * @throws PolicyException if they have an error: the service does not start
   */
  static PolicyReload start(PolicyTexts texts) throws IOException {
    return new PolicyReload(texts, texts.read());
  }

  /** Returns what decides by the policies published last. */
  public PolicyDecisionPoint decisions() {
    return decisions;
  }

  /** Returns why the texts as they are now do not decide, if they do not. */
  public Optional<String> problem() {
    return problem;
  }

  /** Reads the policies, publishes them if they changed and are sound, and says whether they are. */
  public synchronized boolean reload() {
    try {
      List<PolicySource> sources = texts.read();
      if (!sources.equals(seen)) {
        RuleSet rules = PolicyFrontEnd.analyze(sources).requireRuleSet();
        decisions.publish(rules);
        seen = sources;
        LOG.info("policies {} published, {} rules", rules.digest(), rules.rules().size());
      }
      problem = Optional.empty();
    } catch (IOException | PolicyException refused) {
      report(String.valueOf(refused.getMessage()));
    }
    return problem.isEmpty();
  }

  private void report(String reason) {
    if (!problem.equals(Optional.of(reason))) {
      LOG.error("the policies were not published, the last good ones stay: {}", reason);
    }
    problem = Optional.of(reason);
  }
}
