package dev.edict.eval.analysis.diff;

import dev.edict.dsl.rule.RuleSet;
import dev.edict.eval.analysis.language.Budget;
import dev.edict.eval.analysis.language.BudgetExhausted;
import dev.edict.eval.analysis.region.FileSpaces;
import dev.edict.eval.analysis.region.PolicyModel;
import dev.edict.eval.analysis.region.RegionBox;
import dev.edict.eval.analysis.region.Role;
import dev.edict.eval.analysis.region.RuleBox;
import dev.edict.eval.analysis.region.Space;
import dev.edict.eval.analysis.replay.Replay;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds everything that two policy sets decide differently.
 *
 * <pre>{@code
 * DiffResult result = PolicyDiff.compare(before, after);
 * if (result.mayWiden()) {
 *   // result.changes() says what, with an example of each
 * }
 * }</pre>
 */
public final class PolicyDiff {
  private static final long STEPS = 500_000;

  private final PolicyModel before;
  private final PolicyModel after;
  private final Instant now;
  private final ChangeSearch search;
  private final Set<String> undecided = new LinkedHashSet<>();

  private PolicyDiff(RuleSet before, RuleSet after, Instant now) {
    Set<Space> spaces = EnumSet.copyOf(FileSpaces.of(List.of(before, after)));
    spaces.add(Space.UNKNOWN_FILES);
    spaces.add(Space.FOLDING_FILES);
    this.before = PolicyModel.of(before, spaces);
    this.after = PolicyModel.of(after, spaces);
    this.now = now;
    this.search = new ChangeSearch(this.before, this.after, new Replay(before), new Replay(after));
  }

  /** Returns what {@code after} decides otherwise than {@code before} from now on. */
  public static DiffResult compare(RuleSet before, RuleSet after) {
    return compare(before, after, InstantSource.system().instant());
  }

  /**
   * Returns what {@code after} decides otherwise than {@code before}.
   *
   * @param now the earliest instant at which requests are judged
   */
  public static DiffResult compare(RuleSet before, RuleSet after, Instant now) {
    try {
      return new PolicyDiff(before, after, now).compare();
    } catch (BudgetExhausted tooMuch) {
      return new DiffResult(List.of(), List.of("the delegations have too many combinations"));
    }
  }

  private DiffResult compare() {
    List<Change> changes = new ArrayList<>();
    List<RegionBox> seen = new ArrayList<>();
    for (RegionBox box : differing()) {
      List<RegionBox> earlier = seen.stream().filter(box::overlaps).toList();
      try {
        Budget budget = Budget.ofSteps(STEPS);
        changes.addAll(search.in(box, earlier, now, budget, undecided::add));
      } catch (BudgetExhausted tooMuch) {
        undecided.add(box.space().name().toLowerCase(Locale.ROOT) + ": " + box.text());
      }
      seen.add(box);
    }
    changes.sort(Comparator.comparing(Change::outcome).thenComparing(Change::region));
    return new DiffResult(changes, List.copyOf(undecided));
  }

  /** Returns the boxes that only one of the sets has, where anything may be let through at all. */
  private List<RegionBox> differing() {
    Set<Key> old = keys(before);
    Set<Key> young = keys(after);
    Set<RegionBox> differing = new LinkedHashSet<>();
    young.stream().filter(key -> !old.contains(key)).forEach(key -> differing.add(key.box()));
    old.stream().filter(key -> !young.contains(key)).forEach(key -> differing.add(key.box()));
    return differing.stream()
        .map(RegionBox::unresolved)
        .filter(box -> isLetThrough(before, box) || isLetThrough(after, box))
        .toList();
  }

  private static boolean isLetThrough(PolicyModel model, RegionBox box) {
    return model.anyGrant(box, any -> true);
  }

  private static Set<Key> keys(PolicyModel model) {
    Set<Key> keys = new LinkedHashSet<>();
    for (int rank = 0; rank < model.ruleSet().rules().size(); rank++) {
      for (RuleBox box : model.boxes(rank)) {
        keys.add(new Key(box.role(), box.box()));
      }
    }
    return keys;
  }

  /** What a box does, whatever rule it comes from. */
  private record Key(Role role, RegionBox box) {}
}
