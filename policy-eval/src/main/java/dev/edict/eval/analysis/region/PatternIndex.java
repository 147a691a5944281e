package dev.edict.eval.analysis.region;

import dev.edict.dsl.match.network.HostPattern;
import dev.edict.eval.analysis.language.Affixes;
import dev.edict.eval.analysis.language.SegmentPattern;
import dev.edict.eval.analysis.language.TextPattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds the boxes of one space that can overlap a given one: by the literal text that their hosts,
 * paths or names start with, or else end in, and by the bits of addresses. What it finds may still
 * be disjoint; what it leaves out is.
 */
final class PatternIndex {
  private static final SegmentPattern ANY_NAME = SegmentPattern.single(TextPattern.ANY);
  // Between the labels of a host and the segments of a path, and in neither.
  private static final SegmentPattern BORDER = SegmentPattern.literal(List.of("|"));

  private final PrefixIndex<Keyed> starts = new PrefixIndex<>();
  private final PrefixIndex<Keyed> ends = new PrefixIndex<>();
  private final AddressIndex networks = new AddressIndex();
  private final AddressIndex resolved = new AddressIndex();
  private final List<RuleBox> everyHost = new ArrayList<>();

  private record Keyed(Affixes affixes, RuleBox box) {}

  /** Puts {@code box} into the index. */
  void add(RuleBox box) {
    Optional<Facet.Resolved> address = resolved(box.box());
    Optional<Facet.Hosts> network = network(box.box());
    if (address.isPresent()) {
      resolved.add(address.get().addresses(), box);
    } else if (network.isPresent()) {
      networks.add(network.get().addresses(), box);
    } else if (mayBeAddress(box.box())) {
      everyHost.add(box);
    } else {
      Affixes affixes = Affixes.of(key(box.box()));
      if (affixes.startsAnyhow()) {
        ends.add(affixes.end(), new Keyed(affixes, box));
      } else {
        starts.add(affixes.start(), new Keyed(affixes, box));
      }
    }
  }

  /** Sorts what was added; nothing is found before. */
  void seal() {
    starts.seal();
    ends.seal();
    networks.seal();
    resolved.seal();
  }

  /**
   * Visits boxes until one is accepted, every one that may overlap {@code focus} being visited.
   *
   * @return whether one was accepted
   */
  boolean visit(RegionBox focus, Predicate<RuleBox> visitor) {
    if (visitResolved(focus, visitor) || everyHost.stream().anyMatch(visitor)) {
      return true;
    }
    Optional<Facet.Hosts> network = network(focus);
    if (network.isPresent()) {
      return networks.visit(network.get().addresses(), visitor);
    }
    if (mayBeAddress(focus) && networks.visitAll(visitor)) {
      return true;
    }
    Affixes affixes = Affixes.of(key(focus));
    Predicate<Keyed> agreeing =
        candidate -> candidate.affixes.agree(affixes) && visitor.test(candidate.box);
    return starts.visit(affixes.start(), agreeing) || ends.visit(affixes.end(), agreeing);
  }

  private boolean visitResolved(RegionBox focus, Predicate<RuleBox> visitor) {
    Optional<Facet.Resolved> address = resolved(focus);
    if (address.isPresent()) {
      return resolved.visit(address.get().addresses(), visitor);
    }
    boolean unresolved =
        facets(focus, Dimension.RESOLVED).stream().anyMatch(Facet.Unresolved.class::isInstance);
    return !unresolved && resolved.visitAll(visitor);
  }

  static boolean startsLiterally(RegionBox box) {
    return network(box).isPresent() || !key(box).literalStart().isEmpty();
  }

  static boolean asksForAddress(RegionBox box) {
    return resolved(box).isPresent();
  }

  private static Optional<Facet.Resolved> resolved(RegionBox box) {
    return facets(box, Dimension.RESOLVED).stream()
        .filter(Facet.Resolved.class::isInstance)
        .map(Facet.Resolved.class::cast)
        .findFirst();
  }

  private static Optional<Facet.Hosts> network(RegionBox box) {
    return facets(box, Dimension.HOST).stream()
        .filter(facet -> facet instanceof Facet.Hosts hosts && hosts.names().pattern().isEmpty())
        .map(Facet.Hosts.class::cast)
        .findFirst();
  }

  /** Returns whether a box of a space with hosts has addresses and names. */
  private static boolean mayBeAddress(RegionBox box) {
    return box.space().dimensions().contains(Dimension.HOST)
        && facets(box, Dimension.HOST).stream()
            .allMatch(
                facet ->
                    facet instanceof Facet.Hosts hosts
                        && hosts.pattern() instanceof HostPattern.AnyHost);
  }

  private static List<Facet> facets(RegionBox box, Dimension dimension) {
    int at = box.space().dimensions().indexOf(dimension);
    return at < 0 ? List.of() : box.facets().get(at);
  }

  private static SegmentPattern key(RegionBox box) {
    return switch (box.space()) {
      case CONNECT -> host(box);
      case HTTP -> host(box).then(BORDER).then(path(box, Dimension.HTTP_PATH));
      case FILES, UNKNOWN_FILES, FOLDING_FILES, OTHER_HOME_FILES -> path(box, Dimension.PATH);
      case DRIVES -> path(box, Dimension.DRIVE_PATH);
      case CALL, PROMPT -> name(box, Dimension.SERVER).then(name(box, Dimension.NAME));
      case REGISTER -> name(box, Dimension.SERVER);
      case RESOURCE -> name(box, Dimension.SERVER).then(uri(box));
    };
  }

  private static SegmentPattern host(RegionBox box) {
    return narrowest(box, Dimension.HOST, Facet.Hosts.class)
        .flatMap(hosts -> hosts.names().pattern())
        .orElse(SegmentPattern.EVERYTHING);
  }

  private static SegmentPattern path(RegionBox box, Dimension dimension) {
    return narrowest(box, dimension, Facet.Paths.class)
        .map(Facet.Paths::pattern)
        .orElse(SegmentPattern.EVERYTHING);
  }

  private static SegmentPattern name(RegionBox box, Dimension dimension) {
    return narrowest(box, dimension, Facet.Names.class)
        .map(names -> SegmentPattern.single(names.pattern()))
        .orElse(ANY_NAME);
  }

  private static SegmentPattern uri(RegionBox box) {
    return narrowest(box, Dimension.URI, Facet.Uris.class)
        .map(uris -> SegmentPattern.literal(List.of(uris.scheme())).then(uris.pattern()))
        .orElse(SegmentPattern.EVERYTHING);
  }

  private static <F extends Facet> Optional<F> narrowest(
      RegionBox box, Dimension dimension, Class<F> kind) {
    return facets(box, dimension).stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .max(Comparator.comparingInt(Facet::precision));
  }
}
