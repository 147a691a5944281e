package dev.edict.eval;

import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.Rejection;
import dev.edict.dsl.rule.Condition.PermittedAction;
import dev.edict.dsl.rule.DelegationGrant.Bound;
import dev.edict.eval.canonical.CanonicalRequest;
import dev.edict.eval.canonical.Canonicalizer;
import dev.edict.eval.combine.Circumstances;
import dev.edict.eval.combine.CompiledRule;
import dev.edict.eval.combine.Verdict;
import dev.edict.eval.condition.ConditionInput;
import dev.edict.eval.condition.ConditionOutcome;
import dev.edict.eval.condition.Permission;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.json.JsonValue;
import dev.edict.eval.json.StrictJson;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.ToolCallRequest;
import dev.edict.eval.table.DecisionTable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One canonical request looked at under one table, at one instant; used by one thread. */
final class Evaluation implements Circumstances, ConditionInput {
  private final DecisionTable table;
  private final AccessRequest request;
  private final CanonicalRequest canonical;
  private final InstantSource clock;
  private final boolean nested;
  private @Nullable Instant now;
  private @Nullable Canonical<JsonValue.ObjectValue> arguments;

  private Evaluation(
      DecisionTable table,
      AccessRequest request,
      CanonicalRequest canonical,
      InstantSource clock,
      boolean nested) {
    this.table = table;
    this.request = request;
    this.canonical = canonical;
    this.clock = clock;
    this.nested = nested;
  }

  static Evaluation of(
      DecisionTable table, AccessRequest request, CanonicalRequest canonical, InstantSource clock) {
    return new Evaluation(table, request, canonical, clock, false);
  }

  DecisionTable table() {
    return table;
  }

  @Override
  public AccessRequest request() {
    return request;
  }

  CanonicalRequest canonical() {
    return canonical;
  }

  /** Returns what the rules come to. */
  Verdict verdict() {
    Verdict certain = table.certainVerdict(canonical);
    return certain == null ? Judgement.of(this).verdict() : certain;
  }

  /** Returns why the arguments of a tool call are refused, if they are. */
  Optional<Rejection> argumentsRejection() {
    Canonical<JsonValue.ObjectValue> parsed = parsedArguments();
    return parsed == null || parsed.isAccepted()
        ? Optional.empty()
        : Optional.of(parsed.rejection());
  }

  @Override
  public JsonValue.@Nullable ObjectValue arguments() {
    Canonical<JsonValue.ObjectValue> parsed = parsedArguments();
    return parsed == null ? null : parsed.orNull();
  }

  private @Nullable Canonical<JsonValue.ObjectValue> parsedArguments() {
    if (arguments == null && request instanceof ToolCallRequest call && call.arguments() != null) {
      arguments = StrictJson.parseObject(call.arguments());
    }
    return arguments;
  }

  @Override
  public List<String> teams() {
    return request.subject().teams();
  }

  @Override
  public Instant now() {
    if (now == null) {
      now = clock.instant();
    }
    return now;
  }

  @Override
  public boolean isWithin(Bound bound) {
    return DelegationBounds.isWithin(bound, canonical);
  }

  @Override
  public ConditionOutcome evaluate(CompiledRule rule) {
    return rule.condition().evaluate(this);
  }

  /** Answers a {@code where} clause by the same table, for the same subject, at this instant. */
  @Override
  public Permission check(PermittedAction action, String value) {
    if (nested) {
      return Permission.UNREADABLE;
    }
    Optional<AccessRequest> asked = PermittedRequests.of(action, value, request);
    if (asked.isEmpty()) {
      return Permission.UNREADABLE;
    }
    Canonical<CanonicalRequest> resource = Canonicalizer.canonicalize(asked.get());
    if (!resource.isAccepted()) {
      return Permission.UNREADABLE;
    }
    Instant instant = now();
    Evaluation inner = new Evaluation(table, asked.get(), resource.value(), () -> instant, true);
    boolean allowed = inner.verdict().outcome() == Outcome.ALLOW;
    return allowed ? Permission.GRANTED : Permission.REFUSED;
  }
}
