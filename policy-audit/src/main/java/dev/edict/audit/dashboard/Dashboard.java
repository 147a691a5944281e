package dev.edict.audit.dashboard;

import com.sun.net.httpserver.HttpServer;
import dev.edict.audit.local.LocalAccess;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A journal shown live to browsers, until closed. Reads the journal only, so that another process
 * may write it.
 *
 * <pre>{@code
 * try (Dashboard dashboard = Dashboard.start(journal, DashboardOptions.defaults())) {
 *   System.out.println(dashboard.link());
 * }
 * }</pre>
 */
public final class Dashboard implements Closeable {
  /** For the files and answers that are over at once. */
  private static final int SHORT_REQUESTS = 16;

  private final HttpServer server;
  private final ThreadPoolExecutor threads;
  private final LocalAccess access;

  private Dashboard(HttpServer server, ThreadPoolExecutor threads, LocalAccess access) {
    this.server = server;
    this.threads = threads;
    this.access = access;
  }

  /**
   * Starts to serve the journal in a directory.
   *
   * @throws IOException if it is no directory, or the port is taken
   */
  public static Dashboard start(Path journal, DashboardOptions options) throws IOException {
    if (!Files.isDirectory(journal)) {
      throw new NotDirectoryException(journal.toString());
    }
    HttpServer server = HttpServer.create(options.address, 0);
    LocalAccess access = access(options, server.getAddress());
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            0,
            options.pages + SHORT_REQUESTS,
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> {
              Thread thread = new Thread(task, "edict-dashboard");
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(threads);
    server.createContext("/", new Routes(journal, access, options.pages));
    server.start();
    return new Dashboard(server, threads, access);
  }

  private static LocalAccess access(DashboardOptions options, InetSocketAddress bound) {
    List<String> hosts = new ArrayList<>(options.hostNames);
    if (!bound.getAddress().isAnyLocalAddress()) {
      hosts.add(shown(bound.getAddress()));
    }
    // Browsers send cookies to every port of a host: the name keeps dashboards apart.
    return new LocalAccess("edict-dashboard-" + bound.getPort(), options.token, hosts);
  }

  /** Returns an address as it stands in links. */
  private static String shown(InetAddress address) {
    String text = address.getHostAddress();
    return text.indexOf(':') >= 0 ? "[" + text + "]" : text;
  }

  /** Returns where it listens. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  /**
   * Returns the address to open in a browser of this machine. It holds the token, which opens the
   * dashboard to whoever has it; the page removes it from what the browser shows.
   */
  public URI link() {
    InetAddress host = address().getAddress();
    String name = host.isAnyLocalAddress() ? "127.0.0.1" : shown(host);
    return URI.create("http://" + name + ":" + address().getPort() + "/#token=" + access.token());
  }

  /** Ends all streams and frees the port. */
  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
