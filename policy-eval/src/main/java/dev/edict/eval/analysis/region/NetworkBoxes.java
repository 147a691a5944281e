package dev.edict.eval.analysis.region;

import dev.edict.dsl.match.network.EndpointPattern;
import dev.edict.dsl.match.network.HostPattern;
import dev.edict.dsl.match.network.HttpMethod;
import dev.edict.dsl.match.network.HttpPathPattern;
import dev.edict.dsl.match.network.PortSet;
import dev.edict.dsl.match.network.Protocol;
import dev.edict.dsl.rule.RuleTarget;
import dev.edict.eval.analysis.language.SegmentPattern;
import dev.edict.eval.analysis.region.TargetBoxes.TargetBox;
import java.util.ArrayList;
import java.util.List;

/**
 * Boxes of rules about the network. A rule about TCP connections decides about every HTTP request
 * on them; an HTTP allow opens inspected connections, an HTTP deny closes those that are not
 * inspected.
 */
final class NetworkBoxes {
  private final Role role;
  private final boolean denying;
  private final List<TargetBox> boxes = new ArrayList<>();

  NetworkBoxes(Role role) {
    this.role = role;
    this.denying = role == Role.DENY;
  }

  List<TargetBox> of(RuleTarget.Connect connect) {
    int verbs = 0;
    for (ConnectVerb verb : ConnectVerb.values()) {
      verbs |= connect.protocols().contains(verb.protocol()) ? Verbs.bit(verb) : 0;
    }
    for (EndpointPattern endpoint : connect.endpoints()) {
      add(role, Space.CONNECT, verbs, endpoint, List.of());
      if (connect.protocols().contains(Protocol.TCP)) {
        add(role, Space.HTTP, Verbs.everyMethod(), endpoint, List.of());
      }
    }
    return boxes;
  }

  List<TargetBox> of(RuleTarget.Http http) {
    int methods = 0;
    for (HttpMethod method : http.methods()) {
      methods |= Verbs.bit(method);
    }
    for (EndpointPattern endpoint : http.endpoints()) {
      for (HttpPathPattern path : http.paths()) {
        Facet facet = new Facet.Paths(SegmentPattern.of(path.segments(), false), path.text());
        add(role, Space.HTTP, methods, endpoint, List.of(facet));
      }
      if (denying) {
        int verbs = Verbs.bit(ConnectVerb.TCP) | Verbs.bit(ConnectVerb.UDP);
        add(Role.DENY, Space.CONNECT, verbs, endpoint, List.of());
      } else {
        add(Role.ALLOW, Space.CONNECT, Verbs.bit(ConnectVerb.TCP_INSPECTED), endpoint, List.of());
      }
    }
    return boxes;
  }

  private void add(Role does, Space space, int verbs, EndpointPattern endpoint, List<Facet> path) {
    Facet.Hosts hosts = Facet.Hosts.of(endpoint.host(), denying);
    List<Facet> ports = ports(endpoint.ports());
    boxes.add(new TargetBox(does, box(space, verbs, List.of(hosts), ports, path, List.of())));
    if (denying && endpoint.host() instanceof HostPattern.Network) {
      boxes.add(
          new TargetBox(
              does,
              box(
                  space,
                  verbs,
                  List.of(new Facet.AnyName()),
                  ports,
                  path,
                  List.of(new Facet.Resolved(hosts.addresses())))));
    }
  }

  /** Returns the facet of {@code set}; none for every port. */
  static List<Facet> ports(PortSet set) {
    return set.equals(PortSet.ALL) ? List.of() : List.of(new Facet.Ports(set));
  }

  private static RegionBox box(
      Space space,
      int verbs,
      List<Facet> hosts,
      List<Facet> ports,
      List<Facet> path,
      List<Facet> resolved) {
    return RegionBox.of(
        space,
        verbs,
        space == Space.CONNECT
            ? List.of(hosts, ports, resolved)
            : List.of(hosts, ports, path, resolved));
  }
}
