package dev.edict.eval.analysis.finding;

import dev.edict.dsl.ast.Annotation;
import dev.edict.dsl.ast.DomainBlock;
import dev.edict.dsl.ast.Expression;
import dev.edict.dsl.ast.RuleStatement;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.parser.ParseResult;
import dev.edict.dsl.source.SourceLocation;
import dev.edict.dsl.source.SourceSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What authors silenced with {@code @suppress("code", "reason")}, before a rule for findings about
 * it, before the policy line for all findings in the file.
 */
final class Suppressions {
  private static final String WORD = "suppress";

  private final List<Suppression> all = new ArrayList<>();
  private final List<Diagnostic> faulty = new ArrayList<>();

  Suppressions(List<ParseResult> documents) {
    for (ParseResult parsed : documents) {
      parsed
          .document()
          .policy()
          .ifPresent(policy -> addAll(parsed, policy.annotations(), parsed.document().span()));
      parsed
          .document()
          .all(DomainBlock.class)
          .flatMap(block -> block.statements().stream())
          .filter(RuleStatement.class::isInstance)
          .map(RuleStatement.class::cast)
          .forEach(rule -> addAll(parsed, rule.annotations(), rule.span()));
    }
  }

  private void addAll(ParseResult parsed, List<Annotation> annotations, SourceSpan reach) {
    for (Annotation annotation : annotations) {
      if (annotation.name().text().equals(WORD)) {
        add(parsed, annotation, reach);
      }
    }
  }

  private void add(ParseResult parsed, Annotation annotation, SourceSpan reach) {
    SourceLocation place = new SourceLocation(parsed.source(), annotation.span());
    List<String> arguments =
        annotation.arguments().stream()
            .filter(Expression.StringLiteral.class::isInstance)
            .map(literal -> ((Expression.StringLiteral) literal).value())
            .toList();
    Optional<DiagnosticCode> code =
        arguments.isEmpty() ? Optional.empty() : codeOf(arguments.get(0));
    if (arguments.size() != 2 || arguments.get(1).isBlank()) {
      faulty.add(
          finding(place, "a suppression gives a code and a reason")
              .withHelp("write `@suppress(\"catch-all\", \"why\")`"));
    } else if (code.isEmpty()) {
      faulty.add(finding(place, "there is no lint `" + arguments.get(0) + "`"));
    } else {
      all.add(new Suppression(code.get(), new SourceLocation(parsed.source(), reach), place));
    }
  }

  private static Optional<DiagnosticCode> codeOf(String id) {
    return Arrays.stream(DiagnosticCode.values())
        .filter(code -> code.isLint() && code.id().equals(id))
        .findFirst();
  }

  /** Returns whether {@code finding} is silenced, and remembers that something was. */
  boolean silence(Diagnostic finding) {
    boolean silenced = false;
    for (Suppression suppression : all) {
      if (suppression.isAbout(finding)) {
        suppression.used = true;
        silenced = true;
      }
    }
    return silenced;
  }

  /** Returns findings about suppressions that silenced nothing, or could not. */
  List<Diagnostic> stale() {
    List<Diagnostic> findings = new ArrayList<>(faulty);
    for (Suppression suppression : all) {
      if (!suppression.used) {
        findings.add(
            finding(
                    suppression.place,
                    "there is no finding `" + suppression.code.id() + "` here to suppress")
                .withHelp("remove the suppression"));
      }
    }
    return findings;
  }

  private static Diagnostic finding(SourceLocation place, String message) {
    return Diagnostic.at(DiagnosticCode.STALE_SUPPRESSION, place, message);
  }

  /** One annotation. */
  private static final class Suppression {
    private final DiagnosticCode code;
    private final SourceLocation reach;
    private final SourceLocation place;
    private boolean used;

    Suppression(DiagnosticCode code, SourceLocation reach, SourceLocation place) {
      this.code = code;
      this.reach = reach;
      this.place = place;
    }

    boolean isAbout(Diagnostic finding) {
      SourceLocation location = finding.location();
      return finding.code() == code
          && location.source().name().equals(reach.source().name())
          && location.span().start() >= reach.span().start()
          && location.span().end() <= reach.span().end();
    }
  }
}
