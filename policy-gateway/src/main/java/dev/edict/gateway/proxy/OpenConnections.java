package dev.edict.gateway.proxy;

import dev.edict.eval.request.ProxyRequest;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What goes through a proxy at the moment. Safe for use by many threads. */
final class OpenConnections {
  private final Map<Socket, Entry> entries = new ConcurrentHashMap<>();

  private record Entry(ProxyRequest request, List<Socket> hosts) {}

  /** Says that what goes on between a client and hosts is what {@code request} asked for. */
  void put(ProxyRequest request, Socket client, Socket... hosts) {
    entries.put(client, new Entry(request, List.of(hosts)));
  }

  void remove(Socket client) {
    entries.remove(client);
  }

  int size() {
    return entries.size();
  }

  /** Ends the connections that the policy denies by now; returns how many. */
  int endDenied(ProxyJudge judge) {
    int ended = 0;
    for (Map.Entry<Socket, Entry> each : entries.entrySet()) {
      try {
        judge.requireStillAllowed(each.getValue().request());
      } catch (ProxyJudge.Denied denied) {
        end(each.getKey(), each.getValue());
        ended++;
      }
    }
    return ended;
  }

  /** Ends all connections. */
  void endAll() {
    entries.forEach(OpenConnections::end);
  }

  private static void end(Socket client, Entry entry) {
    entry.hosts().forEach(Upstream::close);
    Upstream.close(client);
  }
}
