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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Which secrets go to which server or endpoint, whatever the subject. */
public final class SecretTable {
  private final GlobIndex<List<Entry>> servers;
  private final HostIndex<List<Entry>> hosts;

  private final boolean hasServers;
  private final boolean hasHosts;

  private SecretTable(Map<Glob, List<Entry>> servers, Map<HostPattern, List<Entry>> hosts) {
    this.hasServers = !servers.isEmpty();
    this.hasHosts = !hosts.isEmpty();
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

  /** Returns whether there are bindings for servers. */
  boolean hasServers() {
    return hasServers;
  }

  /** Returns the bindings for a server, in the order of the rule set. */
  public List<CompiledSecret> forServer(ServerName server) {
    if (!hasServers) {
      return List.of();
    }
    Found found = new Found(Verbs.NO_PORT);
    servers.find(server.text(), 0, server.text().length(), found);
    return found.inOrder();
  }

  /** Returns the bindings for an endpoint, in the order of the rule set. */
  public List<CompiledSecret> forEndpoint(NetworkHost host, int port) {
    if (!hasHosts) {
      return List.of();
    }
    Found found = new Found(port);
    hosts.find(host, found);
    return found.inOrder();
  }

  private record Entry(int position, CompiledSecret secret, PortSet ports) {}

  /** The entries found for one request; most find none. */
  private static final class Found implements Consumer<List<Entry>> {
    private final int port;
    private List<Entry> entries = List.of();

    Found(int port) {
      this.port = port;
    }

    @Override
    public void accept(List<Entry> matching) {
      List<Entry> more = new ArrayList<>(entries);
      for (Entry entry : matching) {
        if (entry.ports().contains(port)) {
          more.add(entry);
        }
      }
      entries = more;
    }

    List<CompiledSecret> inOrder() {
      return entries.isEmpty()
          ? List.of()
          : entries.stream()
              .sorted(Comparator.comparingInt(Entry::position))
              .map(Entry::secret)
              .distinct()
              .toList();
    }
  }
}
