package dev.edict.eval.table;

import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.match.MatchSide;
import dev.edict.dsl.match.filesystem.CanonicalPath;
import dev.edict.dsl.match.filesystem.PathForm;
import dev.edict.dsl.rule.FileAction;
import dev.edict.dsl.rule.RuleTarget;
import dev.edict.eval.combine.CompiledRule;
import dev.edict.eval.combine.RuleOrder;
import dev.edict.eval.table.PathBases.BaseReading;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The file rules of one effect. */
public final class FileTable {
  private static final BaseReading<SegmentIndex<Cell>, Consumer<Cell>> MATCHING =
      (index, text, from, asked, sink) -> {
        index.find(text, from, sink);
        return RuleOrder.NONE;
      };
  private static final BaseReading<SegmentTrie<Cell>, Consumer<Cell>> BENEATH =
      (tree, text, from, asked, sink) -> {
        tree.findBeneath(text, from, sink);
        return RuleOrder.NONE;
      };

  private final FileIndex index;
  private final Effect effect;
  private final MatchSide side;

  FileTable(FileIndex index, Effect effect) {
    this.index = index;
    this.effect = effect;
    this.side = effect == Effect.DENY ? MatchSide.DENY : MatchSide.ALLOW;
  }

  /** Reports the rules about {@code action} on {@code path}. */
  public void find(
      CanonicalPath path,
      @Nullable CanonicalPath home,
      FileAction action,
      Scope scope,
      Consumer<? super CompiledRule> sink) {
    Consumer<Cell> cells = reporting(Verbs.of(action), scope, sink);
    for (PathForm form : index.formsOf(path, home, side)) {
      index.in(form, path).read(path, home, MATCHING, 0, cells);
    }
    reportBelowUnknownHome(home, cells);
  }

  private Consumer<Cell> reporting(int verbs, Scope scope, Consumer<? super CompiledRule> sink) {
    Cell.Report report = new Cell.Report(index.order(), effect, scope, sink);
    return cell -> cell.report(Asked.of(verbs, Verbs.NO_PORT), report);
  }

  private void reportBelowUnknownHome(@Nullable CanonicalPath home, Consumer<Cell> cells) {
    Cell belowHome = index.belowHome();
    if (home == null && side == MatchSide.DENY && belowHome != null) {
      cells.accept(belowHome);
    }
  }

  /** Reports the rules that match {@code root} or may match something beneath it. */
  public void findInside(
      CanonicalPath root,
      @Nullable CanonicalPath home,
      Collection<FileAction> actions,
      Consumer<? super CompiledRule> sink) {
    Consumer<Cell> cells = reporting(Verbs.ofActions(actions), Scope.ALL, sink);
    for (PathForm form : index.formsOf(root, home, side)) {
      findInside(index.treesIn(form, root), root, home, cells);
    }
    reportBelowUnknownHome(home, cells);
  }

  private static void findInside(
      PathBases<SegmentTrie<Cell>> trees,
      CanonicalPath root,
      @Nullable CanonicalPath home,
      Consumer<Cell> sink) {
    trees.read(root, home, BENEATH, 0, sink);
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
