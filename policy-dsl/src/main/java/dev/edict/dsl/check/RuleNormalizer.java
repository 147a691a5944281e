package dev.edict.dsl.check;

import dev.edict.dsl.ast.Annotation;
import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.ast.Expression;
import dev.edict.dsl.ast.RuleClause;
import dev.edict.dsl.ast.RuleStatement;
import dev.edict.dsl.ast.Target;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.rule.AttributeRoot;
import dev.edict.dsl.rule.AuditSeverity;
import dev.edict.dsl.rule.Condition;
import dev.edict.dsl.rule.Condition.PermittedAction;
import dev.edict.dsl.rule.Operand;
import dev.edict.dsl.rule.Policy;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns rule statements into rules. */
final class RuleNormalizer {
  private static final Map<String, AuditSeverity> SEVERITIES =
      Words.byKeyword(List.of(AuditSeverity.values()), AuditSeverity::keyword);
  private static final Map<String, PermittedAction> PERMITTED = permitted();

  private final TargetNormalizer targets;
  private final AttributeTable attributes;
  private final SetTable sets;

  RuleNormalizer(TargetNormalizer targets, AttributeTable attributes, SetTable sets) {
    this.targets = targets;
    this.attributes = attributes;
    this.sets = sets;
  }

  Rule normalize(CheckedDocument document, Policy policy, RuleStatement statement) {
    boolean allow = statement.effect() == Effect.ALLOW;
    Optional<String> approval =
        statement
            .all(RuleClause.RequireApproval.class)
            .findFirst()
            .filter(clause -> allow)
            .map(clause -> clause.reason() == null ? "" : clause.reason().value());
    return new Rule(
        id(document, policy, statement),
        policy,
        statement.effect(),
        statement.observed(),
        targets.normalize(document, statement.target()),
        condition(document, statement),
        Optional.ofNullable(until(document, statement)),
        approval,
        severity(document, statement),
        statement.annotations().stream().map(RuleNormalizer::note).toList(),
        document.at(statement.span()));
  }

  private static RuleId id(CheckedDocument document, Policy policy, RuleStatement statement) {
    String name =
        statement.name() != null
            ? statement.name().value()
            : document.at(statement.span()).toString();
    return new RuleId(policy.name(), name);
  }

  private Condition condition(CheckedDocument document, RuleStatement statement) {
    ConditionNormalizer conditions =
        new ConditionNormalizer(document, attributes, sets, available(statement.target()));
    List<Condition> parts = new ArrayList<>();
    for (RuleClause clause : statement.clauses()) {
      if (clause instanceof RuleClause.When when) {
        parts.add(conditions.normalize(when.expression()));
      } else if (clause instanceof RuleClause.Unless unless) {
        parts.add(new Condition.Not(conditions.normalize(unless.expression())));
      } else if (clause instanceof RuleClause.Where where) {
        Condition permitted = permitted(document, statement, conditions, where);
        if (permitted != null) {
          parts.add(permitted);
        }
      }
    }
    return parts.size() == 1 ? parts.get(0) : new Condition.All(parts);
  }

  private static Set<AttributeRoot> available(Target target) {
    Set<AttributeRoot> available =
        EnumSet.of(
            AttributeRoot.SUBJECT, AttributeRoot.AGENT, AttributeRoot.SANDBOX, AttributeRoot.TIME);
    if (target.domain() == Domain.MCP) {
      available.add(AttributeRoot.SERVER);
    }
    if (target instanceof Target.Call) {
      available.add(AttributeRoot.TOOL);
      available.add(AttributeRoot.ARGS);
    }
    return available;
  }

  private static @Nullable Condition permitted(
      CheckedDocument document,
      RuleStatement statement,
      ConditionNormalizer conditions,
      RuleClause.Where where) {
    if (!(statement.target() instanceof Target.Call)) {
      // ClauseCheck reports it.
      return null;
    }
    Operand.AttributeValue argument = conditions.attribute(where.path());
    PermittedAction action = PERMITTED.get(where.domain().text() + " " + where.action().text());
    if (action == null) {
      document.report(
          DiagnosticCode.UNKNOWN_ACTION,
          where.domain().span().to(where.action().span()),
          "`" + where.domain().text() + " " + where.action().text() + "` cannot be asked here",
          "known: " + String.join(", ", PERMITTED.keySet()));
    }
    if (argument != null && argument.root() != AttributeRoot.ARGS) {
      document.report(
          DiagnosticCode.MISPLACED_ATTRIBUTE,
          where.path().span(),
          "`where` judges an argument of the call",
          "write `where args.<name> is …`");
      return null;
    }
    return argument == null || action == null ? null : new Condition.Permitted(argument, action);
  }

  private static @Nullable Instant until(CheckedDocument document, RuleStatement statement) {
    Optional<RuleClause.Until> until = statement.all(RuleClause.Until.class).findFirst();
    return until.isEmpty()
        ? null
        : Times.read(document, until.get().time().value(), until.get().time().span());
  }

  private static AuditSeverity severity(CheckedDocument document, RuleStatement statement) {
    AuditSeverity severity =
        statement
            .all(RuleClause.SeverityClause.class)
            .findFirst()
            .map(
                clause ->
                    Words.lookUp(
                        document,
                        clause.word(),
                        SEVERITIES,
                        DiagnosticCode.UNKNOWN_SEVERITY,
                        "severity"))
            .orElse(null);
    return severity == null ? AuditSeverity.INFORMATIONAL : severity;
  }

  private static Rule.Note note(Annotation annotation) {
    return new Rule.Note(
        annotation.name().text(),
        annotation.arguments().stream().map(RuleNormalizer::text).toList());
  }

  private static String text(Expression.Literal literal) {
    if (literal instanceof Expression.StringLiteral string) {
      return string.value();
    } else if (literal instanceof Expression.NumberLiteral number) {
      return number.value().toPlainString();
    } else if (literal instanceof Expression.BooleanLiteral truth) {
      return Boolean.toString(truth.value());
    }
    throw new AssertionError(literal);
  }

  private static Map<String, PermittedAction> permitted() {
    Map<String, PermittedAction> actions = new LinkedHashMap<>();
    actions.put("filesystem read", PermittedAction.FILESYSTEM_READ);
    actions.put("filesystem write", PermittedAction.FILESYSTEM_WRITE);
    actions.put("filesystem execute", PermittedAction.FILESYSTEM_EXECUTE);
    actions.put("filesystem delete", PermittedAction.FILESYSTEM_DELETE);
    actions.put("network connect", PermittedAction.NETWORK_CONNECT);
    return actions;
  }
}
