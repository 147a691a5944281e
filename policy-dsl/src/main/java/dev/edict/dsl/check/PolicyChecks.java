package dev.edict.dsl.check;

import dev.edict.dsl.ast.AssertionDeclaration;
import dev.edict.dsl.ast.Declaration;
import dev.edict.dsl.ast.McpStatement;
import dev.edict.dsl.ast.RuleStatement;
import dev.edict.dsl.ast.SecretStatement;
import dev.edict.dsl.check.PolicyLines.PolicyFile;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCollector;
import dev.edict.dsl.parser.ParseResult;
import dev.edict.dsl.rule.Assertion;
import dev.edict.dsl.rule.DelegationGrant;
import dev.edict.dsl.rule.Level;
import dev.edict.dsl.rule.Policy;
import dev.edict.dsl.rule.Redaction;
import dev.edict.dsl.rule.ResourceLimit;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.rule.SecretBinding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Checks and normalises a parsed policy set. */
public final class PolicyChecks {
  private static final Comparator<PolicyFile> BY_AUTHORITY =
      Comparator.<PolicyFile, Level>comparing(file -> file.policy().level())
          .thenComparing(file -> file.document().name());

  private final List<CheckedDocument> documents;
  private final SetTable sets;
  private final AttributeTable attributes;
  private final Patterns patterns;
  private final TargetNormalizer targets;

  private PolicyChecks(List<CheckedDocument> documents) {
    ExpansionBudget budget = new ExpansionBudget();
    this.documents = documents;
    this.sets = SetTable.resolve(documents, budget);
    this.attributes = AttributeTable.of(documents);
    this.patterns = new Patterns(sets, budget);
    this.targets = new TargetNormalizer(patterns);
  }

  /**
   * Checks a policy set and returns its rules, if it has no error.
   *
   * @param parsed the documents, in any order; their names differ
   */
  public static Result run(Collection<ParseResult> parsed) {
    List<CheckedDocument> documents =
        parsed.stream()
            .sorted(Comparator.comparing(result -> result.source().name()))
            .map(PolicyChecks::checked)
            .toList();
    return new PolicyChecks(documents).run();
  }

  private static CheckedDocument checked(ParseResult result) {
    DiagnosticCollector diagnostics = new DiagnosticCollector(result.source());
    result.diagnostics().forEach(diagnostics::add);
    return new CheckedDocument(result.source(), result.document(), diagnostics);
  }

  private Result run() {
    List<PolicyFile> files = PolicyLines.read(documents);
    files.sort(BY_AUTHORITY);
    Parts parts = new Parts();
    files.forEach(file -> normalize(file.document(), file.policy(), parts));
    patterns.readDeclared(documents);
    List<Assertion> assertions = assertions();
    for (DocumentCheck check : documentChecks(parts.rules)) {
      documents.forEach(check::check);
    }
    List<Diagnostic> diagnostics = new ArrayList<>();
    documents.forEach(document -> diagnostics.addAll(document.diagnostics().sorted()));
    Collections.sort(diagnostics);
    Optional<RuleSet> ruleSet =
        diagnostics.stream().anyMatch(Diagnostic::isError)
            ? Optional.empty()
            : Optional.of(parts.ruleSet(files, attributes, digest()));
    return new Result(ruleSet, assertions, diagnostics);
  }

  private static List<DocumentCheck> documentChecks(List<Rule> rules) {
    Set<String> ruleNames = new LinkedHashSet<>();
    rules.forEach(rule -> ruleNames.add(rule.id().rule()));
    return List.of(
        new HeaderCheck(),
        new NameShapeCheck(),
        new DuplicateNamesCheck(),
        new ClauseCheck(),
        new AdviceCheck(),
        new TestReferenceCheck(ruleNames));
  }

  private void normalize(CheckedDocument document, Policy policy, Parts parts) {
    RuleNormalizer rules = new RuleNormalizer(targets, attributes, sets);
    List<Rule> ofDocument = new ArrayList<>(new McpPins(document, policy).rules());
    RuleNames names = new RuleNames(document);
    ofDocument.forEach(names::addPin);
    document
        .statements(RuleStatement.class)
        .forEach(
            statement -> {
              Rule rule = rules.normalize(document, policy, statement);
              names.add(statement, rule);
              ofDocument.add(rule);
            });
    ofDocument.sort(Comparator.comparing(rule -> rule.origin().span().start()));
    parts.rules.addAll(ofDocument);
    SecretNormalizer secrets = new SecretNormalizer(patterns);
    document
        .statements(SecretStatement.class)
        .forEach(statement -> parts.secrets.add(secrets.normalize(document, policy, statement)));
    RedactionNormalizer redactions = new RedactionNormalizer(patterns);
    document
        .statements(McpStatement.Redact.class)
        .map(statement -> redactions.normalize(document, policy, statement))
        .forEach(parts.redactions::add);
    document
        .all(Declaration.Limits.class)
        .flatMap(block -> block.limits().stream())
        .map(limit -> LimitNormalizer.normalize(document, policy, limit))
        .filter(Objects::nonNull)
        .forEach(parts.limits::add);
    DelegationNormalizer delegations = new DelegationNormalizer(patterns);
    document
        .all(Declaration.Delegation.class)
        .map(delegation -> delegations.normalize(document, policy, delegation))
        .filter(Objects::nonNull)
        .forEach(parts.delegations::add);
  }

  private List<Assertion> assertions() {
    List<Assertion> assertions = new ArrayList<>();
    for (CheckedDocument document : documents) {
      document
          .all(AssertionDeclaration.class)
          .forEach(
              declaration ->
                  assertions.add(
                      new Assertion(
                          declaration.kind(),
                          targets.normalize(document, declaration.target()),
                          document.at(declaration.span()))));
    }
    return assertions;
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

  /** The parts of a rule set while they are gathered. */
  private static final class Parts {
    private final List<Rule> rules = new ArrayList<>();
    private final List<SecretBinding> secrets = new ArrayList<>();
    private final List<Redaction> redactions = new ArrayList<>();
    private final List<ResourceLimit> limits = new ArrayList<>();
    private final List<DelegationGrant> delegations = new ArrayList<>();

    RuleSet ruleSet(List<PolicyFile> files, AttributeTable attributes, String digest) {
      return new RuleSet(
          files.stream().map(PolicyFile::policy).toList(),
          rules,
          secrets,
          redactions,
          limits,
          delegations,
          attributes.declared(),
          digest);
    }
  }
}
