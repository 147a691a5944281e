package dev.edict.gateway.mcp;

import com.sun.net.httpserver.HttpExchange;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of clients over HTTP, bounded in number. Many clients go without a word; when there
 * are too many sessions, the one that was used least lately ends, if nobody waits for it.
 */
final class HttpSessions implements AutoCloseable {

  /** The header that names a session. */
  static final String HEADER = "Mcp-Session-Id";

  private static final int MOST = 32;
  private static final AtomicLong USES = new AtomicLong();

  private final McpGateway gateway;
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();

  HttpSessions(McpGateway gateway) {
    this.gateway = gateway;
  }

  /** A session. */
  static final class Entry {
    private final String id = UUID.randomUUID().toString();
    private final ClientSession session;
    private final NewsStream news = new NewsStream();
    private volatile long used = USES.incrementAndGet();

    private Entry(ClientSession session) {
      this.session = session;
      session.background(news);
    }

    String id() {
      return id;
    }

    private boolean isIdle() {
      return session.callsUnderWay() == 0 && !news.isRead();
    }

    ClientSession session() {
      return session;
    }

    NewsStream news() {
      return news;
    }
  }

  /** Returns a new session; null when there are too many. */
  synchronized @Nullable Entry open() {
    if (entries.size() >= MOST) {
      entries.values().stream()
          .filter(Entry::isIdle)
          .min(Comparator.comparingLong(entry -> entry.used))
          .ifPresent(this::end);
    }
    if (entries.size() >= MOST) {
      return null;
    }
    Entry entry = new Entry(gateway.openSession());
    entries.put(entry.id, entry);
    return entry;
  }

  /** Returns whether a request names a session, whether there is one or not. */
  boolean isNamed(HttpExchange exchange) {
    return !HttpHeaders.all(exchange, HEADER).isEmpty();
  }

  /** Returns the session that a request names; null when there is none. */
  @Nullable Entry find(HttpExchange exchange) {
    List<String> ids = HttpHeaders.all(exchange, HEADER);
    Entry entry = ids.size() == 1 ? entries.get(ids.get(0)) : null;
    if (entry != null) {
      entry.used = USES.incrementAndGet();
    }
    return entry;
  }

  /** Ends the session that a request names; returns whether there was one. */
  boolean end(HttpExchange exchange) {
    Entry entry = find(exchange);
    if (entry != null) {
      end(entry);
    }
    return entry != null;
  }

  private void end(Entry entry) {
    entries.remove(entry.id);
    entry.news.close();
    gateway.closeSession(entry.session);
  }

  @Override
  public void close() {
    List.copyOf(entries.values()).forEach(this::end);
  }
}
