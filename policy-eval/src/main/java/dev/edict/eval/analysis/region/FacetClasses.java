package dev.edict.eval.analysis.region;

import dev.edict.dsl.match.network.HostPattern;
import dev.edict.dsl.match.network.IpAddress;
import dev.edict.dsl.match.network.PortSet;
import dev.edict.eval.analysis.language.AddressClasses;
import dev.edict.eval.analysis.language.AddressSet;
import dev.edict.eval.analysis.language.Alphabet;
import dev.edict.eval.analysis.language.Budget;
import dev.edict.eval.analysis.language.Names;
import dev.edict.eval.analysis.language.Partition;
import dev.edict.eval.analysis.language.PortClasses;
import dev.edict.eval.analysis.language.SegmentExplorer;
import dev.edict.eval.analysis.language.SegmentPattern;
import dev.edict.eval.analysis.language.SegmentRules;
import dev.edict.eval.analysis.language.TextPattern;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The classes into which facets cut one dimension, inside a focus. */
final class FacetClasses {
  private static final SegmentPattern EVERY_DRIVE_PATH = SegmentPattern.ONE_OR_MORE;

  private final List<Facet> facets;
  private final @Nullable Facet focus;
  private final Budget budget;
  private final Partition.Builder<String> classes;

  private FacetClasses(List<Facet> facets, @Nullable Facet focus, Budget budget) {
    this.facets = facets;
    this.focus = focus;
    this.budget = budget;
    this.classes = new Partition.Builder<>(facets.size());
  }

  /**
   * Returns the classes of the values in {@code focus}, or of all when it is null.
   *
   * @param facets what tells values apart
   */
  static Partition<String> of(
      Dimension dimension, @Nullable Facet focus, List<Facet> facets, Budget budget) {
    FacetClasses finder = new FacetClasses(facets, focus, budget);
    switch (dimension) {
      case HOST -> finder.addHosts();
      case PORT -> finder.addPorts();
      case RESOLVED -> finder.addResolved();
      case HTTP_PATH -> finder.addPaths(SegmentRules.HTTP_PATHS, SegmentPattern.EVERYTHING);
      case PATH -> finder.addPaths(SegmentRules.FILES, SegmentPattern.EVERYTHING);
      case DRIVE_PATH -> finder.addPaths(SegmentRules.FILES, EVERY_DRIVE_PATH);
      case SERVER, NAME -> finder.addNames();
      case URI -> finder.addUris();
    }
    return finder.classes.build();
  }

  /** Adds classes found among some of the facets, to which the other facets say nothing. */
  private <E> void add(
      Partition<E> found, List<Integer> numbers, int shift, Function<E, String> text) {
    for (int index = 0; index < found.size(); index++) {
      BitSet members = new BitSet(facets.size());
      for (int i = 0; i < numbers.size(); i++) {
        members.set(numbers.get(i), found.classesOf(i + shift).get(index));
      }
      classes.add(members, text.apply(found.example(index)));
    }
  }

  private void addHosts() {
    Optional<SegmentPattern> names =
        focus instanceof Facet.Hosts hosts
            ? hosts.names().pattern()
            : Optional.of(SegmentPattern.ONE_OR_MORE);
    names.ifPresent(this::addNamesOfHosts);
    boolean everyHost =
        focus == null
            || (focus instanceof Facet.Hosts hosts
                && hosts.pattern() instanceof HostPattern.AnyHost);
    if (everyHost) {
      addAddressesOfHosts(Optional.empty());
    } else if (focus instanceof Facet.Hosts hosts
        && hosts.pattern() instanceof HostPattern.Network) {
      addAddressesOfHosts(Optional.of(hosts.addresses()));
    }
  }

  private void addNamesOfHosts(SegmentPattern names) {
    List<Integer> numbers = new ArrayList<>();
    List<SegmentPattern> patterns = new ArrayList<>(List.of(names));
    for (int i = 0; i < facets.size(); i++) {
      Optional<SegmentPattern> pattern =
          facets.get(i) instanceof Facet.Hosts hosts
              ? hosts.names().pattern()
              : Optional.of(SegmentPattern.ONE_OR_MORE);
      if (pattern.isPresent()) {
        numbers.add(i);
        patterns.add(pattern.get());
      }
    }
    add(SegmentExplorer.explore(patterns, SegmentRules.HOSTS, budget), numbers, 1, HostNames::name);
  }

  private void addAddressesOfHosts(Optional<AddressSet> among) {
    List<Integer> numbers = new ArrayList<>();
    List<AddressSet> sets = new ArrayList<>();
    List<Integer> everything = new ArrayList<>();
    for (int i = 0; i < facets.size(); i++) {
      if (facets.get(i) instanceof Facet.Hosts hosts) {
        if (hosts.pattern() instanceof HostPattern.Network) {
          numbers.add(i);
          sets.add(hosts.addresses());
        } else if (hosts.pattern() instanceof HostPattern.AnyHost) {
          everything.add(i);
        }
      }
    }
    Partition<IpAddress> found = AddressClasses.of(among, sets, budget);
    for (int index = 0; index < found.size(); index++) {
      BitSet members = new BitSet(facets.size());
      everything.forEach(members::set);
      for (int i = 0; i < numbers.size(); i++) {
        members.set(numbers.get(i), found.classesOf(i).get(index));
      }
      classes.add(members, found.example(index).text());
    }
  }

  private void addPorts() {
    List<PortSet> sets = new ArrayList<>();
    sets.add(focus instanceof Facet.Ports ports ? ports.set() : PortSet.ALL);
    facets.forEach(facet -> sets.add(((Facet.Ports) facet).set()));
    add(PortClasses.of(sets, budget), all(), 1, port -> Integer.toString(port));
  }

  private void addResolved() {
    BitSet unresolved = new BitSet(facets.size());
    List<Integer> numbers = new ArrayList<>();
    List<AddressSet> sets = new ArrayList<>();
    for (int i = 0; i < facets.size(); i++) {
      if (facets.get(i) instanceof Facet.Resolved resolved) {
        numbers.add(i);
        sets.add(resolved.addresses());
      } else {
        unresolved.set(i);
      }
    }
    if (!(focus instanceof Facet.Resolved)) {
      classes.add(unresolved, "");
    }
    if (!(focus instanceof Facet.Unresolved)) {
      Optional<AddressSet> among =
          focus instanceof Facet.Resolved resolved
              ? Optional.of(resolved.addresses())
              : Optional.empty();
      add(AddressClasses.of(among, sets, budget), numbers, 0, IpAddress::text);
    }
  }

  private void addPaths(SegmentRules rules, SegmentPattern universe) {
    List<SegmentPattern> patterns = new ArrayList<>();
    patterns.add(focus instanceof Facet.Paths paths ? paths.pattern() : universe);
    facets.forEach(facet -> patterns.add(((Facet.Paths) facet).pattern()));
    add(
        SegmentExplorer.explore(patterns, rules, budget),
        all(),
        1,
        segments -> String.join("/", segments));
  }

  private void addNames() {
    List<TextPattern> patterns = new ArrayList<>();
    patterns.add(focus instanceof Facet.Names names ? names.pattern() : TextPattern.ANY);
    facets.forEach(facet -> patterns.add(((Facet.Names) facet).pattern()));
    add(Names.explore(patterns, Alphabet.NAMES, budget), all(), 1, Function.identity());
  }

  private void addUris() {
    Set<String> schemes = new LinkedHashSet<>();
    if (focus instanceof Facet.Uris uris) {
      schemes.add(uris.scheme());
    } else {
      facets.forEach(facet -> schemes.add(((Facet.Uris) facet).scheme()));
      schemes.add(schemes.contains("docs://") ? "other://" : "docs://");
    }
    for (String scheme : schemes) {
      List<Integer> numbers = new ArrayList<>();
      List<SegmentPattern> patterns = new ArrayList<>();
      patterns.add(focus instanceof Facet.Uris uris ? uris.pattern() : SegmentPattern.EVERYTHING);
      for (int i = 0; i < facets.size(); i++) {
        Facet.Uris uris = (Facet.Uris) facets.get(i);
        if (uris.scheme().equals(scheme)) {
          numbers.add(i);
          patterns.add(uris.pattern());
        }
      }
      add(
          SegmentExplorer.explore(patterns, SegmentRules.URIS, budget),
          numbers,
          1,
          segments -> scheme + String.join("/", segments));
    }
  }

  private List<Integer> all() {
    List<Integer> numbers = new ArrayList<>(facets.size());
    for (int i = 0; i < facets.size(); i++) {
      numbers.add(i);
    }
    return numbers;
  }
}
