package dev.edict.eval.table;

import dev.edict.dsl.match.Glob;
import dev.edict.dsl.match.mcp.ServerName;
import dev.edict.dsl.match.mcp.ToolName;
import dev.edict.dsl.match.mcp.ToolPattern;
import dev.edict.dsl.rule.Redaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which parts of the calls of which tools no record may show, whatever the subject. */
public final class RedactionTable {
  private final List<Redaction> redactions;
  private final GlobIndex<List<Entry>> servers;

  private RedactionTable(List<Redaction> redactions, Map<Glob, List<Entry>> servers) {
    this.redactions = redactions;
    this.servers = GlobIndex.of(servers);
  }

  /** Returns the table of {@code redactions}, in the order of the rule set. */
  static RedactionTable of(List<Redaction> redactions) {
    Map<Glob, List<Entry>> servers = new LinkedHashMap<>();
    for (int i = 0; i < redactions.size(); i++) {
      for (ToolPattern pattern : redactions.get(i).tools()) {
        servers
            .computeIfAbsent(pattern.server().glob(), server -> new ArrayList<>())
            .add(new Entry(i, pattern.tool().glob()));
      }
    }
    return new RedactionTable(redactions, servers);
  }

  /** Returns whether there are none. */
  boolean isEmpty() {
    return redactions.isEmpty();
  }

  /** Returns the redactions for calls of a tool, in the order of the rule set. */
  public List<Redaction> forTool(ServerName server, ToolName tool) {
    if (redactions.isEmpty()) {
      return List.of();
    }
    Set<Integer> positions = new TreeSet<>();
    servers.find(
        server.text(),
        0,
        server.text().length(),
        entries -> {
          for (Entry entry : entries) {
            if (entry.tool().matches(tool.text())) {
              positions.add(entry.position());
            }
          }
        });
    return positions.stream().map(redactions::get).toList();
  }

  private record Entry(int position, Glob tool) {}
}
