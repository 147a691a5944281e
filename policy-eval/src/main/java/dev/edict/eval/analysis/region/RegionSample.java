package dev.edict.eval.analysis.region;

import dev.edict.dsl.match.network.HostName;
import dev.edict.dsl.match.network.HostPattern;
import dev.edict.dsl.match.network.IpAddress;
import dev.edict.dsl.match.network.IpNetwork;
import dev.edict.eval.analysis.language.AddressSet;
import dev.edict.eval.analysis.language.SegmentPattern;
import dev.edict.eval.analysis.language.TextPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Small boxes inside a box, with a text in each facet that no pattern is likely to name: a request
 * that a rule is about and others probably are not.
 */
public final class RegionSample {
  private static final List<String> WORDS = List.of("q7x", "q7x-q8z");

  private static final long PATTERN = 0x5b5b_5b5b_5b5b_5b5bL;

  private RegionSample() {}

  /** Returns a few boxes inside {@code box}, without verbs or circumstances being narrowed. */
  public static List<RegionBox> of(RegionBox box) {
    List<RegionBox> samples = new ArrayList<>();
    for (int segments = 1; segments <= WORDS.size(); segments++) {
      Optional<RegionBox> sample = sample(box, segments);
      sample.filter(found -> !samples.contains(found)).ifPresent(samples::add);
    }
    return samples;
  }

  /** Returns the requests of {@code box} on the resource and with the verb of {@code example}. */
  public static RegionBox at(RegionBox box, ExampleRequest example) {
    List<List<Facet>> point = new ArrayList<>();
    for (int i = 0; i < example.resource().size(); i++) {
      point.add(
          List.of(PointFacets.of(box.space().dimensions().get(i), example.resource().get(i))));
    }
    return new RegionBox(box.space(), 1 << example.verb(), point, box.requirements());
  }

  private static Optional<RegionBox> sample(RegionBox box, int segments) {
    List<List<Facet>> narrowed = new ArrayList<>();
    for (int i = 0; i < box.facets().size(); i++) {
      List<Facet> facets = box.facets().get(i);
      Dimension dimension = box.space().dimensions().get(i);
      Optional<Facet> literal = literal(dimension, facets, segments);
      if (literal.isEmpty()) {
        narrowed.add(facets);
      } else if (facets.stream().allMatch(facet -> facet.overlaps(literal.get()))) {
        narrowed.add(List.of(literal.get()));
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(new RegionBox(box.space(), box.verbs(), narrowed, box.requirements()));
  }

  /** Returns one value of a dimension; empty where values are not narrowed. */
  private static Optional<Facet> literal(Dimension dimension, List<Facet> facets, int segments) {
    String word = WORDS.get(segments - 1);
    return switch (dimension) {
      case PORT -> Optional.empty();
      case RESOLVED -> resolved(facets);
      case HOST -> host(facets, segments);
      case SERVER, NAME ->
          Optional.of(
              new Facet.Names(
                  TextPattern.literal(
                      facets.isEmpty()
                          ? word
                          : ((Facet.Names) facets.get(0)).pattern().filled(word))));
      case PATH, DRIVE_PATH, HTTP_PATH -> {
        SegmentPattern pattern =
            facets.isEmpty() ? SegmentPattern.EVERYTHING : ((Facet.Paths) facets.get(0)).pattern();
        List<String> path = pattern.filled(word, segments);
        yield Optional.of(
            new Facet.Paths(SegmentPattern.literal(path), "/" + String.join("/", path)));
      }
      case URI ->
          facets.isEmpty()
              ? Optional.empty()
              : Optional.of(uri((Facet.Uris) facets.get(0), word, segments));
    };
  }

  private static Facet uri(Facet.Uris uris, String word, int segments) {
    List<String> path = uris.pattern().filled(word, segments);
    return new Facet.Uris(
        uris.scheme(), SegmentPattern.literal(path), uris.scheme() + String.join("/", path));
  }

  private static Optional<Facet> host(List<Facet> facets, int segments) {
    SegmentPattern names = SegmentPattern.ONE_OR_MORE;
    if (!facets.isEmpty() && facets.get(0) instanceof Facet.Hosts hosts) {
      if (hosts.names().pattern().isEmpty()) {
        return Optional.of(
            Facet.Hosts.of(new HostPattern.Network(single(hosts.addresses())), false));
      }
      names = hosts.names().pattern().get();
    }
    String text = HostNames.name(names.filled(WORDS.get(segments - 1), segments));
    HostName name = HostName.parse(text).orNull();
    return name == null
        ? Optional.empty()
        : Optional.of(Facet.Hosts.of(new HostPattern.ExactName(name), false));
  }

  private static Optional<Facet> resolved(List<Facet> facets) {
    return !facets.isEmpty() && facets.get(0) instanceof Facet.Resolved resolved
        ? Optional.of(new Facet.Resolved(new AddressSet(single(resolved.addresses()), false)))
        : Optional.empty();
  }

  /** Returns an address in the middle of a network, which narrower networks seldom name. */
  private static IpNetwork single(AddressSet set) {
    IpNetwork network = set.network();
    IpAddress first = network.address();
    int free = first.bitLength() - network.prefix();
    if (free == 0) {
      return network;
    }
    if (first.isV4()) {
      return IpNetwork.of(IpAddress.ofV4((int) (first.lo() | (PATTERN & ((1L << free) - 1)))));
    }
    long low = free >= Long.SIZE ? PATTERN : (PATTERN & ((1L << free) - 1));
    return IpNetwork.of(IpAddress.ofV6(first.hi(), first.lo() | low));
  }
}
