package dev.edict.eval.analysis.diff;

import dev.edict.eval.analysis.region.BoxIndex;
import dev.edict.eval.analysis.region.RegionBox;
import dev.edict.eval.analysis.region.Role;
import dev.edict.eval.analysis.region.RuleBox;
import dev.edict.eval.analysis.region.RuleRegions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The boxes of two policy sets, those that both have told from the others.
 *
 * <p>Only requests in a box that one set alone has can be decided differently. Proof: what becomes
 * of a request depends on the roles of the boxes that hold it and on nothing else. If none of the
 * changed boxes holds it, then each box that holds it is in both sets, with the same role; so the
 * roles are the same in both.
 *
 * @param onlyBefore the boxes that the first set alone has
 * @param onlyAfter the boxes that the second set alone has
 * @param unchanged the boxes of both, once
 * @param regions where the changed boxes are, each once; nothing else can change
 */
record Delta(BoxIndex onlyBefore, BoxIndex onlyAfter, BoxIndex unchanged, List<RegionBox> regions) {

  /** Returns the delta of two policy sets of so many rules. */
  static Delta of(RuleRegions before, RuleRegions after) {
    List<RuleBox> old = before.all();
    List<RuleBox> young = after.all();
    Set<Key> oldKeys = keys(old);
    Set<Key> youngKeys = keys(young);
    List<RuleBox> onlyBefore = without(old, youngKeys);
    List<RuleBox> onlyAfter = without(young, oldKeys);
    List<RuleBox> unchanged = new ArrayList<>();
    Set<Key> seen = new HashSet<>();
    for (RuleBox box : young) {
      Key key = new Key(box.role(), box.box());
      if (oldKeys.contains(key) && seen.add(key)) {
        unchanged.add(box);
      }
    }
    Set<RegionBox> regions = new LinkedHashSet<>();
    onlyAfter.forEach(box -> regions.add(box.box().unresolved()));
    onlyBefore.forEach(box -> regions.add(box.box().unresolved()));
    return new Delta(
        BoxIndex.of(onlyBefore),
        BoxIndex.of(onlyAfter),
        BoxIndex.of(unchanged),
        List.copyOf(regions));
  }

  private static List<RuleBox> without(List<RuleBox> boxes, Set<Key> keys) {
    return boxes.stream().filter(box -> !keys.contains(new Key(box.role(), box.box()))).toList();
  }

  private static Set<Key> keys(List<RuleBox> boxes) {
    Set<Key> keys = new HashSet<>();
    boxes.forEach(box -> keys.add(new Key(box.role(), box.box())));
    return keys;
  }

  /** Returns whether either set lets anything of {@code region} through, unless a deny holds it. */
  boolean mayLetThrough(RegionBox region) {
    return isGranted(unchanged, region)
        || isGranted(onlyBefore, region)
        || isGranted(onlyAfter, region);
  }

  private static boolean isGranted(BoxIndex boxes, RegionBox region) {
    return boxes.any(region, box -> box.role() != Role.DENY);
  }

  /** What a box does, whatever rule it comes from. */
  private record Key(Role role, RegionBox box) {}
}
