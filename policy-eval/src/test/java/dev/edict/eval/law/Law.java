package dev.edict.eval.law;

import java.util.Locale;

/** The laws, in the order and under the names of {@code spec/precedence.md}. */
// The checks are references to static methods.
@SuppressWarnings("ImmutableEnumChecker")
enum Law {
  DEFAULT_DENY(PrecedenceLaws::defaultDeny),
  DENY_BEATS_ALLOW(PrecedenceLaws::denyBeatsAllow),
  ORDER_IRRELEVANT(PrecedenceLaws::orderIrrelevant),
  DUPLICATION_IRRELEVANT(PrecedenceLaws::duplicationIrrelevant),
  ADDING_A_DENY_NEVER_ALLOWS_MORE(PrecedenceLaws::addingADenyNeverAllowsMore),
  ADDING_AN_ALLOW_NEVER_DENIES_MORE(PrecedenceLaws::addingAnAllowNeverDeniesMore),
  RENAMING_IRRELEVANT(PrecedenceLaws::renamingIrrelevant),
  FORMATTING_IRRELEVANT(TextLaws::formattingIrrelevant),
  LOWER_LEVEL_NEVER_WIDENS(LevelLaws::lowerLevelNeverWidens),
  NARROWING_ALWAYS_WORKS(LevelLaws::narrowingAlwaysWorks),
  OBSERVED_NEVER_INFLUENCES(PrecedenceLaws::observedNeverInfluences),
  EXPLANATION_AGREES(ExplanationLaws::explanationAgrees),
  SAME_INPUT_SAME_BYTES(ExplanationLaws::sameInputSameBytes),
  COVERS_AGREES_WITH_MATCHES(RequestLaws::coversAgreesWithMatches),
  CANONICAL_FORM_IS_STABLE(RequestLaws::canonicalFormIsStable),
  INVALID_NEVER_ALLOWS(RequestLaws::invalidNeverAllows),
  FAILING_CONDITION_FAILS_SAFE(PrecedenceLaws::failingConditionFailsSafe),
  RESOLVED_ADDRESSES_ONLY_NARROW(RequestLaws::resolvedAddressesOnlyNarrow),
  MOUNT_AGREES_WITH_FILES(RequestLaws::mountAgreesWithFiles),
  UNINSPECTED_CONNECT_AGREES_WITH_HTTP(RequestLaws::uninspectedConnectAgreesWithHttp),
  UNKNOWN_PROFILE_IS_STRICTEST(RequestLaws::unknownProfileIsStrictest),
  LIMITS_COMBINE_BY_MINIMUM(LimitLaws::limitsCombineByMinimum),
  TABLES_AGREE_WITH_THE_SCAN(ExplanationLaws::tablesAgreeWithTheScan),
  SPECIALIZATION_PRESERVES_DECISIONS(SubjectLaws::specializationPreservesDecisions),
  SHADOW_NEVER_INFLUENCES(SubjectLaws::shadowNeverInfluences),
  APPROVAL_OPENS_ONE_REQUEST(SubjectLaws::approvalOpensOneRequest),
  ADVICE_NEVER_INFLUENCES(DutyLaws::adviceNeverInfluences),
  REDACTION_ONLY_ADDS(DutyLaws::redactionOnlyAdds);

  private final Check check;

  Law(Check check) {
    this.check = check;
  }

  /** Throws an {@link AssertionError} if the engine breaks the law in the case of a seed. */
  void check(long seed, Engine engine) {
    check.of(seed, engine);
  }

  /** Returns the name under which the specification states the law. */
  String property() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** One case of a law. */
  @FunctionalInterface
  interface Check {
    void of(long seed, Engine engine);
  }
}
