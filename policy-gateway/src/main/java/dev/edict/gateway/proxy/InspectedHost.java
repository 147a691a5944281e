package dev.edict.gateway.proxy;

import dev.edict.eval.decision.Decision;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * The verified connection to the host of an inspected tunnel, used for one request after another.
 */
final class InspectedHost implements AutoCloseable {

  /** Hosts end silent connections when they like; a request that was sent may have been obeyed. */
  private static final Duration RELIED_ON = Duration.ofSeconds(2);

  private static final int BAD_GATEWAY = 502;

  private final TlsInspection inspection;
  private final ProxyLimits limits;
  private final Deadlines deadlines;
  private @Nullable Connection connection;

  InspectedHost(TlsInspection inspection, ProxyLimits limits, Deadlines deadlines) {
    this.inspection = inspection;
    this.limits = limits;
    this.deadlines = deadlines;
  }

  /** A connection, with when it was last of use. */
  static final class Connection {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private long lastUsed;
    private boolean used;

    private Connection(Socket socket, SSLSocket opened) throws IOException {
      this.socket = socket;
      this.in = new BufferedInputStream(opened.getInputStream());
      this.out = new BufferedOutputStream(opened.getOutputStream());
    }

    Socket socket() {
      return socket;
    }

    InputStream in() {
      return in;
    }

    OutputStream out() {
      return out;
    }

    /** Says that a request was answered. */
    void answered() {
      used = true;
      lastUsed = System.nanoTime();
    }

    /** Returns whether a request was answered over it. */
    boolean isUsed() {
      return used;
    }
  }

  /**
   * Returns a connection for a request that was judged.
   *
   * @param repeatable whether the request may be sent again if the connection turns out to be dead
   * @throws ProxyFault if the host cannot be reached or is not who it should be
   */
  Connection connection(Decision decision, boolean repeatable) throws ProxyFault {
    Connection kept = connection;
    if (kept != null && (repeatable || System.nanoTime() - kept.lastUsed < RELIED_ON.toNanos())) {
      return kept;
    }
    close();
    Connection made = open(decision);
    connection = made;
    return made;
  }

  @SuppressWarnings("try")
  private Connection open(Decision decision) throws ProxyFault {
    Socket socket = Upstream.connect(decision, limits.connectPatience(), deadlines);
    try (Deadlines.Deadline deadline = deadlines.closing(socket, limits.connectPatience())) {
      return new Connection(socket, inspection.verified(socket, decision.target().orElseThrow()));
    } catch (IOException closed) {
      Upstream.close(socket);
      throw new ProxyFault(BAD_GATEWAY, "unreachable", "the host cannot be reached");
    }
  }

  /** Ends the connection, if there is one. */
  @Override
  public void close() {
    if (connection != null) {
      // Not the TLS in it, which would first wait for whoever writes to a host that does not read.
      Upstream.close(connection.socket);
      connection = null;
    }
  }
}
