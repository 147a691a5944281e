package dev.edict.eval.analysis.region;

import dev.edict.eval.analysis.condition.Requirement;
import dev.edict.eval.condition.ConditionText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes cubes in the patterns that they were cut by: {@code *.example.com except api.example.com}.
 */
public final class RegionText {
  private static final int MOST_PATTERNS = 8;

  private final FocusedSpace space;
  private final Cube cube;

  private RegionText(FocusedSpace space, Cube cube) {
    this.space = space;
    this.cube = cube;
  }

  /** Returns the requests of {@code cube}, as people say it, on one line. */
  public static String of(FocusedSpace space, Cube cube) {
    return new RegionText(space, cube).text();
  }

  private String text() {
    Space kind = space.focus().space();
    StringBuilder text = new StringBuilder(verbs(kind));
    String first = dimension(0);
    text.append(
        switch (kind) {
          case CONNECT -> " to " + first + port(1) + resolved(2);
          case HTTP -> " to " + first + port(1) + path(2) + resolved(3);
          case FILES -> " on " + first;
          case DRIVES -> " on " + first + " on a drive";
          case UNKNOWN_FILES -> " on " + first + " where case may not count";
          case FOLDING_FILES -> " on " + first + " where case does not count";
          case OTHER_HOME_FILES ->
              " on "
                  + first
                  + " where the home directory is "
                  + FileBoxes.text(FileBoxes.OTHER_HOME);
          case CALL -> " " + first + "/" + dimension(1);
          case REGISTER -> " " + first;
          case RESOURCE, PROMPT -> " " + dimension(1) + " from " + first;
        });
    circumstances().ifPresent(when -> text.append(" when ").append(when));
    return text.toString();
  }

  private String verbs(Space kind) {
    BitSet verbs = cube.parts().get(space.focus().facets().size());
    return switch (kind) {
      case CONNECT -> "connect " + connectVerbs(verbs);
      case HTTP -> "http " + methods(verbs);
      case FILES, DRIVES, UNKNOWN_FILES, FOLDING_FILES, OTHER_HOME_FILES -> actions(verbs);
      case CALL -> "call";
      case REGISTER -> "register";
      case RESOURCE -> "read resource";
      case PROMPT -> "get prompt";
    };
  }

  private static String connectVerbs(BitSet verbs) {
    List<String> words = new ArrayList<>();
    addConnectVerb(words, verbs, ConnectVerb.TCP, ConnectVerb.TCP_INSPECTED);
    addConnectVerb(words, verbs, ConnectVerb.UDP, ConnectVerb.UDP_INSPECTED);
    return String.join(", ", words);
  }

  private static void addConnectVerb(
      List<String> words, BitSet verbs, ConnectVerb plain, ConnectVerb inspected) {
    String word = plain.name().toLowerCase(Locale.ROOT);
    boolean one = verbs.intersects(bits(plain));
    boolean other = verbs.intersects(bits(inspected));
    if (one || other) {
      words.add(one && other ? word : one ? word + " (not inspected)" : word + " (inspected)");
    }
  }

  private static BitSet bits(ConnectVerb verb) {
    return BitSet.valueOf(new long[] {Verbs.bit(verb)});
  }

  private static String methods(BitSet verbs) {
    return verbs.equals(BitSet.valueOf(new long[] {Verbs.everyMethod()}))
        ? "any"
        : String.join(", ", verbs.stream().mapToObj(verb -> Verbs.method(verb).name()).toList());
  }

  private static String actions(BitSet verbs) {
    return String.join(
        ", ", verbs.stream().mapToObj(verb -> Verbs.action(verb).keyword()).toList());
  }

  private String port(int index) {
    String ports = dimension(index);
    return ports.equals("**") ? "" : " port " + ports;
  }

  private String path(int index) {
    String path = dimension(index);
    return path.equals("**") ? "" : " path " + path;
  }

  private String resolved(int index) {
    BitSet classes = cube.parts().get(index);
    boolean addresses = classes.nextSetBit(1) >= 0 || !space.exampleOf(index, 0).isEmpty();
    return addresses ? " resolved to " + dimension(index) : "";
  }

  /** Returns the classes of one dimension in words; two stars for everything. */
  private String dimension(int index) {
    BitSet classes = cube.parts().get(index);
    List<Facet> facets =
        space.facets(index).stream()
            .filter(facet -> !facet.text().isEmpty() && !(facet instanceof Facet.AnyName))
            .toList();
    return describe(index, classes, facets);
  }

  private String describe(int index, BitSet classes, List<Facet> facets) {
    BitSet everything = new BitSet();
    everything.set(0, space.size(index));
    List<Facet> ofFocus = space.focus().facets().get(index);
    List<Named> sets = new ArrayList<>();
    facets.forEach(
        facet ->
            sets.add(
                new Named(facet.text(), within(facet, ofFocus), space.classesOf(index, facet))));
    Optional<Named> exact =
        sets.stream().filter(named -> named.classes().equals(classes)).findFirst();
    if (exact.isPresent()) {
      return exact.get().text();
    }
    Optional<Named> around =
        sets.stream()
            .filter(named -> isSubset(classes, named.classes()))
            .min(Comparator.comparingInt(named -> named.classes().cardinality()));
    BitSet frame = around.map(Named::classes).orElse(everything);
    String frameText = around.map(Named::text).orElse("**");
    if (frame.equals(classes)) {
      return frameText;
    }
    BitSet missing = (BitSet) frame.clone();
    missing.andNot(classes);
    Optional<String> exceptions = union(missing, sets, Named::plain);
    if (exceptions.isPresent()) {
      return frameText + " except " + exceptions.get();
    }
    return union(classes, sets, Named::text)
        .orElseGet(
            () -> frameText + " in part, as " + space.exampleOf(index, classes.nextSetBit(0)));
  }

  /** Returns how {@code facet} is written, with the focus where that is not around it. */
  private static String within(Facet facet, List<Facet> focus) {
    List<String> narrower =
        focus.stream()
            .filter(around -> !around.covers(facet) && !(around instanceof Facet.AnyName))
            .map(Facet::text)
            .toList();
    return narrower.isEmpty()
        ? facet.text()
        : facet.text() + " within " + String.join(", ", narrower);
  }

  /** Returns patterns that make up {@code classes} exactly, if a few do. */
  private static Optional<String> union(
      BitSet classes, List<Named> sets, Function<Named, String> wording) {
    List<Named> inside =
        sets.stream()
            .filter(named -> !named.classes().isEmpty() && isSubset(named.classes(), classes))
            .sorted(
                Comparator.comparingInt((Named named) -> named.classes().cardinality()).reversed())
            .toList();
    BitSet left = (BitSet) classes.clone();
    List<String> texts = new ArrayList<>();
    for (Named named : inside) {
      if (left.intersects(named.classes())) {
        texts.add(wording.apply(named));
        left.andNot(named.classes());
      }
    }
    if (!left.isEmpty()) {
      return Optional.empty();
    }
    if (texts.size() > MOST_PATTERNS) {
      int more = texts.size() - MOST_PATTERNS;
      return Optional.of(
          String.join(", ", texts.subList(0, MOST_PATTERNS)) + " and " + more + " more");
    }
    return Optional.of(String.join(", ", texts));
  }

  private static boolean isSubset(BitSet small, BitSet large) {
    BitSet rest = (BitSet) small.clone();
    rest.andNot(large);
    return rest.isEmpty();
  }

  /** Returns the requirements that hold throughout, and whether there are further ones. */
  private Optional<String> circumstances() {
    List<String> parts = new ArrayList<>();
    int first = space.focus().facets().size() + 1;
    for (int i = 0; i < space.requirementGroups().size(); i++) {
      BitSet classes = cube.parts().get(first + i);
      if (classes.cardinality() == space.size(first + i)) {
        continue;
      }
      parts.add(circumstance(i, classes));
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" and ", parts));
  }

  private String circumstance(int group, BitSet classes) {
    List<String> words = new ArrayList<>();
    for (Requirement requirement : space.requirementGroups().get(group)) {
      BitSet meeting = space.classesOf(group, requirement);
      if (isSubset(classes, meeting)) {
        words.add(words(requirement, false));
      } else if (!classes.intersects(meeting)) {
        words.add(words(requirement, true));
      }
    }
    return words.isEmpty()
        ? "not in all circumstances"
        : String.join(" and ", words.stream().distinct().toList());
  }

  private static String words(Requirement requirement, boolean negated) {
    String test = ConditionText.of(requirement.test());
    return switch (requirement.wanted()) {
      case TRUE -> negated ? "not surely (" + test + ")" : test;
      case FALSE -> negated ? "not surely not (" + test + ")" : "not (" + test + ")";
      case NOT_TRUE -> negated ? test : "not surely (" + test + ")";
      case NOT_FALSE -> negated ? "not (" + test + ")" : "perhaps (" + test + ")";
    };
  }

  /**
   * A pattern.
   *
   * @param plain the pattern as it is written
   * @param text the pattern, with what it is narrowed to
   * @param classes the classes that it holds
   */
  private record Named(String plain, String text, BitSet classes) {}
}
