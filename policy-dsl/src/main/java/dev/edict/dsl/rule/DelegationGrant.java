package dev.edict.dsl.rule;

import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.match.filesystem.PathPattern;
import dev.edict.dsl.match.mcp.ToolPattern;
import dev.edict.dsl.match.network.EndpointPattern;
import dev.edict.dsl.source.SourceLocation;
import java.util.List;
import java.util.Set;

/**
 * Lets lower levels allow more in a domain, inside a bound.
 *
 * @param policy the policy that delegates
 * @param domain the domain
 * @param levels the levels that may allow more
 * @param bound which requests the lower levels' allows may reach
 * @param origin where it is written
 */
public record DelegationGrant(
    Policy policy, Domain domain, Set<Level> levels, Bound bound, SourceLocation origin) {

  /** Copies the set. */
  public DelegationGrant {
    levels = OrderedSets.of(Level.class, levels);
  }

  /** Which requests a delegation is about. */
  public sealed interface Bound {

    /** Every request of the domain. */
    record Everything() implements Bound {}

    /**
     * Connections and HTTP requests to some endpoints.
     *
     * @param endpoints one or more
     */
    record Endpoints(List<EndpointPattern> endpoints) implements Bound {
      /** Copies the list. */
      public Endpoints {
        endpoints = List.copyOf(endpoints);
      }
    }

    /**
     * Files at some paths.
     *
     * @param paths one or more
     */
    record Paths(List<PathPattern> paths) implements Bound {
      /** Copies the list. */
      public Paths {
        paths = List.copyOf(paths);
      }
    }

    /**
     * Calls of some tools; for the other MCP operations, the servers of which every tool is named.
     *
     * @param tools one or more
     */
    record Tools(List<ToolPattern> tools) implements Bound {
      /** Copies the list. */
      public Tools {
        tools = List.copyOf(tools);
      }
    }
  }
}
