package dev.edict.dsl.check;

import dev.edict.dsl.ast.Declaration;
import dev.edict.dsl.ast.Declaration.NamedSet;
import dev.edict.dsl.ast.SetElement;
import dev.edict.dsl.ast.Word;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.diagnostic.Suggestions;
import dev.edict.dsl.source.PolicySource;
import dev.edict.dsl.source.SourceSpan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The named sets of a policy set, and which file sees which. */
final class SetTable {
  /** How deep sets may refer to sets; deeper is an error, so that resolving needs little stack. */
  private static final int DEEPEST = 64;

  private final Map<String, Scope> scopes = new TreeMap<>();
  private final ExpansionBudget budget;

  private SetTable(ExpansionBudget budget) {
    this.budget = budget;
  }

  /** Resolves every set of {@code documents}, which are in order of their names. */
  static SetTable resolve(List<CheckedDocument> documents, ExpansionBudget budget) {
    SetTable table = new SetTable(budget);
    documents.forEach(document -> table.scopes.put(document.name(), new Scope(document)));
    table.scopes.values().forEach(Scope::declare);
    table.scopes.values().forEach(table::bringIn);
    table.scopes.values().forEach(table::resolveAll);
    return table;
  }

  /** Returns the set that {@code document} knows by {@code name}, or reports why there is none. */
  @Nullable ResolvedSet lookUp(CheckedDocument document, String name, SourceSpan span) {
    Scope scope = scope(document);
    Entry entry = scope.visible.get(name);
    if (entry == null) {
      document.report(
          DiagnosticCode.UNKNOWN_SET,
          span,
          "unknown set `" + name + "`",
          Suggestions.didYouMean(name, scope.visible.keySet())
              + "declare it with `set "
              + name
              + ": … = [ … ]` or import it");
      return null;
    }
    return entry.resolved;
  }

  /**
   * Returns the source of {@code document} and of all documents that it imports from, directly or
   * through others, each once and in the order in which they are come upon.
   */
  List<PolicySource> seenFrom(CheckedDocument document) {
    Set<PolicySource> seen = new LinkedHashSet<>(List.of(document.source()));
    Deque<CheckedDocument> open = new ArrayDeque<>(List.of(document));
    while (!open.isEmpty()) {
      CheckedDocument importing = open.remove();
      importing
          .all(Declaration.Import.class)
          .map(declaration -> resolvePath(importing.name(), declaration.file().value()))
          .map(scopes::get)
          .filter(Objects::nonNull)
          .filter(scope -> seen.add(scope.document.source()))
          .forEach(scope -> open.add(scope.document));
    }
    return List.copyOf(seen);
  }

  /** Returns whether {@code document} knows a set by {@code name}. */
  boolean knows(CheckedDocument document, String name) {
    return scope(document).visible.containsKey(name);
  }

  /** Returns the resolved sets that {@code document} declares, in order. */
  List<ResolvedSet> declaredIn(CheckedDocument document) {
    List<ResolvedSet> sets = new ArrayList<>();
    for (Entry entry : scope(document).declared.values()) {
      if (entry.resolved != null) {
        sets.add(entry.resolved);
      }
    }
    return sets;
  }

  private Scope scope(CheckedDocument document) {
    Scope scope = scopes.get(document.name());
    if (scope == null) {
      throw new IllegalArgumentException("not part of the policy set: " + document.name());
    }
    return scope;
  }

  private void bringIn(Scope importing) {
    importing
        .document
        .all(Declaration.Import.class)
        .forEach(
            declaration -> {
              String file = resolvePath(importing.document.name(), declaration.file().value());
              Scope exporting = scopes.get(file);
              if (exporting == null) {
                importing.document.report(
                    DiagnosticCode.UNKNOWN_FILE,
                    declaration.file().span(),
                    "no file `" + file + "` in this policy set",
                    Suggestions.didYouMean(file, scopes.keySet())
                        + "paths are relative to the importing file");
              } else {
                declaration.names().forEach(name -> bringIn(importing, exporting, name));
              }
            });
  }

  private static void bringIn(Scope importing, Scope exporting, Word name) {
    Entry entry = exporting.declared.get(name.text());
    if (entry == null) {
      importing.document.report(
          DiagnosticCode.UNKNOWN_IMPORT,
          name.span(),
          "`" + exporting.document.name() + "` declares no set `" + name.text() + "`",
          Suggestions.nearest(name.text(), exporting.declared.keySet())
              .map(nearest -> "did you mean `" + nearest + "`?")
              .orElse(""));
    } else {
      importing.visible.putIfAbsent(name.text(), entry);
    }
  }

  private void resolveAll(Scope scope) {
    scope.declared.values().forEach(entry -> resolve(entry, 0));
  }

  private void resolve(Entry entry, int depth) {
    if (entry.resolved != null || entry.type == null) {
      return;
    }
    entry.inProgress = true;
    Map<String, ResolvedSet.Member> members = new LinkedHashMap<>();
    for (SetElement element : entry.declaration.elements()) {
      if (element instanceof SetElement.Reference reference) {
        members(entry, entry.type, reference, depth)
            .forEach(member -> members.putIfAbsent(member.value(), member));
      } else {
        addWritten(entry, entry.type, element, members);
      }
    }
    entry.inProgress = false;
    entry.resolved =
        new ResolvedSet(entry.declaration.name().text(), entry.type, List.copyOf(members.values()));
  }

  private List<ResolvedSet.Member> members(
      Entry entry, SetType type, SetElement.Reference reference, int depth) {
    Entry other = scope(entry.document).visible.get(reference.name());
    if (other == null) {
      lookUp(entry.document, reference.name(), reference.span());
      return List.of();
    }
    if (other.inProgress) {
      entry.document.report(
          DiagnosticCode.CYCLIC_SET,
          reference.span(),
          "set `" + reference.name() + "` contains itself by way of `" + entry.name() + "`");
      return List.of();
    }
    if (depth >= DEEPEST || other.height >= DEEPEST) {
      entry.document.report(
          DiagnosticCode.TOO_DEEP,
          reference.span(),
          "sets refer to sets more than " + DEEPEST + " levels deep");
      return List.of();
    }
    resolve(other, depth + 1);
    if (other.resolved == null) {
      return List.of();
    }
    entry.height = Math.max(entry.height, other.height + 1);
    if (other.resolved.type() != type) {
      entry.document.report(
          DiagnosticCode.SET_TYPE_MISMATCH,
          reference.span(),
          mismatch(reference.name(), other.resolved.type(), type));
      return List.of();
    }
    budget.spend(entry.document, other.resolved.members().size(), reference.span());
    return budget.isExhausted() ? List.of() : other.resolved.members();
  }

  static String mismatch(String set, SetType actual, SetType needed) {
    return "set `"
        + set
        + "` holds "
        + actual.keyword()
        + " values, but "
        + needed.keyword()
        + " values are needed here";
  }

  private static void addWritten(
      Entry entry, SetType type, SetElement element, Map<String, ResolvedSet.Member> members) {
    boolean number = element instanceof SetElement.IntegerElement;
    if (number != (type == SetType.INTEGER)) {
      entry.document.report(
          DiagnosticCode.SET_TYPE_MISMATCH,
          element.span(),
          "set `" + entry.name() + "` holds " + type.keyword() + " values");
      return;
    }
    String value = valueOf(element);
    ResolvedSet.Member first =
        members.putIfAbsent(value, new ResolvedSet.Member(value, entry.document, element.span()));
    if (first != null) {
      entry.document.reportAgain(
          DiagnosticCode.DUPLICATE_ITEM,
          element.span(),
          "this member is already in the set",
          first.document().at(first.span()));
    }
  }

  private static String valueOf(SetElement element) {
    if (element instanceof SetElement.IntegerElement integer) {
      return Long.toString(integer.value());
    } else if (element instanceof SetElement.TextElement text) {
      return text.value();
    }
    throw new AssertionError(element);
  }

  /** Joins a relative path to the folder of {@code importing}; {@code ..} never leaves the root. */
  private static String resolvePath(String importing, String written) {
    List<String> parts = new ArrayList<>(List.of(importing.split("/", -1)));
    parts.remove(parts.size() - 1);
    for (String part : written.split("/", -1)) {
      if (part.equals("..") && !parts.isEmpty()) {
        parts.remove(parts.size() - 1);
      } else if (!part.equals(".")) {
        parts.add(part);
      }
    }
    return String.join("/", parts);
  }

  /** The sets that one file declares and sees. */
  private static final class Scope {
    private final CheckedDocument document;
    private final Map<String, Entry> declared = new LinkedHashMap<>();
    private final Map<String, Entry> visible = new LinkedHashMap<>();

    Scope(CheckedDocument document) {
      this.document = document;
    }

    void declare() {
      document
          .all(NamedSet.class)
          .forEach(
              set -> {
                SetType type =
                    Words.lookUp(
                        document,
                        set.type(),
                        SetType.BY_KEYWORD,
                        DiagnosticCode.UNKNOWN_SET_TYPE,
                        "set type");
                reportReserved(set.name());
                declared.putIfAbsent(set.name().text(), new Entry(document, set, type));
              });
      visible.putAll(declared);
    }

    private void reportReserved(Word name) {
      if (AttributeTable.isRoot(name.text())) {
        document.report(
            DiagnosticCode.RESERVED_WORD,
            name.span(),
            "`" + name.text() + "` is the name of an attribute and cannot name a set",
            "choose another name");
      }
    }
  }

  /** A declared set before and after it is resolved. */
  private static final class Entry {
    private final CheckedDocument document;
    private final NamedSet declaration;
    private final @Nullable SetType type;
    private boolean inProgress;
    private int height;
    private @Nullable ResolvedSet resolved;

    Entry(CheckedDocument document, NamedSet declaration, @Nullable SetType type) {
      this.document = document;
      this.declaration = declaration;
      this.type = type;
    }

    String name() {
      return declaration.name().text();
    }
  }
}
