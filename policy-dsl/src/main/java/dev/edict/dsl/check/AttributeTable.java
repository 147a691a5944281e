package dev.edict.dsl.check;

import dev.edict.dsl.ast.AttributePath;
import dev.edict.dsl.ast.AttributePath.Step;
import dev.edict.dsl.ast.Declaration;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.diagnostic.Suggestions;
import dev.edict.dsl.rule.AttributeRoot;
import dev.edict.dsl.rule.Operand;
import dev.edict.dsl.rule.ValueType;
import dev.edict.dsl.source.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The attributes that conditions can read: the built-in ones and those that policies declare. */
final class AttributeTable {
  private static final Map<String, AttributeRoot> ROOTS =
      Words.byKeyword(List.of(AttributeRoot.values()), AttributeRoot::keyword);

  private static final Map<String, ValueType> OF_SUBJECT =
      Map.of(
          "user", ValueType.STRING,
          "org", ValueType.STRING,
          "teams", ValueType.STRING_SET);

  private static final Map<String, ValueType> OF_TOOL =
      Map.of(
          "name", ValueType.STRING,
          "digest", ValueType.STRING,
          "readOnly", ValueType.BOOLEAN,
          "destructive", ValueType.BOOLEAN,
          "idempotent", ValueType.BOOLEAN,
          "openWorld", ValueType.BOOLEAN);

  private static final Map<String, ValueType> OF_SERVER =
      Map.of(
          "name", ValueType.STRING,
          "catalog", ValueType.STRING,
          "digest", ValueType.STRING,
          "url", ValueType.STRING);

  private static final Map<String, ValueType> SCALARS =
      Words.byKeyword(
          List.of(ValueType.STRING, ValueType.NUMBER, ValueType.BOOLEAN, ValueType.TIME),
          ValueType::keyword);

  private static final Map<String, ValueType> SETS =
      Map.of("string", ValueType.STRING_SET, "integer", ValueType.NUMBER_SET);

  private final Map<String, ValueType> declared = new TreeMap<>();
  private final Map<String, ValueType> ofSubject = new TreeMap<>(OF_SUBJECT);
  private final Map<String, SourceLocation> places = new TreeMap<>();

  /** Takes in the declarations of all documents: what one file declares, every file may use. */
  static AttributeTable of(List<CheckedDocument> documents) {
    AttributeTable table = new AttributeTable();
    for (CheckedDocument document : documents) {
      document
          .all(Declaration.Attribute.class)
          .forEach(declaration -> table.declare(document, declaration));
    }
    return table;
  }

  /** Returns whether conditions can start an attribute with {@code word}. */
  static boolean isRoot(String word) {
    return ROOTS.containsKey(word);
  }

  /** Returns the declared attributes of subjects with their types. */
  Map<String, ValueType> declared() {
    return declared;
  }

  /** Returns the value that {@code path} names, or reports why there is none and returns null. */
  Operand.@Nullable AttributeValue resolve(CheckedDocument document, AttributePath path) {
    AttributeRoot root = ROOTS.get(path.root().text());
    if (root == null) {
      document.report(
          DiagnosticCode.UNKNOWN_ATTRIBUTE,
          path.root().span(),
          "unknown attribute `" + path.root().text() + "`",
          Suggestions.didYouMean(path.root().text(), ROOTS.keySet())
              + "attributes start with "
              + String.join(", ", ROOTS.keySet()));
      return null;
    }
    return switch (root) {
      case AGENT, SANDBOX -> alone(document, path, root, ValueType.STRING);
      case TIME -> alone(document, path, root, ValueType.TIME);
      case SUBJECT -> member(document, path, root, ofSubject);
      case TOOL -> member(document, path, root, OF_TOOL);
      case SERVER -> member(document, path, root, OF_SERVER);
      case ARGS -> new Operand.AttributeValue(root, steps(path), ValueType.JSON);
    };
  }

  private void declare(CheckedDocument document, Declaration.Attribute declaration) {
    AttributePath path = declaration.path();
    String name = memberName(path);
    if (!path.root().text().equals("subject") || name == null) {
      document.report(
          DiagnosticCode.BAD_ATTRIBUTE,
          path.span(),
          "only attributes of the subject can be declared",
          "write `attribute subject.<name>: <type>`");
      return;
    }
    if (OF_SUBJECT.containsKey(name)) {
      document.report(
          DiagnosticCode.BAD_ATTRIBUTE, path.span(), "`" + path(path) + "` is built in");
      return;
    }
    ValueType type =
        Words.lookUp(
            document,
            declaration.type(),
            declaration.setOf() ? SETS : SCALARS,
            DiagnosticCode.UNKNOWN_TYPE,
            declaration.setOf() ? "element type" : "type");
    if (type != null) {
      put(document, declaration, name, type);
    }
  }

  private void put(
      CheckedDocument document, Declaration.Attribute declaration, String name, ValueType type) {
    ValueType before = declared.putIfAbsent(name, type);
    ofSubject.putIfAbsent(name, type);
    SourceLocation first = places.putIfAbsent(name, document.at(declaration.span()));
    if (before != null && before != type && first != null) {
      document.reportAgain(
          DiagnosticCode.DUPLICATE_ATTRIBUTE,
          declaration.span(),
          "`subject." + name + "` is already declared as " + before.keyword(),
          first);
    }
  }

  private static Operand.@Nullable AttributeValue alone(
      CheckedDocument document, AttributePath path, AttributeRoot root, ValueType type) {
    if (!path.steps().isEmpty()) {
      document.report(
          DiagnosticCode.UNKNOWN_ATTRIBUTE,
          path.span(),
          "`" + root.keyword() + "` is a single value without parts");
      return null;
    }
    return new Operand.AttributeValue(root, List.of(), type);
  }

  private static Operand.@Nullable AttributeValue member(
      CheckedDocument document,
      AttributePath path,
      AttributeRoot root,
      Map<String, ValueType> members) {
    String name = memberName(path);
    ValueType type = name == null ? null : members.get(name);
    if (name == null || type == null) {
      List<String> known = members.keySet().stream().sorted().toList();
      document.report(
          DiagnosticCode.UNKNOWN_ATTRIBUTE,
          path.span(),
          "unknown attribute `" + path(path) + "`",
          Suggestions.didYouMean(name == null ? "" : name, known) + help(root, known));
      return null;
    }
    return new Operand.AttributeValue(root, steps(path), type);
  }

  private static String help(AttributeRoot root, List<String> known) {
    String list = "`" + root.keyword() + "` has " + String.join(", ", known);
    return root == AttributeRoot.SUBJECT
        ? list + "; declare others with `attribute subject.<name>: <type>`"
        : list;
  }

  private static @Nullable String memberName(AttributePath path) {
    return path.steps().size() == 1 && path.steps().get(0) instanceof Step.Member member
        ? member.name()
        : null;
  }

  private static List<Operand.Step> steps(AttributePath path) {
    List<Operand.Step> steps = new ArrayList<>();
    for (Step step : path.steps()) {
      if (step instanceof Step.Member member) {
        steps.add(new Operand.Step.Member(member.name()));
      } else if (step instanceof Step.Index index) {
        steps.add(new Operand.Step.Index(index.index()));
      } else {
        throw new AssertionError(step);
      }
    }
    return steps;
  }

  /** Returns a path as its author wrote it. */
  static String path(AttributePath path) {
    StringBuilder text = new StringBuilder(path.root().text());
    for (Step step : path.steps()) {
      if (step instanceof Step.Member member) {
        text.append(member.quoted() ? "[\"" + member.name() + "\"]" : "." + member.name());
      } else if (step instanceof Step.Index index) {
        text.append('[').append(index.index()).append(']');
      } else {
        throw new AssertionError(step);
      }
    }
    return text.toString();
  }
}
