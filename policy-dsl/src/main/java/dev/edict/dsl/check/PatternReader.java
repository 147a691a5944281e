package dev.edict.dsl.check;

import dev.edict.dsl.ast.PatternItem;
import dev.edict.dsl.ast.Text;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.source.SourceSpan;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the patterns of one kind, written out or named by sets. A set is read once, so that its
 * faults are reported once and its patterns are shared by all rules that name it.
 *
 * @param <T> the kind of pattern
 */
final class PatternReader<T> {
  private final SetTable sets;
  private final SetType type;
  private final DiagnosticCode code;
  private final Function<String, Canonical<T>> parser;
  private final IdentityHashMap<ResolvedSet, List<T>> known = new IdentityHashMap<>();
  private final ExpansionBudget budget;

  PatternReader(
      SetTable sets,
      SetType type,
      DiagnosticCode code,
      Function<String, Canonical<T>> parser,
      ExpansionBudget budget) {
    this.sets = sets;
    this.type = type;
    this.code = code;
    this.parser = parser;
    this.budget = budget;
  }

  /** Returns the patterns of all items in order, without those that were reported as faulty. */
  List<T> read(CheckedDocument document, List<PatternItem> items) {
    Map<T, SourceSpan> patterns = new LinkedHashMap<>();
    for (PatternItem item : items) {
      if (budget.isExhausted()) {
        return List.of();
      }
      for (T pattern : read(document, item)) {
        SourceSpan first = patterns.putIfAbsent(pattern, item.span());
        if (first != null && item instanceof PatternItem.Pattern) {
          document.reportAgain(
              DiagnosticCode.DUPLICATE_ITEM,
              item.span(),
              "this pattern is already in the list",
              document.at(first));
        }
      }
    }
    budget.spend(document, patterns.size(), items.isEmpty() ? null : items.get(0).span());
    return List.copyOf(patterns.keySet());
  }

  /** Returns the patterns of one item, without those that were reported as faulty. */
  List<T> read(CheckedDocument document, PatternItem item) {
    if (item instanceof PatternItem.Pattern written) {
      T pattern = document.accept(parser.apply(written.value()), code, written.span());
      return pattern == null ? List.of() : List.of(pattern);
    } else if (item instanceof PatternItem.Reference reference) {
      return readSet(document, reference);
    }
    throw new AssertionError(item);
  }

  /**
   * Reads the sets of this kind that {@code document} declares, so that unused ones are checked.
   */
  void readDeclared(CheckedDocument document) {
    sets.declaredIn(document).stream().filter(set -> set.type() == type).forEach(this::patterns);
  }

  /** Returns the patterns of texts that cannot name sets, without those reported as faulty. */
  List<T> readTexts(CheckedDocument document, List<Text> texts) {
    List<T> patterns = new ArrayList<>();
    for (Text text : texts) {
      T pattern = document.accept(parser.apply(text.value()), code, text.span());
      if (pattern != null) {
        patterns.add(pattern);
      }
    }
    return patterns;
  }

  private List<T> readSet(CheckedDocument document, PatternItem.Reference reference) {
    ResolvedSet set = sets.lookUp(document, reference.name(), reference.span());
    if (set == null) {
      return List.of();
    }
    if (set.type() != type) {
      document.report(
          DiagnosticCode.SET_TYPE_MISMATCH,
          reference.span(),
          SetTable.mismatch(set.name(), set.type(), type));
      return List.of();
    }
    if (set.members().isEmpty()) {
      document.report(
          DiagnosticCode.EMPTY_SET,
          reference.span(),
          "set `" + set.name() + "` is empty, so nothing would match");
    }
    return patterns(set);
  }

  private List<T> patterns(ResolvedSet set) {
    List<T> patterns = known.get(set);
    if (patterns == null) {
      patterns = parse(set);
      known.put(set, patterns);
    }
    return patterns;
  }

  private List<T> parse(ResolvedSet set) {
    List<T> patterns = new ArrayList<>();
    for (ResolvedSet.Member member : set.members()) {
      @Nullable T pattern =
          member.document().accept(parser.apply(member.value()), code, member.span());
      if (pattern != null) {
        patterns.add(pattern);
      }
    }
    return List.copyOf(patterns);
  }
}
