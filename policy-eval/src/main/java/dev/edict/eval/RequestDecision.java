package dev.edict.eval;

import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.Rejection;
import dev.edict.dsl.match.network.IpAddress;
import dev.edict.eval.canonical.CanonicalRequest;
import dev.edict.eval.canonical.CanonicalRequest.OnEndpoint;
import dev.edict.eval.canonical.Canonicalizer;
import dev.edict.eval.combine.CompiledRule;
import dev.edict.eval.combine.Verdict;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.ConnectTarget;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Explanation;
import dev.edict.eval.decision.Explanation.Question;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.request.AccessRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The way of one request through canonicalisation, tables and combination to a decision. */
final class RequestDecision {
  private final Snapshot snapshot;
  private final AccessRequest request;
  private final InstantSource clock;

  RequestDecision(Snapshot snapshot, AccessRequest request, InstantSource clock) {
    this.snapshot = snapshot;
    this.request = Objects.requireNonNull(request, "request");
    this.clock = clock;
  }

  Decision decide() {
    return explained(false).decision();
  }

  Explanation explain() {
    return explained(true);
  }

  private Explanation explained(boolean withTraces) {
    try {
      return judge(withTraces);
    } catch (RuntimeException | AssertionError | StackOverflowError unexpected) {
      // Whatever goes wrong is a denial. The class alone is told: messages may quote the request.
      return invalid(
          "evaluation-error",
          "the request could not be judged: " + unexpected.getClass().getSimpleName());
    }
  }

  private Explanation judge(boolean withTraces) {
    Snapshot.Absence absence = snapshot.absence();
    if (absence != null) {
      return withoutTraces(
          denial(Basis.IMPLICIT, absence.code(), absence.reason(), receivedResource()));
    }
    if (!snapshot.serves(request)) {
      return invalid("other-subject", "the rules are those of another subject, agent or sandbox");
    }
    Canonical<CanonicalRequest> canonical = Canonicalizer.canonicalize(request);
    if (!canonical.isAccepted()) {
      return rejected(canonical.rejection());
    }
    Evaluation evaluation = Evaluation.of(snapshot.table(), request, canonical.value(), clock);
    Optional<Rejection> arguments = evaluation.argumentsRejection();
    if (arguments.isPresent()) {
      return rejected(arguments.get());
    }
    Verdict verdict = evaluation.verdict();
    Decision decision = decision(verdict, evaluation);
    return withTraces ? traced(decision, verdict, evaluation) : withoutTraces(decision);
  }

  private static Explanation traced(Decision decision, Verdict verdict, Evaluation evaluation) {
    Judgement judgement = Judgement.of(evaluation);
    return new Explanation(
        decision, judgement.question(), RuleTraces.of(judgement, verdict, evaluation));
  }

  private Decision decision(Verdict verdict, Evaluation evaluation) {
    return new Decision(
        verdict.outcome(),
        verdict.basis(),
        Optional.ofNullable(verdict.rule()).map(CompiledRule::rule),
        verdict.code().id(),
        Reasons.of(verdict, evaluation),
        evaluation.canonical().resource(),
        target(verdict, evaluation.canonical()),
        Obligations.of(verdict, evaluation),
        snapshot.ruleSet().digest(),
        snapshot.generation());
  }

  private static Optional<ConnectTarget> target(Verdict verdict, CanonicalRequest canonical) {
    return verdict.outcome() != Outcome.DENY && canonical instanceof OnEndpoint on
        ? Optional.of(new ConnectTarget(on.host().text(), on.port(), addresses(on)))
        : Optional.empty();
  }

  private static List<String> addresses(OnEndpoint on) {
    return on.host() instanceof IpAddress
        ? List.of(on.host().text())
        : on.resolved().stream().map(IpAddress::text).toList();
  }

  private Explanation rejected(Rejection rejection) {
    return invalid(rejection.code().id(), rejection.detail());
  }

  private Explanation invalid(String code, String reason) {
    return withoutTraces(denial(Basis.INVALID, code, reason, receivedResource()));
  }

  private static Explanation withoutTraces(Decision decision) {
    return new Explanation(decision, Question.NONE, List.of());
  }

  private Decision denial(Basis basis, String code, String reason, String resource) {
    return new Decision(
        Outcome.DENY,
        basis,
        Optional.empty(),
        code,
        reason,
        resource,
        List.of(),
        snapshot.ruleSet().digest(),
        snapshot.generation());
  }

  /** Returns the resource as received; empty when the request has parts that are null. */
  private String receivedResource() {
    try {
      return request.resource();
    } catch (NullPointerException absentPart) {
      return "";
    }
  }
}
