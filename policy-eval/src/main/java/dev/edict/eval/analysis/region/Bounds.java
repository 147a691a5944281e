package dev.edict.eval.analysis.region;

import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.match.filesystem.PathPattern;
import dev.edict.dsl.match.mcp.ToolPattern;
import dev.edict.dsl.match.network.EndpointPattern;
import dev.edict.dsl.rule.DelegationGrant.Bound;
import java.util.ArrayList;
import java.util.List;

/** What the bounds of delegations come to in a space. */
final class Bounds {
  private Bounds() {}

  /** Returns the alternatives of lying in {@code bound}, each as facets; none when nothing does. */
  static List<List<List<Facet>>> of(Bound bound, Space space) {
    List<List<List<Facet>>> alternatives = new ArrayList<>();
    if (bound instanceof Bound.Everything) {
      alternatives.add(space.dimensions().stream().map(dimension -> List.<Facet>of()).toList());
    } else if (bound instanceof Bound.Endpoints endpoints) {
      for (EndpointPattern endpoint : endpoints.endpoints()) {
        List<Facet> hosts = List.of(Facet.Hosts.of(endpoint.host(), false));
        List<Facet> ports = NetworkBoxes.ports(endpoint.ports());
        alternatives.add(
            space == Space.CONNECT
                ? List.of(hosts, ports, List.of())
                : List.of(hosts, ports, List.of(), List.of()));
      }
    } else if (bound instanceof Bound.Paths paths) {
      for (PathPattern path : paths.paths()) {
        FileBoxes.facet(path, Effect.ALLOW, space)
            .ifPresent(facet -> alternatives.add(List.of(List.of(facet))));
      }
    } else if (bound instanceof Bound.Tools tools) {
      tools.tools().forEach(tool -> addTool(alternatives, tool, space));
    } else {
      throw new AssertionError(bound);
    }
    return alternatives;
  }

  private static void addTool(List<List<List<Facet>>> alternatives, ToolPattern tool, Space space) {
    List<Facet> server = McpBoxes.names(tool.server());
    if (space == Space.CALL) {
      alternatives.add(List.of(server, McpBoxes.names(tool.tool())));
    } else if (tool.tool().glob().isAny()) {
      alternatives.add(space == Space.REGISTER ? List.of(server) : List.of(server, List.of()));
    }
  }
}
