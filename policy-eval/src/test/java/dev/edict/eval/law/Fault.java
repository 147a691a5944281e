package dev.edict.eval.law;

import static dev.edict.dsl.match.filesystem.FilesystemProfile.CASE_FOLDING;
import static dev.edict.dsl.match.filesystem.FilesystemProfile.POSIX;
import static dev.edict.eval.law.Faulty.onDecision;
import static dev.edict.eval.law.Faulty.onMatches;
import static dev.edict.eval.law.Faulty.onRules;

import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.rule.FileAction;
import dev.edict.dsl.rule.Level;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.rule.RuleTarget;
import dev.edict.eval.EffectiveLimit;
import dev.edict.eval.approval.ApprovalAnswer;
import dev.edict.eval.approval.ApprovalProvider;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Explanation;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.FileRequest;
import dev.edict.eval.request.MountRequest;
import dev.edict.eval.request.NetworkRequest;
import dev.edict.eval.request.Subject;
import dev.edict.eval.testing.RuleSets;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Engines with one fault each, and the laws that must notice it. */
// Nothing changes them; one engine counts its calls, which is its fault.
@SuppressWarnings("ImmutableEnumChecker")
enum Fault {
  ALLOW_BEATS_DENY(
      onRules(rules -> Outcomes.keep(rules, rule -> rule.effect() == Effect.ALLOW)),
      Law.DENY_BEATS_ALLOW,
      Law.NARROWING_ALWAYS_WORKS,
      Law.TABLES_AGREE_WITH_THE_SCAN),

  NO_RULE_MEANS_ALLOW(
      onDecision(
          (request, decision) ->
              decision.basis() == Basis.IMPLICIT ? Faulty.open(decision) : decision),
      Law.DEFAULT_DENY,
      Law.TABLES_AGREE_WITH_THE_SCAN),

  FIRST_RULE_WINS(onMatches(rules -> rules.get(0)), Law.DENY_BEATS_ALLOW, Law.ORDER_IRRELEVANT),

  LAST_RULE_WINS(
      onMatches(rules -> rules.get(rules.size() - 1)),
      Law.ORDER_IRRELEVANT,
      Law.ADDING_AN_ALLOW_NEVER_DENIES_MORE),

  FIRST_NAME_WINS(
      onMatches(
          rules ->
              rules.stream().min(Comparator.comparing(rule -> rule.id().rule())).orElseThrow()),
      Law.RENAMING_IRRELEVANT,
      Law.TABLES_AGREE_WITH_THE_SCAN),

  MAJORITY_WINS(
      onMatches(Faulty::majority), Law.DUPLICATION_IRRELEVANT, Law.NARROWING_ALWAYS_WORKS),

  ODD_DENIES_CANCEL(onRules(Faulty::withoutPairedDenies), Law.ADDING_A_DENY_NEVER_ALLOWS_MORE),

  LOWER_DENIES_DO_NOT_COUNT(
      onRules(
          rules ->
              Outcomes.keep(
                  rules, rule -> rule.effect() == Effect.ALLOW || rule.level() == Level.ORG)),
      Law.NARROWING_ALWAYS_WORKS,
      Law.DENY_BEATS_ALLOW),

  HIGHER_DENIES_DO_NOT_COUNT(
      onRules(
          rules ->
              Outcomes.keep(
                  rules, rule -> rule.effect() == Effect.ALLOW || rule.level() == Level.LOCAL)),
      Law.NARROWING_ALWAYS_WORKS,
      Law.DENY_BEATS_ALLOW),

  EVERYTHING_IS_DELEGATED(
      onRules(Faulty::withoutGates), Law.LOWER_LEVEL_NEVER_WIDENS, Law.TABLES_AGREE_WITH_THE_SCAN),

  BOUNDS_DO_NOT_BIND(onRules(Faulty::withoutBounds), Law.LOWER_LEVEL_NEVER_WIDENS),

  OBSERVED_IS_ENFORCED(
      onRules(rules -> Faulty.eachRule(rules, Faulty::enforced)),
      Law.OBSERVED_NEVER_INFLUENCES,
      Law.TABLES_AGREE_WITH_THE_SCAN),

  UNTOLD_NEVER_MATCHES(
      onRules(rules -> Faulty.eachRule(rules, Faulty::onlyWhenTold)),
      Law.FAILING_CONDITION_FAILS_SAFE,
      Law.TABLES_AGREE_WITH_THE_SCAN),

  CONDITIONS_ARE_IGNORED(
      onRules(rules -> Faulty.eachRule(rules, Faulty::unconditional)),
      Law.FAILING_CONDITION_FAILS_SAFE,
      Law.TABLES_AGREE_WITH_THE_SCAN),

  INVALID_MEANS_ALLOW(
      onDecision(
          (request, decision) ->
              decision.basis() == Basis.INVALID ? Faulty.open(decision) : decision),
      Law.INVALID_NEVER_ALLOWS),

  ANY_NAME_SUFFICES(
      Faulty.lenient(request -> request, Faulty::byAddress), Law.RESOLVED_ADDRESSES_ONLY_NARROW),

  MOUNT_IS_A_FILE(
      Faulty.onRequests(
          request ->
              request instanceof MountRequest mount
                  ? FileRequest.of(
                      mount.subject(), mount.environment(), FileAction.READ, mount.path())
                  : request),
      Law.MOUNT_AGREES_WITH_FILES),

  CONNECT_IGNORES_HTTP(
      new Engine() {
        @Override
        Function<AccessRequest, Decision> decider(RuleSet rules) {
          Function<AccessRequest, Decision> right = super.decider(rules);
          Function<AccessRequest, Decision> blind =
              super.decider(
                  Outcomes.keep(rules, rule -> !(rule.target() instanceof RuleTarget.Http)));
          return request -> (request instanceof NetworkRequest ? blind : right).apply(request);
        }
      },
      Law.UNINSPECTED_CONNECT_AGREES_WITH_HTTP),

  UNKNOWN_IS_LENIENT(
      Faulty.lenient(
          request -> Faulty.takenFor(POSIX, request),
          request -> Faulty.takenFor(CASE_FOLDING, request)),
      Law.UNKNOWN_PROFILE_IS_STRICTEST),

  SPELLING_MATTERS(
      onDecision(
          (request, decision) ->
              request.resource().equals(decision.resource()) ? decision : Faulty.closed(decision)),
      Law.CANONICAL_FORM_IS_STABLE),

  POSITION_MATTERS(
      onRules(rules -> Outcomes.keep(rules, rule -> rule.origin().position().line() < 15)),
      Law.FORMATTING_IRRELEVANT),

  COVERING_IS_OVERLAPPING(
      new Engine() {
        @Override
        boolean covers(LawPattern one, LawPattern other) {
          return one.overlaps(other);
        }
      },
      Law.COVERS_AGREES_WITH_MATCHES),

  EXPLANATION_IS_BLURRED(
      new Engine() {
        @Override
        Explanation explain(RuleSet rules, AccessRequest request) {
          Explanation right = super.explain(rules, request);
          return new Explanation(
              right.decision(),
              right.question(),
              right.traces().stream().map(Faulty::blurred).toList());
        }
      },
      Law.EXPLANATION_AGREES),

  EXPLANATION_LEAVES_OUT_DENIES(
      new Engine() {
        @Override
        Explanation explain(RuleSet rules, AccessRequest request) {
          Explanation right = super.explain(rules, request);
          return new Explanation(
              right.decision(),
              right.question(),
              right.traces().stream().filter(Faulty::isNoDecidingRule).toList());
        }
      },
      Law.EXPLANATION_AGREES),

  HAS_MOODS(
      new Engine() {
        private final AtomicInteger calls = new AtomicInteger();

        @Override
        Explanation explain(RuleSet rules, AccessRequest request) {
          Explanation right = super.explain(rules, request);
          boolean forgets = calls.incrementAndGet() % 3 == 0;
          return forgets ? new Explanation(right.decision(), right.question(), List.of()) : right;
        }
      },
      Law.SAME_INPUT_SAME_BYTES),

  HIGHEST_LIMIT_WINS(
      new Engine() {
        @Override
        List<EffectiveLimit> limits(RuleSet rules, Subject subject) {
          return super.limits(rules, subject).stream()
              .map(limit -> Faulty.highest(rules, limit.kind()))
              .toList();
        }
      },
      Law.LIMITS_COMBINE_BY_MINIMUM),

  FORGETS_TEAMS_WHEN_SPECIALIZED(
      new Engine() {
        @Override
        Function<AccessRequest, Decision> decider(
            RuleSet rules, Subject subject, Environment environment) {
          Subject lone = Subject.user(subject.user());
          Function<AccessRequest, Decision> special = super.decider(rules, lone, environment);
          return request -> special.apply(Faulty.as(lone, request));
        }
      },
      Law.SPECIALIZATION_PRESERVES_DECISIONS),

  CANDIDATE_CAN_DENY(
      new Engine() {
        @Override
        Function<AccessRequest, Decision> shadowed(
            Function<AccessRequest, Decision> enforced,
            Function<AccessRequest, Decision> candidate) {
          return request -> {
            Decision proposed = candidate.apply(request);
            return proposed.isAllowed() ? enforced.apply(request) : proposed;
          };
        }
      },
      Law.SHADOW_NEVER_INFLUENCES),

  ANY_ANSWER_IS_APPROVAL(
      new Engine() {
        @Override
        Function<AccessRequest, Decision> approved(
            Function<AccessRequest, Decision> decisions, ApprovalProvider provider) {
          return super.approved(
              decisions,
              asked ->
                  provider.ask(asked).map(answer -> ApprovalAnswer.granted(asked, answer.by())));
        }
      },
      Law.APPROVAL_OPENS_ONE_REQUEST),

  ADVICE_IS_A_VETO(
      onDecision(
          (request, decision) -> decision.advice().isEmpty() ? decision : Faulty.closed(decision)),
      Law.ADVICE_NEVER_INFLUENCES),

  FORGETS_REDACTIONS(
      onRules(rules -> RuleSets.withRedactions(rules, List.of())), Law.REDACTION_ONLY_ADDS);

  private final Engine engine;
  private final Set<Law> breaks;

  Fault(Engine engine, Law first, Law... more) {
    this.engine = engine;
    this.breaks = EnumSet.of(first, more);
  }

  Engine engine() {
    return engine;
  }

  /** Returns the laws that must notice the fault; others may too. */
  Set<Law> breaks() {
    return breaks;
  }
}
