package dev.edict.lsp;

import dev.edict.dsl.ast.Declaration;
import dev.edict.dsl.ast.EndpointItem;
import dev.edict.dsl.ast.PatternItem;
import dev.edict.dsl.ast.RuleStatement;
import dev.edict.dsl.ast.Target;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.match.filesystem.PathPattern;
import dev.edict.dsl.match.network.EndpointPattern;
import dev.edict.dsl.match.network.PortSet;
import dev.edict.dsl.parser.ParseResult;
import dev.edict.dsl.source.PolicySource;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What stands at a place, in a sentence or in the text that declares it. */
final class Hovers {
  private Hovers() {}

  /** Returns Markdown, or empty when there is nothing to say. */
  static Optional<String> at(
      Snapshot snapshot, ParseResult document, int offset, Examination examination) {
    Optional<String> set =
        snapshot
            .setNameAt(document, offset)
            .flatMap(name -> snapshot.setDeclaration(document, name.name()))
            .map(Hovers::declaration);
    return set.or(() -> snapshot.ruleNamedAt(document, offset).map(Hovers::text))
        .or(() -> rule(snapshot, document, offset, examination))
        .or(() -> endpoint(document, offset))
        .or(() -> path(document, offset));
  }

  /** Says what the linter finds about the rule whose name stands at a place. */
  private static Optional<String> rule(
      Snapshot snapshot, ParseResult document, int offset, Examination examination) {
    return Snapshot.rules(document).stream()
        .map(RuleStatement::name)
        .filter(name -> name != null && Snapshot.holds(name.span(), offset))
        .findFirst()
        .map(
            name ->
                examination
                    .lints(snapshot.analysis())
                    .filter(
                        finding ->
                            finding.location().source().equals(document.source())
                                && finding.location().span().equals(name.span()))
                    .map(Hovers::finding)
                    .collect(Collectors.joining("\n\n")))
        .filter(text -> !text.isEmpty());
  }

  private static String finding(Diagnostic finding) {
    StringBuilder text = new StringBuilder("**").append(finding.code().id()).append("**: ");
    text.append(finding.message());
    if (!finding.help().isEmpty()) {
      text.append("  \n").append(finding.help());
    }
    finding
        .related()
        .forEach(
            related ->
                text.append("\n- ").append(related.note()).append(", ").append(related.location()));
    return text.toString();
  }

  private static String declaration(Snapshot.Occurrence name) {
    PolicySource source = name.document().source();
    return name.document()
        .document()
        .all(Declaration.NamedSet.class)
        .filter(set -> set.name().span().equals(name.span()))
        .map(set -> code(source.text(set.span())))
        .findFirst()
        .orElse("");
  }

  private static String text(Snapshot.Occurrence rule) {
    return code(rule.document().source().text(rule.span()));
  }

  private static String code(String text) {
    return "```edict\n" + text + "\n```";
  }

  private static Optional<String> endpoint(ParseResult document, int offset) {
    return TreeNodes.of(document.document(), EndpointItem.class).stream()
        .filter(item -> Snapshot.holds(item.span(), offset))
        .map(EndpointItem::pattern)
        .filter(PatternItem.Pattern.class::isInstance)
        .map(pattern -> EndpointPattern.parse(((PatternItem.Pattern) pattern).value()).orNull())
        .filter(Objects::nonNull)
        .map(Hovers::describe)
        .findFirst();
  }

  private static String describe(EndpointPattern endpoint) {
    String host = endpoint.host().text();
    String ports =
        endpoint.ports().equals(PortSet.ALL) ? "any port" : "port " + endpoint.ports().text();
    return "`" + host + "`: " + hosts(host) + "; " + ports;
  }

  private static String hosts(String host) {
    if (host.equals("**")) {
      return "every name and every address";
    }
    if (host.startsWith("**.")) {
      return "names with one or more labels before `" + host.substring(3) + "`, not that itself";
    }
    if (host.startsWith("*.")) {
      return "names with exactly one label before `" + host.substring(2) + "`";
    }
    if (host.indexOf('/') >= 0) {
      return "addresses of this network, no names";
    }
    return host.indexOf('*') >= 0 || host.indexOf('?') >= 0
        ? "names of this form; a wildcard stays inside its label"
        : "this host alone, nothing below it";
  }

  private static Optional<String> path(ParseResult document, int offset) {
    return TreeNodes.of(document.document(), Target.Files.class).stream()
        .flatMap(target -> target.paths().stream())
        .filter(item -> Snapshot.holds(item.span(), offset))
        .filter(PatternItem.Pattern.class::isInstance)
        .map(pattern -> PathPattern.parse(((PatternItem.Pattern) pattern).value()).orNull())
        .filter(Objects::nonNull)
        .map(pattern -> "`" + pattern.text() + "`: " + paths(pattern.text()))
        .findFirst();
  }

  private static String paths(String pattern) {
    if (pattern.endsWith("/**")) {
      return "everything beneath `" + pattern.substring(0, pattern.length() - 3) + "`, and itself";
    }
    return pattern.indexOf('*') >= 0 || pattern.indexOf('?') >= 0
        ? "paths of this form; `*` and `?` stay inside a segment, `**` is any number of segments"
        : "this path alone, nothing beneath it";
  }
}
