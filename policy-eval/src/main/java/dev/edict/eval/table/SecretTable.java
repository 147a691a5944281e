package dev.edict.eval.table;

import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.match.Glob;
import dev.edict.dsl.match.mcp.NamePattern;
import dev.edict.dsl.match.mcp.ServerName;
import dev.edict.dsl.match.network.EndpointPattern;
import dev.edict.dsl.match.network.HostPattern;
import dev.edict.dsl.match.network.NetworkHost;
import dev.edict.dsl.match.network.PortSet;
import dev.edict.dsl.rule.SecretBinding;
import dev.edict.eval.combine.LevelGates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which secrets go to which server or endpoint, whatever the subject. */
public final class SecretTable {
  private final GlobIndex<List<Entry>> servers;
  private final HostIndex<List<Entry>> hosts;

  private SecretTable(Map<Glob, List<Entry>> servers, Map<HostPattern, List<Entry>> hosts) {
    this.servers = GlobIndex.of(servers);
    this.hosts = HostIndex.of(hosts);
  }

  /** Returns the table of {@code bindings}. */
  static SecretTable of(List<SecretBinding> bindings, LevelGates gates) {
    Map<Glob, List<Entry>> servers = new LinkedHashMap<>();
    Map<HostPattern, List<Entry>> hosts = new LinkedHashMap<>();
    for (int i = 0; i < bindings.size(); i++) {
      SecretBinding binding = bindings.get(i);
      Domain domain = binding.servers().isEmpty() ? Domain.NETWORK : Domain.MCP;
      CompiledSecret secret =
          new CompiledSecret(binding, gates.gate(domain, binding.policy().level()));
      for (NamePattern server : binding.servers()) {
        Entry entry = new Entry(i, secret, PortSet.ALL);
        servers.computeIfAbsent(server.glob(), key -> new ArrayList<>()).add(entry);
      }
      for (EndpointPattern endpoint : binding.endpoints()) {
        Entry entry = new Entry(i, secret, endpoint.ports());
        hosts.computeIfAbsent(endpoint.host(), key -> new ArrayList<>()).add(entry);
      }
    }
    return new SecretTable(servers, hosts);
  }

  /** Returns the bindings for a server, in the order of the rule set. */
  public List<CompiledSecret> forServer(ServerName server) {
    Map<Integer, CompiledSecret> found = new TreeMap<>();
    servers.find(
        server.text(),
        0,
        server.text().length(),
        entries -> entries.forEach(entry -> found.put(entry.position(), entry.secret())));
    return List.copyOf(found.values());
  }

  /** Returns the bindings for an endpoint, in the order of the rule set. */
  public List<CompiledSecret> forEndpoint(NetworkHost host, int port) {
    Map<Integer, CompiledSecret> found = new TreeMap<>();
    hosts.find(
        host,
        entries -> {
          for (Entry entry : entries) {
            if (entry.ports().contains(port)) {
              found.put(entry.position(), entry.secret());
            }
          }
        });
    return List.copyOf(found.values());
  }

  private record Entry(int position, CompiledSecret secret, PortSet ports) {}
}
