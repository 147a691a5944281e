package dev.edict.eval.analysis.region;

import dev.edict.eval.analysis.condition.ExampleParts;
import dev.edict.eval.analysis.condition.Requirement;
import dev.edict.eval.analysis.condition.Setting;
import dev.edict.eval.analysis.condition.SettingClasses;
import dev.edict.eval.analysis.language.Budget;
import dev.edict.eval.analysis.language.Partition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one box, the focus, cut into the classes that other boxes tell apart. Boxes
 * become cubes in it, clipped to the focus: the dimensions are those of the resource, then the
 * verbs, then one for each attribute that conditions read.
 */
public final class FocusedSpace {
  private final RegionBox focus;
  private final List<Map<Facet, Integer>> numbers = new ArrayList<>();
  private final List<Partition<String>> parts = new ArrayList<>();
  private final List<List<Requirement>> groups;
  private final List<Map<Requirement, Integer>> places = new ArrayList<>();
  private final List<Partition<Setting>> settings = new ArrayList<>();
  private final Instant now;

  private FocusedSpace(RegionBox focus, List<RegionBox> others, Instant now, Budget budget) {
    this.focus = focus;
    this.now = now;
    for (int i = 0; i < focus.facets().size(); i++) {
      addDimension(i, others, budget);
    }
    Set<Requirement> requirements = new LinkedHashSet<>(focus.requirements());
    for (RegionBox other : others) {
      if (!other.requirements().isEmpty() && hasResources(other)) {
        requirements.addAll(other.requirements());
      }
    }
    this.groups = SettingClasses.grouped(requirements);
    for (List<Requirement> group : groups) {
      Map<Requirement, Integer> place = new HashMap<>();
      group.forEach(requirement -> place.put(requirement, place.size()));
      places.add(place);
      settings.add(SettingClasses.of(group, now, budget));
    }
  }

  /**
   * Returns the space of {@code focus}.
   *
   * @param others what tells requests apart, of the same space as the focus
   * @param now the earliest instant at which requests are judged
   */
  public static FocusedSpace of(
      RegionBox focus, List<RegionBox> others, Instant now, Budget budget) {
    return new FocusedSpace(focus, others, now, budget);
  }

  private void addDimension(int index, List<RegionBox> others, Budget budget) {
    Map<Facet, Integer> numbered = new LinkedHashMap<>();
    focus.facets().get(index).forEach(facet -> numbered.put(facet, numbered.size()));
    for (RegionBox other : others) {
      for (Facet facet : other.facets().get(index)) {
        numbered.putIfAbsent(facet, numbered.size());
      }
    }
    numbers.add(numbered);
    parts.add(
        FacetClasses.of(
            focus.space().dimensions().get(index),
            narrowest(focus.facets().get(index)),
            List.copyOf(numbered.keySet()),
            budget));
  }

  private static @Nullable Facet narrowest(List<Facet> facets) {
    return facets.stream().max(Comparator.comparingInt(Facet::precision)).orElse(null);
  }

  private boolean hasResources(RegionBox box) {
    for (int i = 0; i < parts.size(); i++) {
      if (classes(i, box).isEmpty()) {
        return false;
      }
    }
    return (box.verbs() & focus.verbs()) != 0;
  }

  private BitSet classes(int index, RegionBox box) {
    BitSet classes = new BitSet(parts.get(index).size());
    classes.set(0, parts.get(index).size());
    for (Facet facet : focus.facets().get(index)) {
      classes.and(parts.get(index).classesOf(number(index, facet)));
    }
    for (Facet facet : box.facets().get(index)) {
      classes.and(parts.get(index).classesOf(number(index, facet)));
    }
    return classes;
  }

  private int number(int index, Facet facet) {
    Integer number = numbers.get(index).get(facet);
    if (number == null) {
      throw new IllegalArgumentException("a facet that this space does not know: " + facet.text());
    }
    return number;
  }

  /** Returns the focus as a cube, if there is a request in it. */
  public Optional<Cube> whole() {
    return cubeOf(focus);
  }

  /**
   * Returns the requests of {@code box}, one of those that the space was made for, in the focus.
   */
  public Optional<Cube> cubeOf(RegionBox box) {
    if ((box.verbs() & focus.verbs()) == 0) {
      return Optional.empty();
    }
    List<BitSet> cube = new ArrayList<>(parts.size() + 1 + settings.size());
    for (int i = 0; i < parts.size(); i++) {
      BitSet classes = classes(i, box);
      if (classes.isEmpty()) {
        return Optional.empty();
      }
      cube.add(classes);
    }
    cube.add(BitSet.valueOf(new long[] {box.verbs() & focus.verbs()}));
    for (int i = 0; i < settings.size(); i++) {
      BitSet classes = settingClasses(i, box);
      if (classes.isEmpty()) {
        return Optional.empty();
      }
      cube.add(classes);
    }
    return Optional.of(new Cube(cube));
  }

  private BitSet settingClasses(int index, RegionBox box) {
    BitSet classes = new BitSet(settings.get(index).size());
    classes.set(0, settings.get(index).size());
    for (List<Requirement> requirements : List.of(focus.requirements(), box.requirements())) {
      for (Requirement requirement : requirements) {
        Integer place = places.get(index).get(requirement);
        if (place != null) {
          classes.and(settings.get(index).classesOf(place));
        }
      }
    }
    return classes;
  }

  /** Returns the focus. */
  public RegionBox focus() {
    return focus;
  }

  /** Returns the facets that cut dimension {@code index} of the resource, in order. */
  List<Facet> facets(int index) {
    return List.copyOf(numbers.get(index).keySet());
  }

  /** Returns the classes of dimension {@code index} that are in {@code facet}. */
  BitSet classesOf(int index, Facet facet) {
    return parts.get(index).classesOf(number(index, facet));
  }

  /** Returns the requirements in groups, one for each dimension of circumstances. */
  List<List<Requirement>> requirementGroups() {
    return groups;
  }

  /** Returns the classes of a group of circumstances that meet one of its requirements. */
  BitSet classesOf(int group, Requirement requirement) {
    Integer place = places.get(group).get(requirement);
    if (place == null) {
      throw new IllegalArgumentException("no requirement of group " + group + ": " + requirement);
    }
    return settings.get(group).classesOf(place);
  }

  /** Returns a value of a class of dimension {@code index} of the resource. */
  String exampleOf(int index, int number) {
    return parts.get(index).example(number);
  }

  /** Returns how many classes dimension {@code index} has, counted as in cubes. */
  int size(int index) {
    if (index < parts.size()) {
      return parts.get(index).size();
    }
    return index == parts.size() ? Integer.SIZE : settings.get(index - parts.size() - 1).size();
  }

  /** Returns whether {@code cube}, of HTTP requests, has every method and path. */
  public boolean isWholeHttp(Cube cube) {
    int path = focus.space().dimensions().indexOf(Dimension.HTTP_PATH);
    return cube.parts().get(path).cardinality() == size(path)
        && focus.facets().get(path).isEmpty()
        && cube.parts().get(parts.size()).equals(BitSet.valueOf(new long[] {Verbs.everyMethod()}));
  }

  /** Returns the request of {@code cube} that people read most easily. */
  public ExampleRequest example(Cube cube) {
    List<String> resource = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      resource.add(parts.get(i).example(cube.parts().get(i).nextSetBit(0)));
    }
    int verb = cube.parts().get(parts.size()).nextSetBit(0);
    ExampleParts circumstances = new ExampleParts(now);
    for (int i = 0; i < settings.size(); i++) {
      int index = cube.parts().get(parts.size() + 1 + i).nextSetBit(0);
      settings.get(i).example(index).applyTo(circumstances);
    }
    return new ExampleRequest(focus.space(), verb, resource, circumstances);
  }
}
