package dev.edict.convert.export;

import dev.edict.convert.Loss;
import dev.edict.dsl.match.mcp.ToolPattern;
import dev.edict.dsl.match.network.EndpointPattern;
import dev.edict.dsl.match.network.Protocol;
import dev.edict.dsl.rule.RuleSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a policy set allows whoever asks and whenever: hosts and networks, and MCP tools. A deny
 * goes before an allow. What holds only under a condition, for a team, until a time, with approval
 * or by delegation is left out of the allows; denies stand without their conditions.
 *
 * @param allowedHosts endpoints that may be reached, save for the denied ones
 * @param deniedHosts endpoints that may not
 * @param allowedTools tools that may be called, save for the denied ones
 * @param deniedTools tools that may not
 * @param losses what the list does not say
 */
public record AllowList(
    List<HostEntry> allowedHosts,
    List<HostEntry> deniedHosts,
    List<ToolPattern> allowedTools,
    List<ToolPattern> deniedTools,
    List<Loss> losses) {

  /** Copies the lists. */
  public AllowList {
    allowedHosts = List.copyOf(allowedHosts);
    deniedHosts = List.copyOf(deniedHosts);
    allowedTools = List.copyOf(allowedTools);
    deniedTools = List.copyOf(deniedTools);
    losses = List.copyOf(losses);
  }

  /**
   * An endpoint of a list.
   *
   * @param endpoint host and ports
   * @param protocols the protocols meant
   * @param rule the rule it comes from
   */
  public record HostEntry(EndpointPattern endpoint, Set<Protocol> protocols, String rule) {

    /** Sorts the set. */
    public HostEntry {
      protocols = Collections.unmodifiableSet(new TreeSet<>(protocols));
    }

    boolean overlaps(HostEntry other) {
      return protocols.stream().anyMatch(other.protocols::contains)
          && endpoint.overlaps(other.endpoint);
    }
  }

  /** Returns the list of a policy set. */
  public static AllowList of(RuleSet rules) {
    return new AllowListBuilder(rules).build();
  }

  /**
   * Returns the endpoints that no deny touches, one a line, for points that know no denies; what a
   * deny touches is left out and becomes a loss of the result.
   */
  public HostLines hostLines() {
    TreeSet<String> lines = new TreeSet<>();
    List<Loss> left = new ArrayList<>(losses);
    for (HostEntry entry : allowedHosts) {
      boolean touched = deniedHosts.stream().anyMatch(entry::overlaps);
      if (touched) {
        left.add(
            new Loss(
                Loss.Direction.NARROWER,
                "rule `" + entry.rule() + "`",
                entry.endpoint().text() + " is denied in part"));
      } else if (!entry.protocols().contains(Protocol.TCP)) {
        left.add(
            new Loss(
                Loss.Direction.NARROWER,
                "rule `" + entry.rule() + "`",
                entry.endpoint().text() + " is for UDP only"));
      } else {
        lines.add(entry.endpoint().text());
      }
    }
    return new HostLines(List.copyOf(lines), List.copyOf(left));
  }

  /**
   * Endpoints as lines.
   *
   * @param lines the endpoints, sorted
   * @param losses what they do not say
   */
  public record HostLines(List<String> lines, List<Loss> losses) {}
}
