package dev.edict.eval.table;

import dev.edict.dsl.match.MatchSide;
import dev.edict.dsl.match.filesystem.CanonicalPath;
import dev.edict.dsl.match.filesystem.PathForm;
import dev.edict.dsl.match.filesystem.PathPattern;
import dev.edict.dsl.rule.FileAction;
import dev.edict.dsl.rule.RuleTarget;
import dev.edict.eval.combine.CompiledRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The file rules of one effect, by path. Paths are looked up as they are and, where the filesystem
 * may fold names, in every form in which they may be equal. What only filesystems that fold names
 * need is built when the first request on one comes.
 */
public final class FileTable {
  private static final List<PathForm> FOLDED = List.of(PathForm.CASE_FOLDED);

  private final MatchSide side;
  private final Map<PathForm, Deferred<PathBases<SegmentIndex<Cell>>>> indexes =
      new EnumMap<>(PathForm.class);
  private final Map<PathForm, Deferred<PathBases<SegmentTrie<Cell>>>> trees =
      new EnumMap<>(PathForm.class);
  private final Cell belowHome;
  // Whether no pattern differs between these forms, so that only paths can.
  private final boolean looseAsFolded;

  private FileTable(MatchSide side, Map<PathPattern, List<Clause>> clauses) {
    this.side = side;
    for (PathForm form : PathForm.values()) {
      indexes.put(form, new Deferred<>(() -> PathBases.of(form, clauses, SegmentIndex::of)));
      trees.put(form, new Deferred<>(() -> trees(form, clauses)));
    }
    // Every host has requests that need these, and none of them should wait.
    indexOf(PathForm.EXACT);
    treesOf(PathForm.EXACT);
    List<Clause> needingHome = new ArrayList<>();
    clauses.forEach((pattern, list) -> needingHome.addAll(pattern.needsHome() ? list : List.of()));
    this.belowHome = Cell.of(needingHome);
    this.looseAsFolded =
        clauses.keySet().stream()
            .allMatch(p -> p.segmentsIn(PathForm.LOOSE).equals(p.segmentsIn(PathForm.CASE_FOLDED)));
  }

  private static PathBases<SegmentTrie<Cell>> trees(
      PathForm form, Map<PathPattern, List<Clause>> clauses) {
    return PathBases.of(form, clauses, patterns -> SegmentTrie.forward(patterns, '/'));
  }

  /**
   * Returns the table of those of {@code rules}, all of the side's effect, that are about files.
   */
  static FileTable of(MatchSide side, List<CompiledRule> rules) {
    Map<PathPattern, List<Clause>> clauses = new LinkedHashMap<>();
    for (CompiledRule rule : rules) {
      if (rule.rule().target() instanceof RuleTarget.Files files) {
        Clause clause = Clause.withoutPorts(rule, Verbs.ofActions(files.actions()));
        for (PathPattern path : files.paths()) {
          clauses.computeIfAbsent(path, key -> new ArrayList<>()).add(clause);
        }
      }
    }
    return new FileTable(side, clauses);
  }

  /** Reports the rules about {@code action} on {@code path}. */
  public void find(
      CanonicalPath path,
      @Nullable CanonicalPath home,
      FileAction action,
      Scope scope,
      Consumer<? super CompiledRule> sink) {
    int verb = Verbs.of(action);
    Consumer<Cell> cells = cell -> cell.report(verb, Verbs.NO_PORT, scope, sink);
    for (PathForm form : formsOf(path, home)) {
      indexOf(form).visit(path, home, (index, text, from) -> index.find(text, from, cells));
    }
    if (home == null && side == MatchSide.DENY) {
      cells.accept(belowHome);
    }
  }

  /** Returns the forms to look {@code path} up in, without one that finds nothing new. */
  private List<PathForm> formsOf(CanonicalPath path, @Nullable CanonicalPath home) {
    List<PathForm> forms = path.profile().formsFor(side);
    boolean repeats =
        looseAsFolded
            && forms.size() > 1
            && isLooseAsFolded(path)
            && (home == null || isLooseAsFolded(home));
    return repeats ? FOLDED : forms;
  }

  private static boolean isLooseAsFolded(CanonicalPath path) {
    return path.textIn(PathForm.LOOSE).equals(path.textIn(PathForm.CASE_FOLDED));
  }

  private PathBases<SegmentIndex<Cell>> indexOf(PathForm form) {
    return Objects.requireNonNull(indexes.get(form)).get();
  }

  private PathBases<SegmentTrie<Cell>> treesOf(PathForm form) {
    return Objects.requireNonNull(trees.get(form)).get();
  }

  /** Reports the rules that match {@code root} or may match something beneath it. */
  public void findInside(
      CanonicalPath root,
      @Nullable CanonicalPath home,
      Collection<FileAction> actions,
      Consumer<? super CompiledRule> sink) {
    int verbs = Verbs.ofActions(actions);
    Consumer<Cell> cells = cell -> cell.report(verbs, Verbs.NO_PORT, Scope.ALL, sink);
    for (PathForm form : formsOf(root, home)) {
      findInside(treesOf(form), root, home, cells);
    }
    if (home == null && side == MatchSide.DENY) {
      cells.accept(belowHome);
    }
  }

  private static void findInside(
      PathBases<SegmentTrie<Cell>> trees,
      CanonicalPath root,
      @Nullable CanonicalPath home,
      Consumer<Cell> sink) {
    trees.visit(root, home, (tree, text, from) -> tree.findBeneath(text, from, sink));
    SegmentTrie<Cell> belowHome = trees.home();
    if (belowHome != null && home != null && trees.holdsHome(root, home)) {
      belowHome.findBeneath("", 1, sink);
    }
  }

  /** Reports the rules about {@code action} that cover {@code root} and everything beneath it. */
  public void findCovering(
      CanonicalPath root,
      @Nullable CanonicalPath home,
      FileAction action,
      Consumer<? super CompiledRule> sink) {
    find(
        root,
        home,
        action,
        Scope.ALL,
        rule -> {
          if (covers(rule, root, home)) {
            sink.accept(rule);
          }
        });
  }

  /**
   * Reports the rules about {@code action} that can help to cover {@code root} and everything
   * beneath it, by themselves or together with others.
   */
  public void findPartlyCovering(
      CanonicalPath root,
      @Nullable CanonicalPath home,
      FileAction action,
      Consumer<? super CompiledRule> sink) {
    findInside(
        root,
        home,
        List.of(action),
        rule -> {
          RuleTarget.Files files = (RuleTarget.Files) rule.rule().target();
          if (files.paths().stream().anyMatch(path -> path.coversPartOf(root, home))) {
            sink.accept(rule);
          }
        });
  }

  private boolean covers(CompiledRule rule, CanonicalPath root, @Nullable CanonicalPath home) {
    RuleTarget.Files files = (RuleTarget.Files) rule.rule().target();
    return files.paths().stream().anyMatch(path -> path.coversSubtree(root, home, side));
  }
}
