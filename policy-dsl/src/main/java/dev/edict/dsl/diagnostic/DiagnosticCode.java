package dev.edict.dsl.diagnostic;

import java.util.Locale;

/**
 * Every kind of finding, with a stable name that is never reused. {@code spec/diagnostics.md}
 * describes each one.
 */
public enum DiagnosticCode {
  // The text itself
  NOT_UTF8(Severity.ERROR, "the file is not UTF-8"),
  TEXT_TOO_LARGE(Severity.ERROR, "the text is larger than the limit"),
  FORBIDDEN_CHARACTER(Severity.ERROR, "a character that can hide what the text says"),
  TOO_MANY_ERRORS(Severity.ERROR, "reading stopped after too many errors"),
  TOO_DEEP(Severity.ERROR, "brackets are nested deeper than the limit"),

  // Syntax
  SYNTAX_ERROR(Severity.ERROR, "the text does not follow the grammar"),
  UNEXPECTED_CHARACTER(Severity.ERROR, "a character that no token starts with"),
  UNTERMINATED_STRING(Severity.ERROR, "a string without its closing quote"),
  BAD_ESCAPE(Severity.ERROR, "an unknown escape in a string"),
  BAD_NUMBER(Severity.ERROR, "a number that is too large, too long or starts with a zero"),
  RESERVED_WORD(Severity.ERROR, "a keyword where a name is expected"),

  // File header
  MISSING_VERSION(Severity.ERROR, "the first line does not name the language version"),
  UNSUPPORTED_VERSION(Severity.ERROR, "a language version that this engine does not know"),
  MISSING_POLICY(Severity.ERROR, "rules in a file without a policy line"),
  DUPLICATE_POLICY(Severity.ERROR, "two policies of one name, or two policy lines in one file"),
  UNKNOWN_LEVEL(Severity.ERROR, "a level that does not exist"),
  MISPLACED_TEAM(Severity.ERROR, "a team scope on a level other than org"),

  // Names
  DUPLICATE_RULE(Severity.ERROR, "two rules of one name in a policy"),
  DUPLICATE_SET(Severity.ERROR, "two sets of one name in a file"),
  DUPLICATE_ATTRIBUTE(Severity.ERROR, "an attribute declared twice with different types"),
  DUPLICATE_TEST(Severity.ERROR, "two tests of one name in a file"),
  DUPLICATE_SERVER(Severity.ERROR, "a server or tool pinned twice in a policy"),
  DUPLICATE_LIMIT(Severity.ERROR, "a limit set twice in a policy"),
  DUPLICATE_CLAUSE(Severity.ERROR, "a clause that a rule may have once stands twice"),
  DUPLICATE_ITEM(Severity.WARNING, "the same item twice in one list"),
  UNKNOWN_SET(Severity.ERROR, "a set that is not declared or imported here"),
  UNKNOWN_SET_TYPE(Severity.ERROR, "a set type that does not exist"),
  CYCLIC_SET(Severity.ERROR, "a set that contains itself"),
  SET_TYPE_MISMATCH(Severity.ERROR, "a set or member of the wrong type"),
  EMPTY_SET(Severity.ERROR, "a set without members used as a rule's target"),
  UNKNOWN_FILE(Severity.ERROR, "an imported file that is not part of the policy set"),
  UNKNOWN_IMPORT(Severity.ERROR, "an imported set that the other file does not declare"),
  UNKNOWN_RULE(Severity.ERROR, "a test names a rule that does not exist"),
  UNKNOWN_CATALOG(Severity.ERROR, "a server from a catalog that the policy does not list"),

  // Actions and patterns
  UNKNOWN_ACTION(Severity.ERROR, "an action that does not exist"),
  UNKNOWN_PROTOCOL(Severity.ERROR, "a protocol that does not exist"),
  UNKNOWN_METHOD(Severity.ERROR, "an HTTP method that does not exist"),
  UNKNOWN_DOMAIN(Severity.ERROR, "a domain that does not exist"),
  BAD_HOST(Severity.ERROR, "a host pattern that cannot be read"),
  BAD_PORT(Severity.ERROR, "a port or port range that cannot be read"),
  BAD_PATH(Severity.ERROR, "a path pattern that cannot be read"),
  BAD_HTTP_PATH(Severity.ERROR, "an HTTP path pattern that cannot be read"),
  BAD_TOOL(Severity.ERROR, "a tool pattern that cannot be read"),
  BAD_NAME(Severity.ERROR, "a server, prompt or catalog name that cannot be read"),
  BAD_URI(Severity.ERROR, "a resource pattern that cannot be read"),
  BAD_DIGEST(Severity.ERROR, "a digest that cannot be read"),
  BAD_INJECTION(Severity.ERROR, "a header or variable name that cannot be read"),
  BAD_ADVICE(Severity.ERROR, "advice that says nothing"),
  BAD_REQUEST(Severity.ERROR, "a test request that cannot be read"),

  // Clauses and conditions
  UNKNOWN_ATTRIBUTE(Severity.ERROR, "an attribute that is neither built in nor declared"),
  BAD_ATTRIBUTE(Severity.ERROR, "an attribute declaration that is not allowed"),
  MISPLACED_ATTRIBUTE(Severity.ERROR, "an attribute that requests of this kind never have"),
  UNKNOWN_TYPE(Severity.ERROR, "a type that does not exist"),
  TYPE_MISMATCH(Severity.ERROR, "values of types that do not fit together"),
  BAD_TIME(Severity.ERROR, "a time that cannot be read"),
  UNKNOWN_SEVERITY(Severity.ERROR, "a severity that does not exist"),
  MISPLACED_CLAUSE(Severity.ERROR, "a clause that this statement cannot have"),

  // Limits and delegation
  UNKNOWN_LIMIT(Severity.ERROR, "a limit that does not exist"),
  BAD_QUANTITY(Severity.ERROR, "a quantity that cannot be read or has the wrong unit"),
  BAD_DELEGATION(Severity.ERROR, "a delegation that goes to the same or a higher level"),

  // Tests and assertions
  TEST_FAILED(Severity.ERROR, "a test whose request is decided otherwise"),
  ASSERTION_NOT_PROVED(Severity.ERROR, "an assertion that does not hold or could not be decided"),
  IDLE_EXPECTATION(Severity.ERROR, "a request of a test that no rule has to do with"),
  LOW_COVERAGE(Severity.ERROR, "tests that cover less of the rules than was asked for"),
  UNTESTED_RULE(Severity.NOTE, "a rule that decides no request of the tests"),
  UNTESTED_REGION(Severity.NOTE, "requests that a rule decides of which no test has one"),
  SURVIVING_MUTANT(Severity.NOTE, "a change of the rules that no test notices"),
  UNTOLD_COVERAGE(Severity.NOTE, "a question about tests that the budget left open"),

  // Differences of two policy sets
  NEWLY_ALLOWED(Severity.WARNING, "requests that are allowed and were not"),
  NEWLY_NEEDS_APPROVAL(Severity.NOTE, "requests that need approval and did not"),
  NEWLY_DENIED(Severity.NOTE, "requests that are denied and were not"),
  UNDECIDED_CHANGE(Severity.WARNING, "requests of which a budget left open what becomes of them"),

  // Decision tables
  POLICY_TOO_AMBIGUOUS(
      Severity.ERROR, "too many patterns that one request may have to be compared with"),

  // Lints, each with a page in spec/lints
  UNREACHABLE_RULE(Severity.WARNING, "a rule whose target no request can have"),
  VACUOUS_CONDITION(Severity.WARNING, "a condition that is always or never met"),
  INACTIVE_ALLOW(Severity.WARNING, "an allow that its level may not give"),
  DENIED_ALLOW(Severity.WARNING, "an allow of which denies leave nothing"),
  SHADOWED_RULE(Severity.WARNING, "a rule that never decides because of others of another effect"),
  BYPASSED_APPROVAL(Severity.WARNING, "an approval that is never asked for"),
  REDUNDANT_RULE(Severity.WARNING, "a rule without which every decision is the same"),
  IDLE_DENY(Severity.NOTE, "a deny of what nothing allows"),
  CONFLICTING_RULES(Severity.NOTE, "a deny that cuts across an allow"),
  CATCH_ALL(Severity.WARNING, "an allow for everything of a kind"),
  EXPIRED_RULE(Severity.WARNING, "a rule that has ended"),
  UNUSED_SET(Severity.WARNING, "a set that nothing uses"),
  MISSING_TWIN(Severity.WARNING, "a pattern whose other half is missing"),
  PARENT_MOUNT(Severity.NOTE, "a tree that cannot be mounted because of denies in it"),
  UNGUARDED_NAME(Severity.WARNING, "an allowed name that may resolve to an internal address"),
  STALE_SUPPRESSION(Severity.WARNING, "a suppression that suppresses nothing or gives no reason"),
  UNDECIDED(Severity.NOTE, "a question that the budget of the analysis left open");

  private static final DiagnosticCode FIRST_LINT = UNREACHABLE_RULE;

  private final Severity severity;
  private final String summary;

  DiagnosticCode(Severity severity, String summary) {
    this.severity = severity;
    this.summary = summary;
  }

  /** Returns the stable kebab-case name, such as {@code unknown-action}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns how bad a finding of this kind is. */
  public Severity severity() {
    return severity;
  }

  /** Returns whether only the linter makes findings of this kind. */
  public boolean isLint() {
    return compareTo(FIRST_LINT) >= 0;
  }

  /** Returns one line on what the finding means. */
  public String summary() {
    return summary;
  }
}
