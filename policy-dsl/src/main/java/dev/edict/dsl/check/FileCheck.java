package dev.edict.dsl.check;

import dev.edict.dsl.ast.AssertionDeclaration;
import dev.edict.dsl.ast.Declaration;
import dev.edict.dsl.ast.RuleStatement;
import dev.edict.dsl.ast.SecretStatement;
import dev.edict.dsl.rule.Assertion;
import dev.edict.dsl.rule.DelegationGrant;
import dev.edict.dsl.rule.Policy;
import dev.edict.dsl.rule.ResourceLimit;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.SecretBinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Checks and normalises one file, given what the policy set declares. What it finds in the file
 * depends on no more than {@link CheckedFile.Origin} holds.
 */
final class FileCheck {
  private static final List<DocumentCheck> CHECKS =
      List.of(
          new HeaderCheck(), new NameShapeCheck(), new DuplicateNamesCheck(), new ClauseCheck());

  private final CheckedDocument document;
  private final TargetNormalizer targets;
  private final Patterns patterns;
  private final AttributeTable attributes;
  private final SetTable sets;

  FileCheck(
      CheckedDocument document,
      TargetNormalizer targets,
      Patterns patterns,
      AttributeTable attributes,
      SetTable sets) {
    this.document = document.apart();
    this.targets = targets;
    this.patterns = patterns;
    this.attributes = attributes;
    this.sets = sets;
  }

  CheckedFile check(CheckedFile.Origin origin, ExpansionBudget budget) {
    long before = budget.spent();
    List<Rule> rules = new ArrayList<>();
    List<SecretBinding> secrets = new ArrayList<>();
    List<ResourceLimit> limits = new ArrayList<>();
    List<DelegationGrant> delegations = new ArrayList<>();
    origin
        .policy()
        .ifPresent(
            policy -> {
              rules.addAll(rules(policy));
              secrets.addAll(secrets(policy));
              limits.addAll(limits(policy));
              delegations.addAll(delegations(policy));
            });
    List<Assertion> assertions = assertions();
    CHECKS.forEach(check -> check.check(document));
    return new CheckedFile(
        origin,
        rules,
        secrets,
        limits,
        delegations,
        assertions,
        document.diagnostics().sorted(),
        budget.spent() - before);
  }

  private List<Rule> rules(Policy policy) {
    RuleNormalizer normalizer = new RuleNormalizer(targets, attributes, sets);
    List<Rule> rules = new ArrayList<>(new McpPins(document, policy).rules());
    RuleNames names = new RuleNames(document);
    rules.forEach(names::addPin);
    document
        .statements(RuleStatement.class)
        .forEach(
            statement -> {
              Rule rule = normalizer.normalize(document, policy, statement);
              names.add(statement, rule);
              rules.add(rule);
            });
    rules.sort(Comparator.comparing(rule -> rule.origin().span().start()));
    return rules;
  }

  private List<SecretBinding> secrets(Policy policy) {
    SecretNormalizer normalizer = new SecretNormalizer(patterns);
    return document
        .statements(SecretStatement.class)
        .map(statement -> normalizer.normalize(document, policy, statement))
        .toList();
  }

  private List<ResourceLimit> limits(Policy policy) {
    List<ResourceLimit> limits = new ArrayList<>();
    document
        .all(Declaration.Limits.class)
        .flatMap(block -> block.limits().stream())
        .map(limit -> LimitNormalizer.normalize(document, policy, limit))
        .filter(Objects::nonNull)
        .forEach(limits::add);
    return limits;
  }

  private List<DelegationGrant> delegations(Policy policy) {
    DelegationNormalizer normalizer = new DelegationNormalizer(patterns);
    List<DelegationGrant> delegations = new ArrayList<>();
    document
        .all(Declaration.Delegation.class)
        .map(delegation -> normalizer.normalize(document, policy, delegation))
        .filter(Objects::nonNull)
        .forEach(delegations::add);
    return delegations;
  }

  private List<Assertion> assertions() {
    return document
        .all(AssertionDeclaration.class)
        .map(
            declaration ->
                new Assertion(
                    declaration.kind(),
                    targets.normalize(document, declaration.target()),
                    document.at(declaration.span())))
        .toList();
  }
}
