package dev.edict.eval.analysis.diff;

import dev.edict.dsl.rule.RuleTarget;
import dev.edict.eval.analysis.region.Facet;
import dev.edict.eval.analysis.region.FileBoxes;
import dev.edict.eval.analysis.region.RegionBox;
import dev.edict.eval.analysis.region.RuleBox;
import java.util.List;

/** Regions in which nothing changes that does not change in another one, which is told instead. */
final class Echoes {
  private Echoes() {}

  /**
   * Returns true only if every change in {@code region} is told of another one.
   *
   * <ul>
   *   <li>HTTP requests that no {@code http} rule is about are decided as their connections are.
   *   <li>Where case may not count, and no pattern has a capital, what changes for a path changes
   *       in the same way for the path in lower case where case counts: the same denies hold it,
   *       and the same allows or more. If no deny changed, it changes for the very path, since
   *       denies hold no more where case counts.
   *   <li>Where neither home directory is, it does not matter which that is.
   * </ul>
   *
   * @param boxes the boxes of both policy sets that overlap the region
   */
  static boolean isEcho(RegionBox region, List<RuleBox> boxes) {
    return switch (region.space()) {
      case HTTP -> boxes.stream().noneMatch(box -> box.rule().target() instanceof RuleTarget.Http);
      case UNKNOWN_FILES, FOLDING_FILES -> boxes.stream().noneMatch(Echoes::hasCapital);
      case OTHER_HOME_FILES ->
          !FileBoxes.mayBeBelowHome(region) && boxes.stream().noneMatch(Echoes::isBelowHome);
      default -> false;
    };
  }

  private static boolean isBelowHome(RuleBox box) {
    return box.box().facets().stream()
        .flatMap(List::stream)
        .anyMatch(facet -> facet.text().startsWith("~"));
  }

  private static boolean hasCapital(RuleBox box) {
    return box.box().facets().stream()
        .flatMap(List::stream)
        .map(Facet::text)
        .anyMatch(text -> text.chars().anyMatch(c -> c >= 'A' && c <= 'Z'));
  }
}
