package dev.edict.eval.analysis.region;

import dev.edict.dsl.match.network.HostName;
import dev.edict.dsl.match.network.HostPattern;
import dev.edict.dsl.match.network.IpAddress;
import dev.edict.dsl.match.network.IpNetwork;
import dev.edict.dsl.match.network.NetworkHost;
import dev.edict.dsl.match.network.PortSet;
import dev.edict.eval.analysis.language.AddressSet;
import dev.edict.eval.analysis.language.BudgetExhausted;
import dev.edict.eval.analysis.language.SegmentPattern;
import dev.edict.eval.analysis.language.TextPattern;
import java.util.Arrays;
import java.util.List;

/** Facets of one value each, from the values of examples. */
final class PointFacets {
  private PointFacets() {}

  static Facet of(Dimension dimension, String value) {
    return switch (dimension) {
      case HOST -> host(value);
      case PORT -> new Facet.Ports(PortSet.of(Integer.parseInt(value)));
      case RESOLVED ->
          value.isEmpty()
              ? new Facet.Unresolved()
              : new Facet.Resolved(
                  new AddressSet(IpNetwork.of(IpAddress.parse(value).value()), false));
      case HTTP_PATH -> paths(value, segments(value));
      case PATH, DRIVE_PATH -> paths(value, value.isEmpty() ? List.of() : segments(value));
      case SERVER, NAME -> new Facet.Names(TextPattern.literal(value));
      case URI -> uri(value);
    };
  }

  private static Facet host(String value) {
    NetworkHost host = NetworkHost.parse(value).orNull();
    if (host == null) {
      // The class has texts that no host may have, and perhaps others; nothing is claimed of it.
      throw new BudgetExhausted();
    }
    HostPattern pattern =
        host instanceof HostName name
            ? new HostPattern.ExactName(name)
            : new HostPattern.Network(IpNetwork.of((IpAddress) host));
    return Facet.Hosts.of(pattern, false);
  }

  private static Facet paths(String value, List<String> segments) {
    return new Facet.Paths(SegmentPattern.literal(segments), "/" + value);
  }

  private static List<String> segments(String value) {
    return Arrays.asList(value.split("/", -1));
  }

  private static Facet uri(String value) {
    int colon = value.indexOf(':');
    int start = value.startsWith("//", colon + 1) ? colon + 3 : colon + 1;
    return new Facet.Uris(
        value.substring(0, start), SegmentPattern.literal(segments(value.substring(start))), value);
  }
}
