package dev.edict.eval.test;

import dev.edict.dsl.format.PolicyFormatter;
import dev.edict.dsl.parser.ParseResult;
import dev.edict.dsl.parser.PolicyParser;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Explanation;
import dev.edict.eval.decision.Explanation.Status;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.test.PreparedTest.PreparedRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes tests for requests, with the decisions that the rules of a policy set give. Each was read
 * back and run, and passed.
 */
public final class TestDrafts {
  private static final String HEADER = "edict 1\n\n";
  private static final int LONGEST_TITLE = 180;
  private static final String ON_WINDOWS = "profile = \"windows\"";
  private static final String HOME_ON_WINDOWS = "home = \"C:\\\\Users\\\\test\"";

  private final RuleSet ruleSet;
  private final Instant now;
  private final TimedDecisionPoint decisionPoint;
  private final boolean anyTimed;

  /**
   * Makes drafts for {@code ruleSet}.
   *
   * @param now the instant that requests are judged at, where they say no other
   */
  public TestDrafts(RuleSet ruleSet, Instant now) {
    this.ruleSet = ruleSet;
    this.now = now;
    this.decisionPoint = new TimedDecisionPoint(ruleSet);
    this.anyTimed = ruleSet.rules().stream().anyMatch(TimedRules::dependsOnTime);
  }

  /** Returns the explanation of the decision about {@code request} at {@code time}. */
  public Explanation explain(AccessRequest request, Instant time) {
    return decisionPoint.explain(request, time);
  }

  /**
   * Returns the test of a request; empty where a test cannot say it.
   *
   * @param words the request in the words of tests, with what it carries
   */
  public Optional<DraftedTest> of(String words) {
    String home = words.contains(ON_WINDOWS) ? HOME_ON_WINDOWS : "";
    return prepared(new DraftedTest("draft", home, "deny " + words))
        .flatMap(
            asked -> {
              Decision decision = decisionPoint.decide(asked.request(), asked.time(now));
              DraftedTest draft =
                  new DraftedTest(
                      title(decision),
                      context(home, asked),
                      outcome(decision.outcome()) + " " + words + reason(decision));
              return passes(draft) ? Optional.of(draft) : Optional.empty();
            });
  }

  /** Returns whether other rules come to another outcome about the request of {@code draft}. */
  public boolean isDecidedOtherwise(DraftedTest draft, TimedDecisionPoint others) {
    return prepared(draft)
        .map(
            asked ->
                others.decide(asked.request(), asked.time(now)).outcome()
                    != decisionPoint.decide(asked.request(), asked.time(now)).outcome())
        .orElse(false);
  }

  private static String outcome(Outcome outcome) {
    return switch (outcome) {
      case ALLOW -> "allow";
      case DENY -> "deny";
      case APPROVAL_REQUIRED -> "approval";
    };
  }

  private static String reason(Decision decision) {
    return switch (decision.basis()) {
      case IMPLICIT -> " by default";
      case INVALID -> " by invalid";
      case EXPLICIT ->
          decision
              .rule()
              .filter(TestDrafts::isNamed)
              .map(rule -> " by " + quoted(rule.id().rule()))
              .orElse("");
    };
  }

  /** A rule without a name is called by its place, which moves with every edit before it. */
  private static boolean isNamed(Rule rule) {
    return !rule.id().rule().startsWith(rule.origin().source().name() + ":");
  }

  private static String title(Decision decision) {
    String about = decision.rule().map(rule -> rule.id().rule()).orElse("what no rule allows");
    String title = "suggested: " + about;
    return title.length() <= LONGEST_TITLE
        ? title
        : title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE / 2)) + " ...";
  }

  private String context(String home, PreparedRequest asked) {
    // To explain takes a look at every rule, so it is done only where it can matter.
    boolean timed =
        anyTimed
            && explain(asked.request(), asked.time(now)).traces().stream()
                .filter(
                    trace -> trace.status() != Status.NEARLY && trace.status() != Status.EXPIRED)
                .anyMatch(trace -> TimedRules.dependsOnTime(trace.rule()));
    if (!timed) {
      return home;
    }
    String time = "time = \"" + now.truncatedTo(ChronoUnit.SECONDS) + "\"";
    return home.isEmpty() ? time : home + ", " + time;
  }

  private boolean passes(DraftedTest draft) {
    return tests(draft)
        .filter(tests -> tests.firstFailing(decisionPoint, now).isEmpty())
        .isPresent();
  }

  private Optional<PreparedRequest> prepared(DraftedTest draft) {
    return tests(draft).flatMap(PolicyTests::firstRequest);
  }

  private Optional<PolicyTests> tests(DraftedTest draft) {
    ParseResult parsed =
        PolicyParser.parse(PolicySource.of("draft", HEADER + text(draft.title(), List.of(draft))));
    return parsed.hasErrors()
        ? Optional.empty()
        : Optional.of(PolicyTests.of(List.of(parsed), ruleSet.attributes()));
  }

  /**
   * Returns a policy file of tests, without its first line when it is to be added to another.
   *
   * @param drafts what it tests; requests of one title share a test
   * @param taken names of tests that the file has already
   * @param whole whether the file begins with it
   */
  public static String file(List<DraftedTest> drafts, Set<String> taken, boolean whole) {
    Map<List<String>, List<DraftedTest>> groups = new LinkedHashMap<>();
    for (DraftedTest draft : new LinkedHashSet<>(drafts)) {
      groups
          .computeIfAbsent(List.of(draft.title(), draft.context()), key -> new ArrayList<>())
          .add(draft);
    }
    Set<String> names = new LinkedHashSet<>(taken);
    StringBuilder text = new StringBuilder(HEADER);
    groups.forEach((key, group) -> text.append(text(free(key.get(0), names), group)).append('\n'));
    String formatted =
        PolicyFormatter.format(PolicySource.of("tests", text.toString())).text().orElseThrow();
    return whole ? formatted : formatted.substring(formatted.indexOf('\n') + 1);
  }

  private static String free(String title, Set<String> names) {
    String name = title;
    for (int i = 2; !names.add(name); i++) {
      name = title + " (" + i + ")";
    }
    return name;
  }

  private static String text(String name, List<DraftedTest> group) {
    String context = group.get(0).context();
    StringBuilder text = new StringBuilder("test ").append(quoted(name));
    text.append(context.isEmpty() ? "" : " with " + context).append(" {\n");
    group.forEach(draft -> text.append("  ").append(draft.expectation()).append('\n'));
    return text.append("}\n").toString();
  }

  private static String quoted(String text) {
    return "\""
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t")
        + "\"";
  }
}
