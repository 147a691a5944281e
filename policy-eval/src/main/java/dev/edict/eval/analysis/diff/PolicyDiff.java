package dev.edict.eval.analysis.diff;

import dev.edict.dsl.rule.RuleSet;
import dev.edict.eval.analysis.diff.ChangeSearch.Found;
import dev.edict.eval.analysis.language.BudgetExhausted;
import dev.edict.eval.analysis.region.FileSpaces;
import dev.edict.eval.analysis.region.RegionBox;
import dev.edict.eval.analysis.region.RuleRegions;
import dev.edict.eval.analysis.region.Space;
import dev.edict.eval.analysis.replay.Replay;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

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
  private static final int FEW = 32;

  private PolicyDiff() {}

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
    return compare(before, after, now, FEW);
  }

  /**
   * Returns what {@code after} decides otherwise than {@code before}.
   *
   * @param few how many boxes may have a say in a region for its changes to be listed in full
   */
  static DiffResult compare(RuleSet before, RuleSet after, Instant now, int few) {
    Set<Space> spaces = EnumSet.copyOf(FileSpaces.of(List.of(before, after)));
    spaces.add(Space.UNKNOWN_FILES);
    spaces.add(Space.FOLDING_FILES);
    try {
      Delta delta = Delta.of(new RuleRegions(before, spaces), new RuleRegions(after, spaces));
      ChangeExamples examples = new ChangeExamples(new Replay(before), new Replay(after));
      return search(delta, new ChangeSearch(delta, examples, now, few));
    } catch (BudgetExhausted tooMuch) {
      return new DiffResult(List.of(), List.of("the delegations have too many combinations"));
    }
  }

  private static DiffResult search(Delta delta, ChangeSearch search) {
    List<RegionBox> regions = delta.regions().stream().filter(delta::mayLetThrough).toList();
    List<Found> found =
        IntStream.range(0, regions.size())
            .parallel()
            .mapToObj(i -> search.in(regions.get(i), earlier(regions, i)))
            .toList();
    List<Change> changes = new ArrayList<>();
    Set<String> undecided = new LinkedHashSet<>();
    for (Found part : found) {
      changes.addAll(part.changes());
      undecided.addAll(part.undecided());
    }
    changes.sort(Comparator.comparing(Change::outcome).thenComparing(Change::region));
    return new DiffResult(changes, List.copyOf(undecided));
  }

  private static List<RegionBox> earlier(List<RegionBox> regions, int index) {
    return regions.subList(0, index).stream().filter(regions.get(index)::overlaps).toList();
  }
}
