package dev.edict.eval.analysis.region;

import dev.edict.dsl.rule.Operand;
import dev.edict.eval.analysis.condition.Requirement;
import dev.edict.eval.analysis.condition.Requirement.Equality;
import dev.edict.eval.analysis.condition.Wanted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Boxes of rules, of every space, by what can overlap: by their patterns and, where conditions ask
 * that an attribute is one text or another, as with a rule for each user, by that text. Immutable
 * once made.
 */
public final class BoxIndex {
  private final SpaceIndex all;
  // The attribute that most boxes ask to be one text, and the boxes by that text.
  private final Optional<Operand> attribute;
  private final Map<String, SpaceIndex> byText = new HashMap<>();
  private final SpaceIndex others;

  private BoxIndex(List<RuleBox> boxes) {
    this.all = SpaceIndex.of(boxes);
    this.attribute = mostAsked(boxes);
    Map<String, List<RuleBox>> texts = new LinkedHashMap<>();
    List<RuleBox> rest = new ArrayList<>();
    for (RuleBox box : attribute.isPresent() ? boxes : List.<RuleBox>of()) {
      askedText(box.box(), false)
          .ifPresentOrElse(
              text -> texts.computeIfAbsent(text, key -> new ArrayList<>()).add(box),
              () -> rest.add(box));
    }
    texts.forEach((text, some) -> byText.put(text, SpaceIndex.of(some)));
    this.others = SpaceIndex.of(rest);
  }

  /** Returns the index of {@code boxes}. */
  public static BoxIndex of(List<RuleBox> boxes) {
    return new BoxIndex(boxes);
  }

  private static Optional<Operand> mostAsked(List<RuleBox> boxes) {
    Map<Operand, Integer> counts = new LinkedHashMap<>();
    for (RuleBox box : boxes) {
      for (Requirement requirement : box.box().requirements()) {
        requirement.equality().ifPresent(asked -> counts.merge(asked.attribute(), 1, Integer::sum));
      }
    }
    return counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
  }

  /** Returns which text the attribute has to be for {@code box}, if it asks for one. */
  private Optional<String> askedText(RegionBox box, boolean surely) {
    return box.requirements().stream()
        .filter(requirement -> !surely || requirement.wanted() == Wanted.TRUE)
        .flatMap(requirement -> requirement.equality().stream())
        .filter(asked -> attribute.filter(asked.attribute()::equals).isPresent())
        .map(Equality::text)
        .findFirst();
  }

  /** Returns the boxes that overlap {@code focus} and are wanted, in order of rules. */
  public List<RuleBox> overlapping(RegionBox focus, Predicate<RuleBox> wanted) {
    List<RuleBox> found = new ArrayList<>();
    visit(
        focus,
        candidate -> {
          if (wanted.test(candidate) && candidate.box().overlaps(focus)) {
            found.add(candidate);
          }
          return false;
        });
    found.sort(Comparator.comparingInt(RuleBox::rank));
    return found;
  }

  /**
   * Shows boxes that overlap {@code focus} to {@code visitor} until it accepts one, and returns
   * whether it did; the order is that of patterns.
   */
  public boolean any(RegionBox focus, Predicate<RuleBox> visitor) {
    return visit(focus, candidate -> candidate.box().overlaps(focus) && visitor.test(candidate));
  }

  private boolean visit(RegionBox focus, Predicate<RuleBox> visitor) {
    Optional<String> text = askedText(focus, true);
    if (text.isEmpty()) {
      return all.visit(focus, visitor);
    }
    // Boxes that ask for another text are excluded: where the focus is, the attribute is this one.
    SpaceIndex same = byText.get(text.get());
    return (same != null && same.visit(focus, visitor)) || others.visit(focus, visitor);
  }
}
