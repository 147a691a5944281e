package dev.edict.eval;

import dev.edict.dsl.rule.ResourceLimit;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Explanation;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.McpServer;
import dev.edict.eval.request.McpTool;
import dev.edict.eval.request.PromptRequest;
import dev.edict.eval.request.ResourceReadRequest;
import dev.edict.eval.request.ServerRegistrationRequest;
import dev.edict.eval.request.Subject;
import dev.edict.eval.request.ToolCallRequest;
import dev.edict.eval.table.DecisionTable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides requests by a rule set. Safe for use by many threads; decisions take no lock.
 *
 * <pre>{@code
 * PolicyDecisionPoint pdp = PolicyDecisionPoint.of(ruleSet);
 * Decision decision = pdp.decide(NetworkRequest.connect(subject, "api.example.com", 443));
 * if (decision.isAllowed()) {
 *   // fulfil decision.obligations(), then connect to decision.target()
 * }
 * }</pre>
 *
 * <p>No request makes {@link #decide} or {@link #explain} throw: what cannot be read or evaluated
 * is denied as invalid.
 */
public final class PolicyDecisionPoint {
  private final InstantSource clock;
  private volatile Snapshot snapshot;

  private PolicyDecisionPoint(InstantSource clock, Snapshot snapshot) {
    this.clock = clock;
    this.snapshot = snapshot;
  }

  /** Returns a decision point with {@code ruleSet} published as generation 1. */
  public static PolicyDecisionPoint of(RuleSet ruleSet) {
    return of(ruleSet, InstantSource.system());
  }

  /**
   * Returns a decision point with {@code ruleSet} published as generation 1.
   *
   * @param clock what tells the instant at which a request is judged
   */
  public static PolicyDecisionPoint of(RuleSet ruleSet, InstantSource clock) {
    return new PolicyDecisionPoint(clock, Snapshot.of(ruleSet, 1));
  }

  /**
   * Returns a decision point with nothing published yet, which denies everything with the code
   * {@code no-policy}.
   */
  public static PolicyDecisionPoint denyAll() {
    return denyAll(InstantSource.system());
  }

  /**
   * Returns a decision point with nothing published yet, which denies everything with the code
   * {@code no-policy}.
   *
   * @param clock what tells the instant at which a request is judged
   */
  public static PolicyDecisionPoint denyAll(InstantSource clock) {
    return new PolicyDecisionPoint(clock, Snapshot.unpublished());
  }

  /** Returns whether the request may go on, and what follows from it. */
  public Decision decide(AccessRequest request) {
    return new RequestDecision(snapshot(), request, clock).decide();
  }

  /** Returns the decision that {@link #decide} gives, with every rule that had to do with it. */
  public Explanation explain(AccessRequest request) {
    return new RequestDecision(snapshot(), request, clock).explain();
  }

  /**
   * Returns those of the tools of {@code server} that {@code subject} could call, in their order: a
   * tool is left out when no arguments would get an {@code ALLOW} or {@code APPROVAL_REQUIRED}. Of
   * conditions that read arguments any outcome is taken to be possible, each for itself; so a tool
   * that can be called is never left out.
   */
  public List<McpTool> visibleTools(
      Subject subject, Environment environment, McpServer server, List<McpTool> tools) {
    return visibleItems()
        .of(tools, tool -> new ToolCallRequest(subject, environment, server, tool, null));
  }

  /** Returns those of {@code servers} that {@code subject} may register, in their order. */
  public List<McpServer> visibleServers(
      Subject subject, Environment environment, List<McpServer> servers) {
    return visibleItems()
        .of(servers, server -> new ServerRegistrationRequest(subject, environment, server));
  }

  /** Returns those URIs of resources of {@code server} that {@code subject} may read. */
  public List<String> visibleResources(
      Subject subject, Environment environment, McpServer server, List<String> uris) {
    return visibleItems()
        .of(uris, uri -> new ResourceReadRequest(subject, environment, server, uri));
  }

  /** Returns those names of prompts of {@code server} that {@code subject} may get. */
  public List<String> visiblePrompts(
      Subject subject, Environment environment, McpServer server, List<String> prompts) {
    return visibleItems()
        .of(prompts, prompt -> new PromptRequest(subject, environment, server, prompt));
  }

  private VisibleItems visibleItems() {
    return new VisibleItems(snapshot(), clock);
  }

  /**
   * Puts {@code ruleSet} in the place of what was published before. Decisions under way end by the
   * rules they began with.
   */
  public void publish(RuleSet ruleSet) {
    publishUntil(ruleSet, null);
  }

  /**
   * Puts {@code ruleSet} in the place of what was published before, good until an instant. From
   * then on everything is denied with the code {@code policy-stale}, whether or not anybody is
   * there to see to it, and whatever the clock says later.
   *
   * @param until the first instant at which the rules are no longer good
   */
  public void publish(RuleSet ruleSet, Instant until) {
    publishUntil(ruleSet, Objects.requireNonNull(until, "until"));
  }

  private void publishUntil(RuleSet ruleSet, @Nullable Instant until) {
    Specialization known = snapshot.specialization();
    RuleSet published = known == null ? ruleSet : known.specialize(ruleSet);
    DecisionTable table = DecisionTable.of(published);
    synchronized (this) {
      long generation = snapshot.generation() + 1;
      snapshot = new Snapshot(published, table, generation, known, until, null);
    }
  }

  /**
   * Lets what is published be good until another instant; it stays the same generation.
   *
   * @param until the first instant at which the rules are no longer good
   * @return whether that was done; false when no rules are published that are still good
   */
  public synchronized boolean renew(Instant until) {
    Snapshot now = snapshot();
    if (!now.isPublished()) {
      return false;
    }
    snapshot = now.goodUntil(until);
    return true;
  }

  /**
   * Takes away what is published: from now on everything is denied with the code {@code no-policy}.
   *
   * @param reason why, for people: a sentence without a full stop
   */
  public synchronized void withdraw(String reason) {
    Snapshot before = snapshot;
    snapshot = before.without(Snapshot.Absence.noPolicy(reason), before.generation() + 1);
  }

  /**
   * Returns a decision point for one subject with one agent in one sandbox, with the rules that are
   * published now. What can be told of team scopes, levels and conditions beforehand is told once.
   * It gives the outcomes and names the rules that this decision point does; the code and reason of
   * an implicit denial may be less detailed. Requests of anybody else are invalid, with the code
   * {@code other-subject}.
   *
   * @param environment where from; its home directory and the kind of its file system do not matter
   */
  public PolicyDecisionPoint specialize(Subject subject, Environment environment) {
    Specialization known = new Specialization(subject, environment);
    return new PolicyDecisionPoint(clock, snapshot().specialize(known));
  }

  /**
   * Returns what decides the requests of one subject with one agent in one sandbox from their parts
   * as received, as fast as possible. Unlike a decision point that {@link #specialize} returns, it
   * follows what is published here.
   *
   * @param environment where from; its home directory and the kind of its file system count too
   */
  public SubjectDecisionPoint session(Subject subject, Environment environment) {
    return new SubjectDecisionPoint(this, subject, environment);
  }

  /** Returns what is published and good now. */
  Snapshot snapshot() {
    Snapshot now = snapshot;
    return isGood(now) ? now : expire();
  }

  private boolean isGood(Snapshot published) {
    Instant until = published.until();
    return until == null || clock.instant().isBefore(until);
  }

  // Published like anything else, so that whoever keeps what belongs to a generation notices.
  private synchronized Snapshot expire() {
    Snapshot now = snapshot;
    if (!isGood(now)) {
      now = now.stale();
      snapshot = now;
    }
    return now;
  }

  InstantSource clock() {
    return clock;
  }

  /**
   * Returns how often what decides was replaced; 0 when nothing was ever published. A rule set that
   * is withdrawn or no longer good counts as replaced.
   */
  public long generation() {
    return snapshot().generation();
  }

  /** Returns the rule set that decides; one without rules when none does. */
  public RuleSet ruleSet() {
    return snapshot().ruleSet();
  }

  /**
   * Returns the resource limits that hold for {@code subject}: of each kind that some applicable
   * policy limits, the smallest amount, in the order of the kinds.
   */
  public List<EffectiveLimit> effectiveLimits(Subject subject) {
    return EffectiveLimit.of(snapshot().ruleSet(), subject);
  }

  /** Returns the limit of MCP calls per minute that holds for {@code subject}, if one does. */
  public Optional<ResourceLimit> callLimit(Subject subject) {
    return effectiveLimits(subject).stream()
        .filter(limit -> limit.kind() == ResourceLimit.Kind.CALLS)
        .map(EffectiveLimit::decidedBy)
        .findFirst();
  }
}
