package dev.edict.eval.law;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The product keeps the laws; each property has the name that the specification gives it. */
class LawProperties {
  private static final Engine PRODUCT = new Engine();

  @Property
  void defaultDeny(@ForAll long seed) {
    Law.DEFAULT_DENY.check(seed, PRODUCT);
  }

  @Property
  void denyBeatsAllow(@ForAll long seed) {
    Law.DENY_BEATS_ALLOW.check(seed, PRODUCT);
  }

  @Property
  void orderIrrelevant(@ForAll long seed) {
    Law.ORDER_IRRELEVANT.check(seed, PRODUCT);
  }

  @Property
  void duplicationIrrelevant(@ForAll long seed) {
    Law.DUPLICATION_IRRELEVANT.check(seed, PRODUCT);
  }

  @Property
  void addingADenyNeverAllowsMore(@ForAll long seed) {
    Law.ADDING_A_DENY_NEVER_ALLOWS_MORE.check(seed, PRODUCT);
  }

  @Property
  void addingAnAllowNeverDeniesMore(@ForAll long seed) {
    Law.ADDING_AN_ALLOW_NEVER_DENIES_MORE.check(seed, PRODUCT);
  }

  @Property
  void renamingIrrelevant(@ForAll long seed) {
    Law.RENAMING_IRRELEVANT.check(seed, PRODUCT);
  }

  @Property(tries = 50)
  void formattingIrrelevant(@ForAll long seed) {
    Law.FORMATTING_IRRELEVANT.check(seed, PRODUCT);
  }

  @Property
  void lowerLevelNeverWidens(@ForAll long seed) {
    Law.LOWER_LEVEL_NEVER_WIDENS.check(seed, PRODUCT);
  }

  @Property
  void narrowingAlwaysWorks(@ForAll long seed) {
    Law.NARROWING_ALWAYS_WORKS.check(seed, PRODUCT);
  }

  @Property
  void observedNeverInfluences(@ForAll long seed) {
    Law.OBSERVED_NEVER_INFLUENCES.check(seed, PRODUCT);
  }

  @Property
  void explanationAgrees(@ForAll long seed) {
    Law.EXPLANATION_AGREES.check(seed, PRODUCT);
  }

  @Property
  void sameInputSameBytes(@ForAll long seed) {
    Law.SAME_INPUT_SAME_BYTES.check(seed, PRODUCT);
  }

  @Property
  void coversAgreesWithMatches(@ForAll long seed) {
    Law.COVERS_AGREES_WITH_MATCHES.check(seed, PRODUCT);
  }

  @Property
  void canonicalFormIsStable(@ForAll long seed) {
    Law.CANONICAL_FORM_IS_STABLE.check(seed, PRODUCT);
  }

  @Property
  void invalidNeverAllows(@ForAll long seed) {
    Law.INVALID_NEVER_ALLOWS.check(seed, PRODUCT);
  }

  @Property
  void failingConditionFailsSafe(@ForAll long seed) {
    Law.FAILING_CONDITION_FAILS_SAFE.check(seed, PRODUCT);
  }

  @Property
  void resolvedAddressesOnlyNarrow(@ForAll long seed) {
    Law.RESOLVED_ADDRESSES_ONLY_NARROW.check(seed, PRODUCT);
  }

  @Property
  void mountAgreesWithFiles(@ForAll long seed) {
    Law.MOUNT_AGREES_WITH_FILES.check(seed, PRODUCT);
  }

  @Property
  void uninspectedConnectAgreesWithHttp(@ForAll long seed) {
    Law.UNINSPECTED_CONNECT_AGREES_WITH_HTTP.check(seed, PRODUCT);
  }

  @Property
  void unknownProfileIsStrictest(@ForAll long seed) {
    Law.UNKNOWN_PROFILE_IS_STRICTEST.check(seed, PRODUCT);
  }

  @Property
  void limitsCombineByMinimum(@ForAll long seed) {
    Law.LIMITS_COMBINE_BY_MINIMUM.check(seed, PRODUCT);
  }

  @Property
  void tablesAgreeWithTheScan(@ForAll long seed) {
    Law.TABLES_AGREE_WITH_THE_SCAN.check(seed, PRODUCT);
  }

  @Property
  void specializationPreservesDecisions(@ForAll long seed) {
    Law.SPECIALIZATION_PRESERVES_DECISIONS.check(seed, PRODUCT);
  }

  @Property
  void shadowNeverInfluences(@ForAll long seed) {
    Law.SHADOW_NEVER_INFLUENCES.check(seed, PRODUCT);
  }

  @Property
  void approvalOpensOneRequest(@ForAll long seed) {
    Law.APPROVAL_OPENS_ONE_REQUEST.check(seed, PRODUCT);
  }

  @Property
  void adviceNeverInfluences(@ForAll long seed) {
    Law.ADVICE_NEVER_INFLUENCES.check(seed, PRODUCT);
  }

  @Property
  void redactionOnlyAdds(@ForAll long seed) {
    Law.REDACTION_ONLY_ADDS.check(seed, PRODUCT);
  }
}
