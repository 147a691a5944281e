package dev.edict.eval.table;

import dev.edict.dsl.match.GlobSequence;
import dev.edict.dsl.match.MatchSide;
import dev.edict.dsl.match.filesystem.CanonicalPath;
import dev.edict.dsl.match.filesystem.PathBase;
import dev.edict.dsl.match.filesystem.PathForm;
import dev.edict.dsl.match.filesystem.PathPattern;
import dev.edict.dsl.rule.RuleTarget;
import dev.edict.eval.combine.CompiledRule;
import dev.edict.eval.combine.RuleOrder;
import dev.edict.eval.table.PathBases.BaseReading;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The file rules by path. Paths are looked up as they are and, where the filesystem may fold names,
 * in every form in which they may be equal. What only such filesystems or only mounts need is built
 * when the first request that needs it comes.
 */
final class FileIndex {
  private static final List<PathForm> FOLDED = List.of(PathForm.CASE_FOLDED);
  private static final BaseReading<SegmentIndex<Cell>, String> FIRST =
      (index, text, from, asked, rest) -> index.read(text, from, Cell.FIRST, asked, rest);

  private static final Spelling EXACTLY = new Spelling(PathForm.EXACT, false);
  private static final Spelling FOLDED_ROOTED = new Spelling(PathForm.CASE_FOLDED, false);
  private static final Spelling LOOSE_ROOTED = new Spelling(PathForm.LOOSE, false);

  private final RuleOrder order;
  private final PathBases<SegmentIndex<Cell>> exact;
  private final @Nullable Cell belowHome;
  // Whether no pattern differs between these forms, so that only paths can.
  private final boolean looseAsFolded;

  // Two threads may build the same index at once; either one serves, and none waits for the other.
  private final Map<Spelling, PathBases<SegmentIndex<Cell>>> indexes = new ConcurrentHashMap<>();
  private final Map<Spelling, PathBases<SegmentTrie<Cell>>> trees = new ConcurrentHashMap<>();

  /** Makes the index of those rules of {@code order} that are about files. */
  FileIndex(RuleOrder order) {
    this.order = order;
    this.exact = build(EXACTLY, SegmentIndex::of);
    this.belowHome = belowHome(order);
    this.looseAsFolded = !anyPattern(order, FileIndex::differsWhenLoose);
  }

  private static @Nullable Cell belowHome(RuleOrder order) {
    Clauses needingHome = new Clauses();
    forEach(
        order,
        (pattern, place, verbs) -> {
          if (pattern.needsHome()) {
            needingHome.add(place, verbs);
          }
        });
    return needingHome.isEmpty() ? null : needingHome.cell();
  }

  private static void forEach(RuleOrder order, PatternSink sink) {
    for (CompiledRule rule : order.byRank()) {
      if (rule.rule().target() instanceof RuleTarget.Files files) {
        int verbs = Verbs.ofActions(files.actions());
        int place = order.place(rule);
        files.paths().forEach(pattern -> sink.accept(pattern, place, verbs));
      }
    }
  }

  private <I> PathBases<I> build(Spelling spelling, Function<Map<GlobSequence, Cell>, I> index) {
    PathBases.Builder bases = new PathBases.Builder(spelling.form(), spelling.driven());
    forEach(order, bases::add);
    return bases.build(index);
  }

  RuleOrder order() {
    return order;
  }

  /** Returns the cell of all patterns below the home directory, if there are any. */
  @Nullable Cell belowHome() {
    return belowHome;
  }

  /** Returns the forms to look {@code path} up in, without one that finds nothing new. */
  List<PathForm> formsOf(CanonicalPath path, @Nullable CanonicalPath home, MatchSide side) {
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

  /** Returns the patterns in one form that can match {@code path}. */
  PathBases<SegmentIndex<Cell>> in(PathForm form, CanonicalPath path) {
    return in(new Spelling(form, path.drive() != 0));
  }

  private PathBases<SegmentIndex<Cell>> in(Spelling spelling) {
    if (spelling.equals(EXACTLY)) {
      return exact;
    }
    PathBases<SegmentIndex<Cell>> known = indexes.get(spelling);
    if (known == null) {
      known = build(spelling, SegmentIndex::of);
      indexes.put(spelling, known);
    }
    return known;
  }

  /** Returns the same as automata that know what reaches beneath a path. */
  PathBases<SegmentTrie<Cell>> treesIn(PathForm form, CanonicalPath path) {
    Spelling spelling = new Spelling(form, path.drive() != 0);
    PathBases<SegmentTrie<Cell>> known = trees.get(spelling);
    if (known == null) {
      known = build(spelling, SegmentTrie::of);
      trees.put(spelling, known);
    }
    return known;
  }

  /** Returns the place of the first rule about a path. */
  int first(CanonicalPath path, @Nullable CanonicalPath home, long asked) {
    int first = firstBelowUnknownHome(home == null, asked);
    List<PathForm> allowing = path.profile().formsFor(MatchSide.ALLOW);
    List<PathForm> denying = formsOf(path, home, MatchSide.DENY);
    for (int i = 0; i < denying.size(); i++) {
      int place = in(denying.get(i), path).read(path, home, FIRST, asked, "");
      boolean counts = order.isDeny(place) || allowing.contains(denying.get(i));
      first = Math.min(first, counts ? place : RuleOrder.NONE);
    }
    for (int i = 0; i < allowing.size(); i++) {
      // A deny found here is found in a wider form too.
      if (!denying.contains(allowing.get(i))) {
        first = Math.min(first, in(allowing.get(i), path).read(path, home, FIRST, asked, ""));
      }
    }
    return first;
  }

  /**
   * Returns the place of the first rule about a path on a filesystem without drives that folds no
   * names.
   *
   * @param path canonical, not a root
   * @param home canonical and not a root, if known
   */
  int firstExactly(String path, @Nullable String home, long asked) {
    int belowHome = home == null ? PathBases.ELSEWHERE : PathBases.startBelow(path, home);
    int first = exact.read(path, 1, belowHome, FIRST, asked, "");
    return Math.min(first, firstBelowUnknownHome(home == null, asked));
  }

  /**
   * Returns the place of the first rule about a path on a filesystem of which nothing is known:
   * denies match it in every form, allows as it is.
   *
   * @param path canonical, not a root, the same in every form
   * @param home canonical and not a root, the same in every form, if known
   */
  int firstInAnyForm(String path, @Nullable String home, long asked) {
    int belowHome = home == null ? PathBases.ELSEWHERE : PathBases.startBelow(path, home);
    int folded = in(FOLDED_ROOTED).read(path, 1, belowHome, FIRST, asked, "");
    int first = Math.min(firstExactly(path, home, asked), denyAmong(folded));
    if (looseAsFolded) {
      return first;
    }
    int loose = in(LOOSE_ROOTED).read(path, 1, belowHome, FIRST, asked, "");
    return Math.min(first, denyAmong(loose));
  }

  private int denyAmong(int place) {
    return order.isDeny(place) ? place : RuleOrder.NONE;
  }

  private int firstBelowUnknownHome(boolean unknown, long asked) {
    if (!unknown || belowHome == null) {
      return RuleOrder.NONE;
    }
    return denyAmong(belowHome.first(asked));
  }

  /** Returns with how many patterns and globs one path may have to be compared in one form. */
  int mostCompared() {
    int most = exact.sum(SegmentIndex::mostCompared);
    boolean hasDrives = anyPattern(order, FileIndex::isOnDrive);
    if (hasDrives) {
      most = Math.max(most, mostCompared(new Spelling(PathForm.EXACT, true)));
    }
    if (most == 0 || !anyPattern(order, FileIndex::isChangedByFolding)) {
      return most;
    }
    // What differs in case alone shares its parts in the loosest form.
    most = Math.max(most, mostCompared(LOOSE_ROOTED));
    return hasDrives ? Math.max(most, mostCompared(new Spelling(PathForm.LOOSE, true))) : most;
  }

  private int mostCompared(Spelling spelling) {
    return build(spelling, SegmentIndex::of).sum(SegmentIndex::mostCompared);
  }

  private static boolean isOnDrive(PathPattern pattern) {
    return pattern.base().kind() == PathBase.Kind.DRIVE;
  }

  private static boolean anyPattern(RuleOrder order, Predicate<PathPattern> test) {
    for (CompiledRule rule : order.byRank()) {
      boolean found =
          rule.rule().target() instanceof RuleTarget.Files files
              && files.paths().stream().anyMatch(test);
      if (found) {
        return true;
      }
    }
    return false;
  }

  private static boolean differsWhenLoose(PathPattern pattern) {
    return !pattern.segmentsIn(PathForm.LOOSE).equals(pattern.segmentsIn(PathForm.CASE_FOLDED));
  }

  private static boolean isChangedByFolding(PathPattern pattern) {
    return !pattern.segmentsIn(PathForm.LOOSE).equals(pattern.segments());
  }

  /** Is shown the share of a rule that one pattern has. */
  @FunctionalInterface
  private interface PatternSink {
    void accept(PathPattern pattern, int place, int verbs);
  }

  /**
   * How paths are spelled.
   *
   * @param form in which form names are
   * @param driven whether there is a drive
   */
  private record Spelling(PathForm form, boolean driven) {}
}
