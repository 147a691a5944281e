package dev.edict.dsl.check;

import dev.edict.dsl.check.PolicyLines.PolicyFile;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCollector;
import dev.edict.dsl.parser.ParseResult;
import dev.edict.dsl.rule.Assertion;
import dev.edict.dsl.rule.Level;
import dev.edict.dsl.rule.Policy;
import dev.edict.dsl.rule.RuleSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Checks and normalises a parsed policy set. */
public final class PolicyChecks {
  private static final Comparator<PolicyFile> BY_AUTHORITY =
      Comparator.<PolicyFile, Level>comparing(file -> file.policy().level())
          .thenComparing(file -> file.document().name());

  private final List<CheckedDocument> documents;
  private final ExpansionBudget budget = new ExpansionBudget();
  private final SetTable sets;
  private final AttributeTable attributes;
  private final Patterns patterns;
  private final TargetNormalizer targets;
  private final CheckedFiles known;

  private PolicyChecks(Collection<ParseResult> parsed, CheckedFiles known) {
    this.documents =
        parsed.stream()
            .sorted(Comparator.comparing(result -> result.source().name()))
            .map(PolicyChecks::checked)
            .toList();
    this.sets = SetTable.resolve(documents, budget);
    this.attributes = AttributeTable.of(documents);
    this.patterns = new Patterns(sets, budget);
    this.targets = new TargetNormalizer(patterns);
    this.known = known;
  }

  /**
   * Checks a policy set and returns its rules, if it has no error.
   *
   * @param parsed the documents, in any order; their names differ
   */
  public static Result run(Collection<ParseResult> parsed) {
    return run(parsed, new CheckedFiles());
  }

  /**
   * Checks a policy set as {@link #run(Collection)} does, without looking again at files that are
   * known and see no change.
   *
   * @param parsed the documents, in any order; their names differ
   * @param known what is known from the last run; remembers this one
   */
  public static Result run(Collection<ParseResult> parsed, CheckedFiles known) {
    known.begin();
    PolicyChecks checks = new PolicyChecks(parsed, known);
    Result result = checks.run();
    if (!checks.budget.isExhausted()) {
      return result;
    }
    // Past the budget it depends on the order of files what is left out.
    boolean partly = known.reused() > 0;
    known.forget();
    return partly ? new PolicyChecks(parsed, new CheckedFiles()).run() : result;
  }

  private static CheckedDocument checked(ParseResult result) {
    DiagnosticCollector diagnostics = new DiagnosticCollector(result.source());
    result.diagnostics().forEach(diagnostics::add);
    return new CheckedDocument(result.source(), result.document(), diagnostics);
  }

  private Result run() {
    List<PolicyFile> files = PolicyLines.read(documents);
    files.sort(BY_AUTHORITY);
    Map<String, CheckedFile> checked = new HashMap<>();
    files.forEach(
        file -> checked.put(file.document().name(), file(file.document(), file.policy())));
    patterns.readDeclared(documents);
    for (CheckedDocument document : documents) {
      checked
          .computeIfAbsent(document.name(), name -> file(document, null))
          .findings()
          .forEach(document.diagnostics()::add);
    }
    List<CheckedFile> byAuthority =
        files.stream().map(file -> of(checked, file.document())).toList();
    TestReferenceCheck tests = new TestReferenceCheck(ruleNames(byAuthority));
    documents.forEach(tests::check);
    List<Diagnostic> diagnostics = new ArrayList<>();
    documents.forEach(document -> diagnostics.addAll(document.diagnostics().sorted()));
    Collections.sort(diagnostics);
    Optional<RuleSet> ruleSet =
        diagnostics.stream().anyMatch(Diagnostic::isError)
            ? Optional.empty()
            : Optional.of(ruleSet(byAuthority));
    List<Assertion> assertions = new ArrayList<>();
    documents.forEach(document -> assertions.addAll(of(checked, document).assertions()));
    return new Result(ruleSet, assertions, diagnostics);
  }

  private static CheckedFile of(Map<String, CheckedFile> checked, CheckedDocument document) {
    return Objects.requireNonNull(checked.get(document.name()));
  }

  private static Set<String> ruleNames(List<CheckedFile> files) {
    Set<String> names = new LinkedHashSet<>();
    files.forEach(file -> file.rules().forEach(rule -> names.add(rule.id().rule())));
    return names;
  }

  private CheckedFile file(CheckedDocument document, @Nullable Policy policy) {
    CheckedFile.Origin origin =
        new CheckedFile.Origin(
            sets.seenFrom(document), Optional.ofNullable(policy), attributes.declared());
    long before = budget.spent();
    CheckedFile file =
        known.get(
            document.name(),
            origin,
            () ->
                new FileCheck(document, targets, patterns, attributes, sets).check(origin, budget));
    if (budget.spent() == before) {
      budget.spendAgain(file.patterns());
    }
    return file;
  }

  private RuleSet ruleSet(List<CheckedFile> files) {
    return new RuleSet(
        all(files, file -> file.origin().policy().stream().toList()),
        all(files, CheckedFile::rules),
        all(files, CheckedFile::secrets),
        all(files, CheckedFile::limits),
        all(files, CheckedFile::delegations),
        attributes.declared(),
        digest());
  }

  private static <T> List<T> all(List<CheckedFile> files, Function<CheckedFile, List<T>> part) {
    return files.stream().flatMap(file -> part.apply(file).stream()).toList();
  }

  private String digest() {
    return SourceDigest.of(documents.stream().map(CheckedDocument::source).toList());
  }

  /**
   * What the checks found.
   *
   * @param ruleSet the rules; absent when there is an error
   * @param assertions the assertions to prove, in order of file names and places
   * @param diagnostics the findings, sorted by place
   */
  public record Result(
      Optional<RuleSet> ruleSet, List<Assertion> assertions, List<Diagnostic> diagnostics) {
    /** Copies the lists. */
    public Result {
      assertions = List.copyOf(assertions);
      diagnostics = List.copyOf(diagnostics);
    }
  }
}
