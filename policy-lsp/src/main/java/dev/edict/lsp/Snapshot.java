package dev.edict.lsp;

import dev.edict.dsl.Analysis;
import dev.edict.dsl.ast.Declaration;
import dev.edict.dsl.ast.Expression;
import dev.edict.dsl.ast.Node;
import dev.edict.dsl.ast.PatternItem;
import dev.edict.dsl.ast.RuleStatement;
import dev.edict.dsl.ast.SetElement;
import dev.edict.dsl.ast.TestDeclaration.ExpectedReason;
import dev.edict.dsl.ast.Text;
import dev.edict.dsl.ast.Word;
import dev.edict.dsl.parser.ParseResult;
import dev.edict.dsl.source.PolicySource;
import dev.edict.dsl.source.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the texts of a workspace mean at one moment.
 *
 * @param analysis the policy set
 * @param uris the address of each document, by its name
 */
record Snapshot(Analysis analysis, Map<String, String> uris) {

  /**
   * A named thing where it is declared or used.
   *
   * @param document the document it stands in
   * @param name the name
   * @param span the name's place, without quotes
   */
  record Occurrence(ParseResult document, String name, SourceSpan span) {}

  Optional<ParseResult> document(String uri) {
    return analysis.documents().stream()
        .filter(document -> uri.equals(uris.get(document.source().name())))
        .findFirst();
  }

  String uri(PolicySource source) {
    return uris.getOrDefault(source.name(), source.name());
  }

  /** Returns the places where a set is named in a document: declared, imported or used. */
  static List<Occurrence> setNames(ParseResult document) {
    List<Occurrence> names = new ArrayList<>();
    for (Node node : TreeNodes.of(document.document())) {
      if (node instanceof Declaration.NamedSet set) {
        names.add(of(document, set.name()));
      } else if (node instanceof Declaration.Import imported) {
        imported.names().forEach(name -> names.add(of(document, name)));
      } else if (node instanceof PatternItem.Reference reference) {
        names.add(new Occurrence(document, reference.name(), reference.span()));
      } else if (node instanceof SetElement.Reference reference) {
        names.add(new Occurrence(document, reference.name(), reference.span()));
      } else if (node instanceof Expression.Reference reference
          && reference.path().steps().isEmpty()) {
        names.add(of(document, reference.path().root()));
      }
    }
    return names;
  }

  private static Occurrence of(ParseResult document, Word name) {
    return new Occurrence(document, name.text(), name.span());
  }

  Optional<Occurrence> setNameAt(ParseResult document, int offset) {
    return setNames(document).stream().filter(name -> holds(name.span(), offset)).findFirst();
  }

  /** Returns where a set that is visible in a document is declared. */
  Optional<Occurrence> setDeclaration(ParseResult document, String name) {
    Optional<Occurrence> own =
        document
            .document()
            .all(Declaration.NamedSet.class)
            .filter(set -> set.name().text().equals(name))
            .map(set -> of(document, set.name()))
            .findFirst();
    return own.or(
        () ->
            document
                .document()
                .all(Declaration.Import.class)
                .filter(
                    imported ->
                        imported.names().stream().anyMatch(word -> word.text().equals(name)))
                .findFirst()
                .flatMap(imported -> file(document, imported.file()))
                .flatMap(
                    other ->
                        other
                            .document()
                            .all(Declaration.NamedSet.class)
                            .filter(set -> set.name().text().equals(name))
                            .map(set -> of(other, set.name()))
                            .findFirst()));
  }

  private Optional<ParseResult> file(ParseResult importing, Text file) {
    String name = importing.source().name();
    String folder = name.substring(0, name.lastIndexOf('/') + 1);
    String wanted = FileNames.resolve(folder, file.value());
    return analysis.documents().stream()
        .filter(document -> document.source().name().equals(wanted))
        .findFirst();
  }

  /** Returns every place where the set that is declared there is named. */
  List<Occurrence> setUses(Occurrence declaration) {
    List<Occurrence> uses = new ArrayList<>();
    for (ParseResult document : analysis.documents()) {
      boolean meansIt =
          setDeclaration(document, declaration.name())
              .filter(found -> found.equals(declaration))
              .isPresent();
      if (meansIt) {
        setNames(document).stream()
            .filter(name -> name.name().equals(declaration.name()))
            .forEach(uses::add);
      }
    }
    return uses;
  }

  /** Returns the names of the sets that are visible in a document. */
  static List<String> visibleSets(ParseResult document) {
    List<String> names = new ArrayList<>();
    document
        .document()
        .all(Declaration.NamedSet.class)
        .forEach(set -> names.add(set.name().text()));
    document
        .document()
        .all(Declaration.Import.class)
        .forEach(imported -> imported.names().forEach(name -> names.add(name.text())));
    return names;
  }

  /** Returns the rule that a test names at a place. */
  Optional<Occurrence> ruleNamedAt(ParseResult document, int offset) {
    return TreeNodes.of(document.document(), ExpectedReason.ByRule.class).stream()
        .filter(reason -> holds(reason.rule().span(), offset))
        .findFirst()
        .flatMap(reason -> rule(reason.rule().value()));
  }

  private Optional<Occurrence> rule(String name) {
    for (ParseResult document : analysis.documents()) {
      for (RuleStatement rule : rules(document)) {
        Text text = rule.name();
        if (text != null && text.value().equals(name)) {
          return Optional.of(new Occurrence(document, name, rule.span()));
        }
      }
    }
    return Optional.empty();
  }

  static List<RuleStatement> rules(ParseResult document) {
    return TreeNodes.of(document.document(), RuleStatement.class);
  }

  static boolean holds(SourceSpan span, int offset) {
    return span.start() <= offset && offset <= span.end();
  }
}
